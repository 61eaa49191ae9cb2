"""Counting a group: the figures of each capability and feature over those with a row and the statistics-only parts.

Those with a row are counted exactly. Of the others only blurred counts are taken, see `suppression.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from maturity.compare.comparison import AtLeast, CapabilityFigures, Cell, FeatureFigures
from maturity.compare.digest import LETTERS, Digest, cell_of
from maturity.compare.quartiles import middle_half
from maturity.compare.suppression import ENDS, blurred
from maturity.framework.model import Framework

TENTHS = 10
"""Steps in which shares of statistics-only centers are counted, so that no figure is the share of one of them."""


@dataclass(frozen=True)
class Counted:
    """Whose digests are counted: those with a row, and the parts of the statistics-only centers, each by itself."""

    rows: Sequence[Digest]
    parts: Sequence[Sequence[Digest]]


def capability_figures(
    framework: Framework, counted: Counted, place: int, stages: bool, minimum: int
) -> CapabilityFigures | None:
    """Return the figures of the capability at a place of the digests' cells; None where too few are scored."""
    values: Counter[Fraction] = Counter()
    still_open = 0
    for token, times in Counter(one.cells[place] for one in counted.rows).items():
        cell = _cell(token)
        if cell.established is not None:
            values[cell.established] += times
            still_open += 0 if cell.known else times
    rungs = _rungs(framework, stages)
    for part in counted.parts:
        standing: Counter[Fraction | None] = Counter()
        lifting = 0
        for token, times in Counter(one.cells[place] for one in part).items():
            cell = _cell(token)
            standing[_rung(cell, rungs)] += times
            lifting += times if cell.scored and not cell.known else 0
        counts = blurred([*(standing[rung] for rung in rungs), standing[None]])
        values.update(dict(zip(rungs, counts, strict=False)))
        still_open += blurred([lifting, len(part) - lifting])[0]
    n = values.total()
    if n < minimum:
        return None
    middle = middle_half(values)
    tell_ends = n >= ENDS and not counted.parts
    return CapabilityFigures(
        n=n,
        median=middle.median,
        low_quartile=middle.low,
        high_quartile=middle.high,
        at_least=tuple(_at_least(framework, values, n)) if stages else (),
        open=min(still_open, n),
        lowest=min(values) if tell_ends else None,
        highest=max(values) if tell_ends else None,
    )


def feature_figures(
    framework: Framework, counted: Counted, named: Sequence[tuple[str, Digest]], minimum: int
) -> tuple[FeatureFigures, ...]:
    """Return the figures of each feature that enough centers answered; `named` are those that may be told by name."""
    width = len(framework.features)
    totals = [list(counts) for counts in _columns(counted.rows, width)]
    for part in counted.parts:
        for total, counts in zip(totals, _columns(part, width), strict=True):
            for index, n in enumerate(blurred(counts)):
                total[index] += n
    found = []
    for place, (id_, feature) in enumerate(framework.features.items()):
        have, partly, missing, dont_know, excluded, blank = totals[place]
        n = have + partly + missing
        if n >= minimum:
            teachers = tuple(name for name, one in named if one.features[place] == LETTERS[0])
            capability = framework.capability_of[id_].id
            counts = (n, have, partly, missing, dont_know, excluded, blank)
            found.append(FeatureFigures(id_, capability, feature.stage, *counts, teachers))
    return tuple(found)


def gaps(features: Sequence[FeatureFigures]) -> tuple[FeatureFigures, ...]:
    """Return what centers lack, the most common first; of equals what more lack altogether, then the given order."""
    return tuple(sorted((one for one in features if one.lacking), key=lambda one: (-one.lacking, -one.missing)))


def _columns(digests: Sequence[Digest], width: int) -> Iterator[tuple[int, ...]]:
    """Yield how often each letter stands for each feature: one long text in steps is much faster than many loops."""
    joined = "".join(one.features for one in digests)
    for place in range(width):
        column = joined[place::width]
        counts = [column.count(letter) for letter in LETTERS[:-1]]
        yield (*counts, len(column) - sum(counts))


def _rungs(framework: Framework, stages: bool) -> tuple[Fraction, ...]:
    """Return what statistics-only centers may count as, the highest first."""
    if stages:
        return (*(Fraction(number) for number in sorted(framework.stage, reverse=True)), Fraction(0))
    return tuple(Fraction(step, TENTHS) for step in range(TENTHS, -1, -1))


def _rung(cell: Cell, rungs: Sequence[Fraction]) -> Fraction | None:
    if cell.share_low is not None:
        return Fraction(floor(cell.share_low * TENTHS + Fraction(1, 2)), TENTHS)
    return None if cell.established is None else next((rung for rung in rungs if rung <= cell.established), rungs[-1])


def _at_least(framework: Framework, values: Counter[Fraction], n: int) -> Iterator[AtLeast]:
    for stage in sorted(framework.stage):
        count = sum(times for value, times in values.items() if value >= stage)
        yield AtLeast(stage, count, Fraction(count, n))


def _cell(token: str) -> Cell:
    return cell_of(token) or Cell()
