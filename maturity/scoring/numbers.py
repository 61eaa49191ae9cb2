"""The number of every node: roll-ups carried out from the innermost groups to the whole."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from maturity.framework.model import Framework, Rollup
from maturity.scoring.compiled import Compiled, Node
from maturity.scoring.reading import Cells, Read, extremes
from maturity.scoring.rollup import Exact, combine, finish

# For each node, by place, a number for each aspect.
Numbers = list[tuple[Fraction | None, ...]]
Scale = tuple[Numbers, Numbers]  # all at worst, all at best


def numbers(made: Compiled, cells: Cells, scale: Scale | None, skipped: Sequence[bool] | None = None) -> Numbers:
    """Return the numbers of every node for one way the answers may turn out.

    `skipped` marks features that are left out because they are blank; `scale` is needed where a rule is on shares or
    on what is lacking.
    """
    found: Numbers = [()] * len(made.nodes)
    for place in made.order:
        node = made.nodes[place]
        found[place] = tuple(
            _number(made, node, cells, aspect, found, scale, skipped) for aspect in range(made.aspects)
        )
    return found


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
    if rollup.over == "stages":
        return _by_stage(made, node, rollup, cells, aspect)
    places = node.features if rollup.over == "children" else range(node.start, node.stop)
    groups = node.groups if rollup.over == "children" else ()
    if skipped and rollup.without_score == "no-score" and any(skipped[place] for place in places):
        return None
    unit = made.unit if rollup.on == "normalized" else made.point_unit
    values: list[Exact] = _values(made, rollup, places, cells, aspect)
    weights: list[int] = [made.leaves[place].weight for place in places if cells[place] is not None]
    if groups:
        values = [Fraction(value) / unit for value in values]
        unit = 1
    for place in groups:
        value = _of_group(rollup, found[place][aspect], place, aspect, scale)
        if value is not None:
            values.append(value)
            weights.append(made.nodes[place].weight)
        elif rollup.without_score == "no-score":
            return None
        elif rollup.without_score == "zero":
            values.append(0)
            weights.append(made.nodes[place].weight)
    return finish(rollup, _scaled_back(rollup.rule, combine(rollup.rule, values, weights), unit, made.weight_unit))


def _values(made: Compiled, rollup: Rollup, places: Sequence[int], cells: Cells, aspect: int) -> list[Exact]:
    found: list[Exact] = []
    for place in places:
        cell = cells[place]
        if cell is None:
            continue
        value = cell.share if rollup.on == "normalized" else cell.points[aspect]
        if rollup.rule == "start-minus-sum":
            highest = made.leaves[place].highest
            top = highest.share if rollup.on == "normalized" else highest.points[aspect]
            value = top - value
        found.append(value)
    return found


def _of_group(rollup: Rollup, value: Fraction | None, place: int, aspect: int, scale: Scale | None) -> Fraction | None:
    """Return what a group inside counts: its own number, its share of its scale, or what it lacks."""
    if value is None or (rollup.on == "raw" and rollup.rule != "start-minus-sum"):
        return value
    assert scale is not None  # worked out wherever a rule needs it
    worst, best = (one[place][aspect] for one in scale)
    if worst is None or best is None:
        return None
    if rollup.on == "normalized":
        value = (value - worst) / (best - worst) if best != worst else Fraction(1)
        best = Fraction(1)
    return best - value if rollup.rule == "start-minus-sum" else value


def _by_stage(made: Compiled, node: Node, rollup: Rollup, cells: Cells, aspect: int) -> Fraction | None:
    assert rollup.within is not None  # checked with the framework
    unit = made.unit if rollup.on == "normalized" else made.point_unit
    of_stages: list[Exact] = []
    for places in node.by_stage:
        weights = [made.leaves[place].weight for place in places if cells[place] is not None]
        inner = combine(rollup.within, _values(made, rollup, places, cells, aspect), weights)
        inner = _scaled_back(rollup.within, inner, unit, made.weight_unit)
        if inner is not None:
            of_stages.append(inner)
    return finish(rollup, combine(rollup.rule, of_stages, [1] * len(of_stages)))


def _scaled_back(rule: str, outcome: Exact | None, unit: int, weight_unit: int) -> Fraction | None:
    """Return an outcome that was added in whole units as the number it stands for."""
    if outcome is None:
        return None
    # Only in a weighted sum do the weights stay in the outcome.
    by = unit * weight_unit if rule in {"weighted-sum", "start-minus-sum"} else unit
    return Fraction(outcome.numerator, outcome.denominator * by)
