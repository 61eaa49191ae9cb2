"""Run a framework's worked examples: every expectation that scoring misses is a Problem at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from maturity.assessment.answers import Answer, Assessment, CenterValue, State
from maturity.errors import Problem
from maturity.framework.cases import Case, CaseAnswer, StageRange
from maturity.framework.model import Framework
from maturity.framework.parts import Placed
from maturity.framework.reader import Path_
from maturity.scoring.result import NodeResult
from maturity.scoring.score import score

WHY = "A worked example must come out as it says, or nobody can trust the rule."


def failing_cases(framework: Framework, cases: Iterable[Placed[Case]]) -> Iterator[Problem]:
    """Yield a Problem for every expectation of every case that scoring does not meet."""
    for placed in cases:
        result = score(framework, assessment_of(framework, placed.item))
        expect = placed.item.expect
        for node in result.capabilities:
            if node.id in expect.capabilities:
                yield from _missed(placed, ("capabilities", node.id), node, expect.capabilities[node.id])
            elif expect.every_capability is not None:
                yield from _missed(placed, ("every_capability",), node, expect.every_capability)
        if expect.overall is not None:
            yield from _missed(placed, ("overall",), result.overall, expect.overall)


def assessment_of(framework: Framework, case: Case) -> Assessment:
    """Return a case's answers as an assessment."""
    filled = {
        feature.id: Answer(state=State.ANSWERED, option=case.fill[feature.stage])
        for feature in framework.features.values()
        if feature.stage in case.fill
    }
    answers = filled | {feature_id: _answer(answer) for feature_id, answer in case.answers.items()}
    center: dict[str, CenterValue] = {} if case.population is None else {"population": case.population}
    return Assessment(framework=framework.id, center=center, answers=answers)


def _answer(given: CaseAnswer) -> Answer:
    if given.option is not None:
        return Answer(state=State.ANSWERED, option=given.option)
    if given.not_applicable is not None:
        return Answer(state=State.NOT_APPLICABLE, reason=given.not_applicable)
    return Answer(state=State.DONT_KNOW)


def _missed(placed: Placed[Case], at: Path_, node: NodeResult, expected: StageRange) -> Iterator[Problem]:
    if (node.stage_low, node.stage_high) == (expected.low, expected.high):
        return
    what = f"'{placed.item.name}' fails: {node.id} is at {_range(node.stage_low, node.stage_high)}"
    what += f", the case expects {_range(expected.low, expected.high)}"
    yield placed.problem(("expect", *at), what, WHY, "Mend the case, or the rule or features that it shows.")


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return "no stage"
    return f"stage {low}" if low == high else f"stage {low} to {high}"
