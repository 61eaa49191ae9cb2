"""The ladder: which stage a group reaches, and every check on the way."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from maturity.scoring.compiled import Asked, Compiled, Node
from maturity.scoring.reading import Cells
from maturity.scoring.result import Check

Stages = Sequence[int | None]


def checks(made: Compiled, node: Node, low: Cells, high: Cells, low_stages: Stages, high_stages: Stages) -> list[Check]:
    """Return every check of every stage, lowest stage first; what is left out or has no stage doesn't count.

    `low_stages` and `high_stages` hold the stages of the groups by place, as far as the node's conditions need them.
    """
    all_apply = None not in low[node.start : node.stop]
    found = []
    for asked in node.asked:
        if asked.condition is not None and asked.condition.of == "groups":
            found.append(_of_groups(asked, low_stages, high_stages))
        else:
            found.append(_of_features(made, asked, low, high, all_apply))
    return found


def reached(start: int, stages: Sequence[int], found: Sequence[Check], *, at_best: bool) -> int:
    """Return the highest stage all of whose checks, and those of every stage below, hold; 0 is below the first."""
    failing = [check.stage for check in found if not (check.holds_at_best if at_best else check.holds_at_worst)]
    below = min(failing) if failing else None
    return max((stage for stage in stages if below is None or stage < below), default=0) if stages else start


def _of_features(made: Compiled, asked: Asked, low: Cells, high: Cells, all_apply: bool) -> Check:
    members, weights, ids = asked.members, asked.weights, asked.ids
    if not all_apply:
        kept = [index for index, place in enumerate(members) if low[place] is not None]
        members = tuple(members[index] for index in kept)
        weights = tuple(weights[index] for index in kept)
        ids = tuple(ids[index] for index in kept)
    lows = [cell.share for place in members if (cell := low[place]) is not None]
    highs = [cell.share for place in members if (cell := high[place]) is not None]
    unit = made.unit
    if asked.passing is not None:
        unit = 1
        lows = [int(share >= asked.passing) for share in lows]
        highs = [int(share >= asked.passing) for share in highs]
    return _check(asked, lows, highs, weights, unit, ids)


def _of_groups(asked: Asked, low_stages: Stages, high_stages: Stages) -> Check:
    pairs = [(low_stages[place], high_stages[place]) for place in asked.members]
    kept = [index for index, (low, high) in enumerate(pairs) if low is not None and high is not None]
    reach = asked.reach or 0
    lows = [int((pairs[index][0] or 0) >= reach) for index in kept]
    highs = [int((pairs[index][1] or 0) >= reach) for index in kept]
    weights = tuple(asked.weights[index] for index in kept)
    return _check(asked, lows, highs, weights, 1, tuple(asked.ids[index] for index in kept))


def _check(
    asked: Asked, lows: list[int], highs: list[int], weights: Sequence[int], unit: int, ids: tuple[str, ...]
) -> Check:
    condition = asked.condition
    if condition is not None and condition.weighted:
        of = sum(weights)
        low = sum(one * weight for one, weight in zip(lows, weights, strict=True))
        high = sum(one * weight for one, weight in zip(highs, weights, strict=True))
    else:
        of, low, high = len(lows), sum(lows), sum(highs)
    passing = None if condition is None or condition.passing_at is None else Fraction(condition.passing_at)
    return Check(asked.stage, asked.rule, asked.needed, low, high, of * unit, ids, passing, asked.reach)
