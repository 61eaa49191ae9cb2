"""What each option counts, alone or with the options of the other aspects."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from maturity.framework.model import Feature, Framework, Join, Worth
from maturity.scoring.rollup import combine


class Cell(NamedTuple):
    """What one answer counts: its share, and points and shares for each aspect or joined.

    Shares are in `unit`s, points in `point_unit`s of the framework they belong to.
    """

    share: int
    points: tuple[int, ...]
    shares: tuple[int, ...]


class Counts(NamedTuple):
    """The same as exact numbers, before there is a common unit."""

    share: Fraction
    points: tuple[Fraction, ...]
    shares: tuple[Fraction, ...]


def kinds(framework: Framework) -> dict[str, Feature]:
    """Return one feature for each option set in use: all of a set have the same cells."""
    return {feature.options or framework.options: feature for feature in framework.features.values()}


def raw_cells(framework: Framework, feature: Feature) -> dict[tuple[str, ...], Counts]:
    """Return the share and the points of every option of a feature, or of every combination of its aspects' options."""
    if not framework.aspects:
        worth = framework.worth[feature.options or framework.options]
        return {(option,): Counts(one.share, (one.points,), (one.share,)) for option, one in worth.items()}
    join = framework.scoring.join
    assert join is not None  # checked with the framework
    sets = [framework.worth[aspect.options] for aspect in framework.aspects]
    weights = [Fraction(aspect.weight) for aspect in framework.aspects]
    found = {}
    for chosen in product(*sets):
        worths = [worth[option] for worth, option in zip(sets, chosen, strict=True)]
        joined = _joined_share(join, worths, weights)
        shares = tuple(one.share for one in worths) if join.at == "groups" else (joined,)
        found[chosen] = Counts(joined, _points(join, worths, weights), shares)
    return found


def _joined_share(join: Join, worths: Sequence[Worth], weights: Sequence[Fraction]) -> Fraction:
    # A share stays between 0 and 1, so where points are added up the shares are averaged.
    rule = {"sum": "mean", "weighted-sum": "weighted-mean"}.get(join.rule, join.rule)
    return Fraction(combine(rule, [one.share for one in worths], weights) or 0)


def _points(join: Join, worths: Sequence[Worth], weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    points = [one.points for one in worths]
    return tuple(points) if join.at == "groups" else (Fraction(combine(join.rule, points, weights) or 0),)
