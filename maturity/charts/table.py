"""A chart as data: what is drawn, the table to print beside it, and the alt text; and the profile's own part of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Chart:
    """What every chart has: title, alt text, and the table beside it as plain texts.

    The title names the center where the chart is about one, the heading doesn't.
    """

    title: str
    heading: str
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def printed(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The columns and rows to print."""
        return self.columns, self.rows


@dataclass(frozen=True)
class Step:
    """One rung of the ladder, as a column of the chart."""

    number: int
    name: str


@dataclass(frozen=True)
class Bar:
    """A number on its own scale, as shares of it: established up to `low`, possible up to `high`.

    `value` is what the framework's rule makes of it by now; `lowest` and `highest` name the ends, `scale` both.
    """

    low: float
    high: float
    value: float
    lowest: str
    highest: str
    scale: str


@dataclass(frozen=True)
class Mark:
    """What is drawn for one capability; None where it has no stage and no bar, because nothing in it applies.

    `stage_low` is established, up to `stage_high` is possible while answers are open; 0 is below the first stage. A
    capability that has a number instead of a stage has a bar. `remark` says its scale, and what else is possible.
    `stage_now` is what the framework's rule makes of the answers so far, and nothing is `answered` where there is none:
    such a capability stands nowhere yet, not at the lowest.
    """

    id: str
    title: str
    stage: str
    stage_low: int | None
    stage_high: int | None
    target: int | None
    bar: Bar | None = None
    remark: str = ""
    stage_now: int | None = None
    answered: bool = True


@dataclass(frozen=True)
class Legend:
    """The words that explain the signs of the chart."""

    reached: str
    open: str
    target: str
    value: str


@dataclass(frozen=True)
class ChartTable(Chart):
    """The profile of the capabilities: a ladder of steps with a mark for each."""

    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]
    legend: Legend

    @property
    def aims(self) -> bool:
        """True where any capability has a target."""
        return any(mark.target is not None for mark in self.marks)

    @property
    def has_values_apart(self) -> bool:
        """True where a number stands elsewhere than at the end of what is established."""
        return any(mark.bar is not None and mark.bar.value != mark.bar.low for mark in self.marks)

    @property
    def printed(self) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """The columns and rows to print: without the targets where there are none."""
        kept = slice(None) if self.aims else slice(-1)
        return self.columns[kept], tuple(row[kept] for row in self.rows)
