"""The columns of the arithmetic: one where nothing is open, else so far, at worst and at best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from maturity.framework.model import Framework
from maturity.scoring.arithmetic.model import WAYS, Line, Stages
from maturity.scoring.labels import exactly
from maturity.scoring.result import Range
from maturity.text import Words


@dataclass(frozen=True)
class Block:
    """A title, some sentences, a table if it has columns, and what comes of it."""

    title: str
    sentences: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Way:
    """One way the open answers may turn out: a field of a range, and what its column is called."""

    field: str
    name: str

    def of(self, found: Range) -> Fraction | None:
        """Return the number of this way."""
        number: Fraction | None = getattr(found, self.field)
        return number

    def stage(self, found: Stages) -> int | None:
        """Return the stage of this way."""
        stage: int | None = getattr(found, self.field)
        return stage

    def ordered(self, line: Line) -> tuple[Fraction, ...]:
        """Return the sorted numbers of this way."""
        return line.ordered[WAYS.index(self.field)]

    def counts(self, words: Words) -> str:
        """Return the heading of what something counts this way."""
        return words.say(f"arithmetic.column.{self.name}")

    def lacks(self, words: Words) -> str:
        """Return the heading of what something lacks this way."""
        return words.say(f"arithmetic.column.lacks.{self.name}")

    def comes_to(self, words: Words) -> str:
        """Return the heading of what a step comes to this way."""
        names = {"counts": "comes_to", "so_far": "now"}
        return words.say(f"arithmetic.column.{names.get(self.name, self.name)}")


def ways_of(framework: Framework, ranges: Sequence[Range]) -> tuple[Way, ...]:
    """Return the ways that differ: one where nothing that is open matters."""
    blank = framework.scoring.blank
    if blank == "skip":
        if all(one.value == one.low == one.high for one in ranges):
            return (Way("low", "counts"),)
        return Way("value", "so_far"), Way("low", "low"), Way("high", "high")
    if all(one.low == one.high for one in ranges):
        return (Way("low", "counts"),)
    return Way("low", "so_far" if blank == "zero" else "low"), Way("high", "high")


def stage_range(found: Stages) -> Range:
    """Return stages as numbers, to find out which of them differ."""
    return Range(*(None if stage is None else Fraction(stage) for stage in found))


def written(number: Fraction | None, words: Words) -> str:
    """Write a number, or a dash where there is none."""
    return words.say("arithmetic.none") if number is None else exactly(number)
