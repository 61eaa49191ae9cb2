"""What each option counts, alone or with the options of the other aspects."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from maturity.framework.model import Feature, Framework, Join, Worth
from maturity.scoring.rollup import combine


class Cell(NamedTuple):
    """What one answer counts: its share in `unit`s, and its points in `point_unit`s, for each aspect or joined."""

    share: int
    points: tuple[int, ...]


def kinds(framework: Framework) -> dict[str, Feature]:
    """Return one feature for each option set in use: all of a set have the same cells."""
    return {feature.options or framework.options: feature for feature in framework.features.values()}


def raw_cells(framework: Framework, feature: Feature) -> dict[tuple[str, ...], tuple[Fraction, tuple[Fraction, ...]]]:
    """Return the share and the points of every option of a feature, or of every combination of its aspects' options."""
    if not framework.aspects:
        worth = framework.worth[feature.options or framework.options]
        return {(option,): (one.share, (one.points,)) for option, one in worth.items()}
    join = framework.scoring.join
    assert join is not None  # checked with the framework
    sets = [framework.worth[aspect.options] for aspect in framework.aspects]
    weights = [Fraction(aspect.weight) for aspect in framework.aspects]
    found = {}
    for chosen in product(*sets):
        worths = [worth[option] for worth, option in zip(sets, chosen, strict=True)]
        found[chosen] = (_joined_share(join, worths, weights), _points(join, worths, weights))
    return found


def _joined_share(join: Join, worths: Sequence[Worth], weights: Sequence[Fraction]) -> Fraction:
    # A share stays between 0 and 1, so where points are added up the shares are averaged.
    rule = {"sum": "mean", "weighted-sum": "weighted-mean"}.get(join.rule, join.rule)
    return Fraction(combine(rule, [one.share for one in worths], weights) or 0)


def _points(join: Join, worths: Sequence[Worth], weights: Sequence[Fraction]) -> tuple[Fraction, ...]:
    points = [one.points for one in worths]
    return tuple(points) if join.at == "groups" else (Fraction(combine(join.rule, points, weights) or 0),)
