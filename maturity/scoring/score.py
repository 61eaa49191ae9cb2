"""score(framework, assessment): the one place where answers become numbers and stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from maturity.assessment.answers import Assessment, State
from maturity.framework.model import Capability, Feature, Framework, Overall
from maturity.scoring.ladder import Span, checks, reached
from maturity.scoring.result import Check, NodeResult, Result, Rule
from maturity.scoring.rollup import STAGE_RULES, mean

OVERALL = "overall"


def score(framework: Framework, assessment: Assessment) -> Result:
    """Score an assessment; the same input gives the same result, and every number in it is exact."""
    capabilities = tuple(_capability(framework, assessment, capability) for capability in framework.capabilities)
    return Result(
        framework=framework.id,
        version=framework.version,
        checksum=framework.checksum,
        overall=_overall(framework.scoring.overall, capabilities),
        capabilities=capabilities,
    )


def value_of(framework: Framework, feature: Feature, option_id: str | None) -> Fraction:
    """Return what an option of a feature is worth, 0 to 1."""
    for option in framework.options_of(feature):
        if option.id == option_id:
            return Fraction(option.value)
    raise KeyError(option_id)


def in_place(framework: Framework, assessment: Assessment, feature: Feature) -> Fraction:
    """Return the share of a feature that is established, 0 where the answer is open; 1 where it does not apply."""
    answer = assessment.answer(feature.id)
    if answer.excluded:
        return Fraction(1)
    return value_of(framework, feature, answer.option) if answer.state is State.ANSWERED else Fraction(0)


def _span(framework: Framework, feature: Feature, assessment: Assessment) -> Span | None:
    answer = assessment.answer(feature.id)
    if answer.excluded:
        return None
    if answer.state is State.ANSWERED:
        value = value_of(framework, feature, answer.option)
        return Span(value, value)
    options = framework.options_of(feature)
    return Span(Fraction(options[0].value), Fraction(options[-1].value))


def spans_of(framework: Framework, assessment: Assessment, capability: Capability) -> Mapping[str, Span]:
    """Return what each applicable feature of a capability is worth, at worst and at best."""
    found = {feature.id: _span(framework, feature, assessment) for feature in capability.features}
    return {feature_id: span for feature_id, span in found.items() if span is not None}


def _capability(framework: Framework, assessment: Assessment, capability: Capability) -> NodeResult:
    spans = spans_of(framework, assessment, capability)
    stages = [stage.number for stage in framework.stages]
    reasons = checks(framework.scoring.ladder, stages, capability.features, spans)
    answers = [assessment.answer(feature.id) for feature in capability.features]
    return NodeResult(
        id=capability.id,
        low=mean([span.low for span in spans.values()]),
        high=mean([span.high for span in spans.values()]),
        stage_low=reached(stages, reasons, at_best=False) if spans else None,
        stage_high=reached(stages, reasons, at_best=True) if spans else None,
        settled=sum(answer.settled for answer in answers),
        dont_know=sum(answer.state is State.DONT_KNOW for answer in answers),
        excluded=sum(answer.excluded for answer in answers),
        total=len(answers),
        reasons=reasons if spans else (),
    )


def _overall(rule: Overall, capabilities: Sequence[NodeResult]) -> NodeResult:
    scored = [node for node in capabilities if node.stage_low is not None]
    reasons = _overall_checks(rule, scored)
    return NodeResult(
        id=OVERALL,
        low=mean([node.low for node in scored if node.low is not None]),
        high=mean([node.high for node in scored if node.high is not None]),
        stage_low=_least(reasons, at_best=False),
        stage_high=_least(reasons, at_best=True),
        settled=sum(node.settled for node in capabilities),
        dont_know=sum(node.dont_know for node in capabilities),
        excluded=sum(node.excluded for node in capabilities),
        total=sum(node.total for node in capabilities),
        reasons=reasons,
    )


def _overall_checks(rule: Overall, scored: Sequence[NodeResult]) -> tuple[Check, ...]:
    """Return the figures the overall stage is the least of: the rule's own, and the cap above the lowest."""
    if not scored:
        return ()
    lows = [node.stage_low or 0 for node in scored]
    highs = [node.stage_high or 0 for node in scored]
    behind = tuple(node.id for node in scored)
    rules = STAGE_RULES[rule.rule]
    name = Rule.MEDIAN if rule.rule == "median" else Rule.LOWEST
    found = [Check(0, name, Fraction(0), Fraction(rules(lows)), Fraction(rules(highs)), behind)]
    if rule.at_most_above_lowest is not None:
        lowest = tuple(node.id for node, low in zip(scored, lows, strict=True) if low == min(lows))
        above = rule.at_most_above_lowest
        found.append(Check(0, Rule.CAP, Fraction(0), Fraction(min(lows) + above), Fraction(min(highs) + above), lowest))
    return tuple(found)


def _least(reasons: Sequence[Check], *, at_best: bool) -> int | None:
    figures = [check.high if at_best else check.low for check in reasons]
    return min((int(figure) for figure in figures if figure is not None), default=None)
