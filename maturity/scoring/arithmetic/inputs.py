"""What enters a roll-up: every feature and group, what it counts, and what became of blanks and does-not-apply."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from maturity.assessment.answers import Answer
from maturity.framework.model import Rollup
from maturity.scoring.arithmetic.lines import combining, entries, finishing, outcome_of
from maturity.scoring.arithmetic.model import WAYS, Input, Line, Part, Portion, Rated, Treated, ranged
from maturity.scoring.arithmetic.source import Source
from maturity.scoring.compiled import Node
from maturity.scoring.result import Range
from maturity.scoring.rollup import share_between

_EXCLUDED = {
    "exclude": Treated.EXCLUDED,
    "full-credit": Treated.FULL_CREDIT,
    "zero": Treated.ZERO,
    "target": Treated.TARGET,
}
_NOTHING = Range(None, None, None)


def part(source: Source, node: Node, aspect: int, total: Range) -> Part:
    """Return how one number of a node is made; `total` is what the engine made of it."""
    rollup = node.rule.rollup
    name = source.framework.aspects[aspect].id if source.made.aspects > 1 else None
    if rollup.rule == "none":
        return Part(name, (), (), (), total)
    if rollup.over == "stages":
        portions = tuple(_portion(source, rollup, places, aspect) for places in node.by_stage)
        made = combining(rollup.rule, entries([(portion.total, Fraction(1)) for portion in portions]))
        lines = (*made, *finishing(rollup, outcome_of(made)))
        return Part(name, (), portions, _as_settled(lines, total), total)
    places = node.features if rollup.over == "children" else range(node.start, node.stop)
    groups = node.groups if rollup.over == "children" else ()
    inputs = tuple(_feature(source, rollup, place, aspect) for place in places)
    inputs += tuple(_group(source, rollup, place, aspect) for place in groups)
    stopped = frozenset(way for way in WAYS if any(_stops(one, way) for one in inputs))
    made = combining(rollup.rule, entries([(one.counts, one.weight) for one in inputs], stopped))
    lines = (*made, *finishing(rollup, outcome_of(made), stopped))
    return Part(name, inputs, (), _as_settled(lines, total), total)


def _portion(source: Source, rollup: Rollup, places: Sequence[int], aspect: int) -> Portion:
    assert rollup.within is not None  # checked with the framework
    inputs = tuple(_feature(source, rollup, place, aspect) for place in places)
    lines = combining(rollup.within, entries([(one.counts, one.weight) for one in inputs]))
    return Portion(source.leaf(places[0]).feature.stage, inputs, lines, outcome_of(lines))


def _as_settled(lines: Sequence[Line], total: Range) -> tuple[Line, ...]:
    """Return lines without a number so far, where nothing is answered that could make one."""
    if total.value is not None:
        return tuple(lines)
    return tuple(Line(line.step, line.comes_to._replace(value=None), line.operand, line.ordered) for line in lines)


def _stops(one: Input, way: str) -> bool:
    if one.treated is Treated.BLANK_STOPS:
        return way == "value"
    return one.treated is Treated.GROUP_STOPS and getattr(one.counts, way) is None


def _feature(source: Source, rollup: Rollup, place: int, aspect: int) -> Input:
    leaf, answers = source.leaf(place), source.answers
    skipped = source.skips_blanks and answers.left_blank(aspect)[place]

    def counted(cells: Sequence) -> Fraction | None:  # type: ignore[type-arg]
        return source.share(cells[place], aspect) if rollup.on == "normalized" else source.points(cells[place], aspect)

    low, high, highest = counted(answers.low), counted(answers.high), counted(source.made.highest)
    own = Range(None if skipped else low, low, high)
    counts = own
    if rollup.rule == "start-minus-sum" and highest is not None:
        counts = _lacking(own, highest)
    return Input(
        id=leaf.feature.id,
        is_group=False,
        stage=leaf.feature.stage,
        weight=source.weight(leaf.weight),
        treated=treated(source, place, rollup),
        own=own,
        counts=counts,
        highest=highest if rollup.rule == "start-minus-sum" else None,
        rated=_rated(source, place, rollup) if source.made.rated and source.made.aspects == 1 else (),
    )


def treated(source: Source, place: int, rollup: Rollup | None = None) -> Treated:
    """Return what became of the answer to a feature."""
    answers, scoring = source.answers, source.framework.scoring
    if answers.excluded[place]:
        return _EXCLUDED[scoring.does_not_apply]
    if not answers.blank[place]:
        return Treated.ANSWERED if answers.settled[place] else Treated.HALF_RATED
    if scoring.blank == "zero" or (scoring.blank in {"skip", "fails"} and rollup is None):
        return Treated.BLANK_LOWEST
    if scoring.blank == "skip" and rollup is not None:
        return Treated.BLANK_STOPS if _needs_all(rollup) else Treated.BLANK_OUT
    return Treated.OPEN


def _needs_all(rollup: Rollup) -> bool:
    return rollup.without_score == "no-score"


def _rated(source: Source, place: int, rollup: Rollup) -> tuple[Rated, ...]:
    """Return what each aspect of an answer counts, where they are joined at the answer."""
    framework, leaf = source.framework, source.leaf(place)
    if source.answers.low[place] is None or source.answers.excluded[place]:
        return ()
    answer = source.assessment.answer(leaf.feature.id)
    found = []
    for aspect, (id_, lowest, highest) in zip(framework.aspects, leaf.aspects, strict=True):
        worth = framework.worth[aspect.options]
        chosen = _chosen(answer, id_)
        low, high = (worth[chosen or end] for end in (lowest, highest))
        amounts = (low.share, high.share) if rollup.on == "normalized" else (low.points, high.points)
        found.append(Rated(id_, Range(amounts[0], *amounts), Fraction(aspect.weight)))
    return tuple(found)


def _chosen(answer: Answer, aspect: str) -> str | None:
    return answer.options.get(aspect, answer.option)


def _group(source: Source, rollup: Rollup, place: int, aspect: int) -> Input:
    node = source.made.nodes[place]
    own = source.number(source.result.node(node.id), aspect)
    lowest = highest = None
    counts = own
    if rollup.on == "normalized" or rollup.rule == "start-minus-sum":
        lowest, highest = source.reach(place, aspect)
        top = highest
        if rollup.on == "normalized":
            counts, top = ranged(lambda way: share_between(getattr(own, way), lowest, highest)), Fraction(1)
        if lowest is None or top is None:
            counts = _NOTHING
        elif rollup.rule == "start-minus-sum":
            counts = _lacking(counts, top)
    how, counts = _without_number(rollup, counts)
    weight = source.weight(node.weight)
    return Input(node.id, True, node.stage, weight, how, own, counts, lowest, highest)


def _without_number(rollup: Rollup, counts: Range) -> tuple[Treated, Range]:
    if None not in counts:
        return Treated.GROUP, counts
    match rollup.without_score:
        case "no-score":
            return Treated.GROUP_STOPS, counts
        case "zero":
            zeros = ranged(lambda way: Fraction(0) if getattr(counts, way) is None else getattr(counts, way))
            return Treated.GROUP_ZERO, zeros
        case _:
            return Treated.GROUP_OUT, counts


def _lacking(own: Range, highest: Fraction) -> Range:
    def lacks(way: str) -> Fraction | None:
        one: Fraction | None = getattr(own, way)
        return None if one is None else highest - one

    return ranged(lacks)
