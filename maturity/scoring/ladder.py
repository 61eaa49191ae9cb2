"""The ladder: which stage a group reaches, and every check on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from maturity.scoring.compiled import Asked, Compiled, Node
from maturity.scoring.reading import Cells
from maturity.scoring.result import Check


@dataclass
class Standing:
    """What checks look at: the shares of features at worst and at best, and the stages and shares of groups.

    What is left out has the share 0 and doesn't apply; so nothing has to be picked apart while adding up.
    """

    applies: Sequence[int]  # 1 or 0, by place of the feature
    low: Sequence[int]
    high: Sequence[int]
    low_stages: Sequence[int | None]
    high_stages: Sequence[int | None]
    group_shares: Sequence[tuple[Fraction, Fraction] | None] = ()
    passing: dict[int, tuple[Sequence[int], Sequence[int]]] = field(default_factory=dict)

    def passes(self, share: int) -> tuple[Sequence[int], Sequence[int]]:
        """Return which features have at least a share, at worst and at best: 1 or 0."""
        if share not in self.passing:
            low, high = ([int(one >= share) for one in shares] for shares in (self.low, self.high))
            if not share:  # then even what is left out would seem to pass
                low = high = list(self.applies)
            self.passing[share] = low, high
        return self.passing[share]


def shares(cells: Cells) -> list[int]:
    """Return the share of each feature, in units; 0 where it is left out."""
    return [0 if cell is None else cell.share for cell in cells]


def checks(made: Compiled, node: Node, standing: Standing) -> tuple[Check, ...]:
    """Return every check of every stage, lowest stage first; what is left out or has no stage doesn't count."""
    return tuple(_checks(made, node, standing))


def reached(made: Compiled, node: Node, stages: Sequence[int], standing: Standing) -> tuple[int, int]:
    """Return the highest stage whose checks, and those of every stage below, hold: at worst, and at best.

    0 is below the first. Checks after the first that fails even at best are not carried out.
    """
    low: int | None = None
    for check in _checks(made, node, standing):
        if low is None and not check.holds_at_worst:
            low = check.stage - 1
        if low is not None and not check.holds_at_best:
            return low, check.stage - 1
    ladder = node.rule.ladder
    top = ladder.end if ladder and ladder.end is not None else stages[-1]
    return top if low is None else low, top


def _checks(made: Compiled, node: Node, standing: Standing) -> Iterator[Check]:
    span = slice(node.start, node.stop)
    # In most groups everything applies, and many are answered to the end: then there is less to add up.
    all_apply = 0 not in standing.applies[span]
    settled = standing.low[span] == standing.high[span]
    for asked in node.asked:
        if asked.of_groups:
            yield _of_groups(asked, standing)
        else:
            yield _of_features(made, asked, standing, all_apply, settled)


def _of_features(made: Compiled, asked: Asked, standing: Standing, all_apply: bool, settled: bool) -> Check:
    low, high, unit = standing.low, standing.high, made.unit
    if asked.passing is not None:
        low, high = standing.passes(asked.passing)
        unit = 1
    pick, ids = asked.pick, asked.ids
    lows = pick(low)
    highs = lows if settled else pick(high)
    applies = asked.ones if all_apply else pick(standing.applies)
    if not all_apply and 0 in applies:
        ids = tuple(id_ for id_, one in zip(ids, applies, strict=True) if one)
    if asked.weighted:
        applies, lows, highs = (_times(found, asked.weights) for found in (applies, lows, highs))
    total, best, of = sum(lows), sum(highs), sum(applies) * unit
    return Check(asked.stage, asked.rule, asked.needed, total, best, of, ids, asked.at, asked.reach)


def _of_groups(asked: Asked, standing: Standing) -> Check:
    """Count the groups that have reached a stage, or add up their shares."""
    lows: list[Fraction | int] = []
    highs: list[Fraction | int] = []
    kept = []
    for index, place in enumerate(asked.members):
        span = _span(asked, standing, place)
        if span is not None:
            kept.append(index)
            lows.append(span[0])
            highs.append(span[1])
    weights = [asked.weights[index] for index in kept] if asked.weighted else [1] * len(kept)
    # Whole numbers over one common denominator, as with features.
    unit = lcm(*(one.denominator for one in (*lows, *highs)))
    low, high = (int(sum(_times(found, weights)) * unit) for found in (lows, highs))
    ids = tuple(asked.ids[index] for index in kept)
    return Check(asked.stage, asked.rule, asked.needed, low, high, sum(weights) * unit, ids, asked.at, asked.reach)


def _span(asked: Asked, standing: Standing, place: int) -> tuple[Fraction | int, Fraction | int] | None:
    if asked.reach is not None:
        low, high = standing.low_stages[place], standing.high_stages[place]
        return None if low is None or high is None else (int(low >= asked.reach), int(high >= asked.reach))
    share = standing.group_shares[place]
    if share is None or asked.at is None:
        return share
    return int(share[0] >= asked.at), int(share[1] >= asked.at)


def _times(found: Sequence[Fraction | int], weights: Sequence[int]) -> list[int]:
    return [one * weight for one, weight in zip(found, weights, strict=True)]  # type: ignore[misc]
