"""The number of every node: roll-ups carried out from the innermost groups to the whole."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from maturity.framework.model import Framework, Rollup
from maturity.scoring.compiled import Compiled, Node
from maturity.scoring.reading import Cells, Read, extremes
from maturity.scoring.rollup import WEIGHING, Exact, combine, finish, share_between

# For each node, by place, a number for each aspect.
Numbers = list[tuple[Fraction | None, ...]]
Scale = tuple[Numbers, Numbers]  # all at worst, all at best


def numbers(
    made: Compiled, cells: Cells, scale: Scale | None, skipped: Sequence[Sequence[bool]] | None = None
) -> Numbers:
    """Return the numbers of every node for one way the answers may turn out.

    `skipped` marks, by aspect, features that are left out because they are blank. `scale` is needed where a rule is
    on shares or on what is lacking.
    """
    found: Numbers = [()] * len(made.nodes)
    applies, points = [0 if cell is None else 1 for cell in cells], _points(made, cells)
    for place in made.order:
        node = made.nodes[place]
        if node.plain_mean and skipped is None:
            # What is left out counts 0 in both sums, so whole slices can be added: nine groups of ten are like this.
            of = sum(applies[node.start : node.stop]) * made.point_unit
            sums = [sum(apart[node.start : node.stop]) for apart in points]
            found[place] = tuple(Fraction(one, of) if of else None for one in sums)
        else:
            found[place] = tuple(
                _number(made, node, cells, aspect, found, scale, skipped[aspect] if skipped else None)
                for aspect in range(made.aspects)
            )
    return found


def _points(made: Compiled, cells: Cells) -> list[list[int]]:
    """Return the points of every feature for each aspect; 0 where it is left out."""
    return [[0 if cell is None else cell.points[aspect] for cell in cells] for aspect in range(made.aspects)]


def scale_of(framework: Framework, made: Compiled, read: Read) -> Scale:
    """Return the lowest and the highest number of every node that these answers leave within reach."""
    lowest, highest = extremes(framework, made, read)
    worst: Numbers = [()] * len(made.nodes)
    best: Numbers = [()] * len(made.nodes)
    for place in made.order:
        node, aspects = made.nodes[place], range(made.aspects)
        # Both go up the groups together, because the number of a group may need the scale of those in it.
        at_worst = tuple(_number(made, node, lowest, one, worst, (worst, best), None) for one in aspects)
        at_best = tuple(_number(made, node, highest, one, best, (worst, best), None) for one in aspects)
        worst[place], best[place] = at_worst, at_best
    return worst, best


def joined(made: Compiled, apart: Sequence[Fraction | None]) -> Fraction | None:
    """Return the one number of a node whose aspects were rolled up apart."""
    if made.join is None or len(apart) == 1:
        return apart[0]
    pairs = [(one, weight) for one, weight in zip(apart, made.join_weights, strict=True) if one is not None]
    outcome = combine(made.join.rule, [one for one, _ in pairs], [weight for _, weight in pairs])
    return None if outcome is None else Fraction(outcome)


def _number(
    made: Compiled,
    node: Node,
    cells: Cells,
    aspect: int,
    found: Numbers,
    scale: Scale | None,
    skipped: Sequence[bool] | None,
) -> Fraction | None:
    rollup = node.rule.rollup
    if rollup.rule == "none":
        return None
    if rollup.over == "stages":
        return _by_stage(made, node, rollup, cells, aspect, skipped)
    places = node.features if rollup.over == "children" else range(node.start, node.stop)
    groups = node.groups if rollup.over == "children" else ()
    if skipped and rollup.without_score == "no-score" and any(skipped[place] for place in places):
        return None
    values, weights = _values(made, rollup, places, cells, aspect, skipped)
    if not groups:
        return finish(rollup, combine(rollup.rule, values, weights, _unit(made, rollup, rollup.rule)))
    unit = made.unit if rollup.on == "normalized" else made.point_unit
    values = [Fraction(value, unit) for value in values]
    for place in groups:
        value = _of_group(rollup, found[place][aspect], place, aspect, scale)
        if value is None and rollup.without_score == "no-score":
            return None
        if value is not None or rollup.without_score == "zero":
            values.append(value or 0)
            weights.append(made.nodes[place].weight)
    weight_unit = made.weight_unit if rollup.rule in WEIGHING else 1
    return finish(rollup, combine(rollup.rule, values, weights, weight_unit))


def _unit(made: Compiled, rollup: Rollup, rule: str) -> int:
    """Return what an outcome in whole units has to be divided by."""
    unit = made.unit if rollup.on == "normalized" else made.point_unit
    return unit * made.weight_unit if rule in WEIGHING else unit


def _values(
    made: Compiled, rollup: Rollup, places: Sequence[int], cells: Cells, aspect: int, skipped: Sequence[bool] | None
) -> tuple[list[Exact], list[int]]:
    """Return what the features that apply count, in units, and their weights."""
    kept = [(place, cell) for place in places if (cell := cells[place]) is not None]
    if skipped:
        kept = [(place, cell) for place, cell in kept if not skipped[place]]
    normalized = rollup.on == "normalized"
    values: list[Exact] = [cell.shares[aspect] if normalized else cell.points[aspect] for _, cell in kept]
    if rollup.rule == "start-minus-sum":
        tops = [made.leaves[place].highest for place, _ in kept]
        highest = [cell.shares[aspect] if normalized else cell.points[aspect] for cell in tops]
        values = [top - value for top, value in zip(highest, values, strict=True)]
    return values, [made.leaves[place].weight for place, _ in kept]


def _of_group(rollup: Rollup, value: Fraction | None, place: int, aspect: int, scale: Scale | None) -> Fraction | None:
    """Return what a group inside counts: its own number, its share of its scale, or what it lacks."""
    if value is None or (rollup.on == "raw" and rollup.rule != "start-minus-sum"):
        return value
    assert scale is not None  # worked out wherever a rule needs it
    worst, best = (one[place][aspect] for one in scale)
    if worst is None or best is None:
        return None
    if rollup.on == "normalized":
        value, best = share_between(value, worst, best), Fraction(1)
    return best - value if rollup.rule == "start-minus-sum" and value is not None else value


def _by_stage(
    made: Compiled, node: Node, rollup: Rollup, cells: Cells, aspect: int, skipped: Sequence[bool] | None
) -> Fraction | None:
    assert rollup.within is not None  # checked with the framework
    unit = _unit(made, rollup, rollup.within)
    of_stages: list[Exact] = []
    for places in node.by_stage:
        values, weights = _values(made, rollup, places, cells, aspect, skipped)
        inner = combine(rollup.within, values, weights, unit)
        if inner is not None:
            of_stages.append(inner)
    return finish(rollup, combine(rollup.rule, of_stages, [1] * len(of_stages)))
