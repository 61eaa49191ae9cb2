"""The checks of a ladder worked out, and a stage that follows from groups."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from maturity.scoring.arithmetic.model import FromGroups, GroupStage, Member, Rung, Stages, Worked
from maturity.scoring.arithmetic.source import Source
from maturity.scoring.compiled import Asked, Node
from maturity.scoring.result import Check, NodeResult, Rule, Verdict
from maturity.scoring.rollup import share_between, stage_figures


def ladder(source: Source, node: Node, result: NodeResult) -> tuple[Rung, ...]:
    """Return the stages with their checks, up to the first that isn't reached whatever is still open."""
    checks = [check for check in result.reasons if check.rule is not Rule.BLOCKING]
    if node.rule.ladder is None or not checks:
        return ()
    pairs = list(zip(node.asked, checks, strict=True))
    found = []
    for stage in dict.fromkeys(check.stage for check in checks):
        rung = Rung(stage, tuple(_worked(source, asked, check) for asked, check in pairs if check.stage == stage))
        found.append(rung)
        if rung.verdict is Verdict.FAILED:
            break
    return tuple(found)


def _worked(source: Source, asked: Asked, check: Check) -> Worked:
    member = _of_group if asked.of_groups else _of_feature
    weights = asked.weights if asked.weighted else (source.made.weight_unit,) * len(asked.members)
    members = tuple(
        member(source, asked, place, source.weight(weight))
        for place, weight in zip(asked.members, weights, strict=True)
    )
    return _summed(check, asked.weighted, members)


def _summed(check: Check, weighted: bool, members: tuple[Member, ...]) -> Worked:
    of = sum((member.weight for member in members if member.low is not None), Fraction(0))
    return Worked(check, weighted, members, (check.low or 0) * of, (check.high or 0) * of, of)


def _of_feature(source: Source, asked: Asked, place: int, weight: Fraction) -> Member:
    feature, answers = source.leaf(place).feature, source.answers
    low, high = source.share(answers.low[place]), source.share(answers.high[place])
    return Member(feature.id, False, feature.stage, weight, low, high, *_passing(asked.at, low, high))


def _of_group(source: Source, asked: Asked, place: int, weight: Fraction) -> Member:
    node = source.made.nodes[place]
    result = source.result.node(node.id)
    if asked.reach is not None:
        stages = (result.stage_low, result.stage_high)
        low, high = (None if None in stages else Fraction(stage or 0) for stage in stages)
        return Member(node.id, True, node.stage, weight, low, high, *_passing(Fraction(asked.reach), low, high))
    lowest, highest = source.reach(place)
    low, high = (share_between(number, lowest, highest) for number in (result.low, result.high))
    return Member(node.id, True, node.stage, weight, low, high, *_passing(asked.at, low, high))


def _passing(
    at: Fraction | None, low: Fraction | None, high: Fraction | None
) -> tuple[Fraction | None, Fraction | None]:
    """Return what shares or stages count: themselves, or 1 and 0 where they must come up to something."""
    if low is None or high is None:
        return None, None
    return (low, high) if at is None else (Fraction(low >= at), Fraction(high >= at))


def blocking(source: Source, result: NodeResult) -> tuple[Worked, ...]:
    """Return the checks of the blocking features."""
    found = []
    for check in result.reasons:
        if check.rule is Rule.BLOCKING:
            feature = source.framework.features[check.behind[0]]
            shares = (check.low, check.high)
            member = Member(feature.id, False, feature.stage, Fraction(1), *shares, *shares)
            found.append(_summed(check, False, (member,)))
    return tuple(found)


def from_groups(source: Source, node: Node, result: NodeResult) -> FromGroups | None:
    """Return how a stage follows from the stages of the groups inside; None where it doesn't."""
    rule = node.rule.stages
    if rule is None:
        return None
    nodes = [source.result.node(source.made.nodes[place].id) for place in node.groups]
    groups = tuple(GroupStage(one.id, Stages(one.stage, one.stage_low, one.stage_high)) for one in nodes)

    def figures(stage_of: Callable[[Stages], int | None]) -> tuple[int | None, int | None]:
        found = [stage for group in groups if (stage := stage_of(group.stages)) is not None]
        if not found or (rule.without_stage == "no-stage" and len(found) < len(groups)):
            return None, None
        return stage_figures(rule, found)

    low, high = figures(lambda stages: stages.low), figures(lambda stages: stages.high)
    # Where blanks are left open, what is established is the stage so far.
    value = low if source.framework.scoring.blank == "open" else figures(lambda stages: stages.value)
    total = Stages(result.stage, result.stage_low, result.stage_high)
    return FromGroups(rule, groups, Stages(value[0], low[0], high[0]), Stages(value[1], low[1], high[1]), total)
