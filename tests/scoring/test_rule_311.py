"""The 311 rule, held against its published wording and an independent calculation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from maturity.assessment.answers import Assessment
from maturity.scoring.result import NodeResult
from maturity.scoring.score import score
from tests.frameworks_here import NOT_APPLICABLE, all_at, assessments, framework, said

F311 = framework("311")
POINTS = {"yes": 2, "partly": 1, "no": 0}  # halves, so that the check below stays in whole numbers
GATES = {
    "leadership.named-manager", "leadership.executive-sponsor", "access.one-number", "operations.call-statistics",
    "technology.shared-log", "technology.case-system", "requests.tracked-requests", "requests.honest-closure",
    "data.written-definitions", "resilience.privacy-rules",
}  # fmt: skip


def stages_of(answers: dict) -> dict[str, NodeResult]:
    result = score(F311, Assessment(framework="311", answers=answers))
    return {node.id: node for node in (*result.capabilities, result.overall)}


@pytest.mark.parametrize("k", range(6))
def test_all_yes_up_to_a_stage_and_no_above_is_exactly_that_stage_everywhere(k):
    answers = all_at(F311, "no") | all_at(F311, "yes", up_to=k)
    assert {(node.stage_low, node.stage, node.stage_high) for node in stages_of(answers).values()} == {(k, k, k)}


@pytest.mark.parametrize("k", range(1, 6))
def test_all_yes_up_to_a_stage_and_nothing_above_establishes_that_stage(k):
    nodes = stages_of(all_at(F311, "yes", up_to=k)).values()
    assert {(node.stage, node.stage_high) for node in nodes} == {(k, 5)}


def test_all_partly_is_not_yet():
    assert {(node.stage_low, node.stage_high) for node in stages_of(all_at(F311, "partly")).values()} == {(0, 0)}


def test_nothing_answered_is_a_range_over_every_stage_and_no_stage():
    for node in stages_of({}).values():
        assert (node.stage, node.stage_low, node.stage_high) == (None, 0, 5)
        assert (node.value, node.low, node.high) == (None, 0, 1)


@pytest.mark.parametrize("gate", sorted(GATES))
def test_a_no_at_a_gate_holds_its_stage_back_whatever_else_is_in_place(gate):
    node = stages_of(all_at(F311, "yes") | {gate: said("no")})[gate.split(".")[0]]
    assert node.stage == F311.features[gate].stage - 1
    assert [check.behind for check in node.held_back_by() if check.rule.value == "gate"] == [(gate,)]


def test_the_gates_are_those_of_the_published_draft():
    assert {feature.id for feature in F311.features.values() if feature.gate} == GATES


def test_the_overall_stage_is_at_most_one_above_the_lowest():
    answers = all_at(F311, "yes") | {feature.id: said("no") for feature in F311.capability("equity").features}
    nodes = stages_of(answers)
    assert nodes["equity"].stage == 0
    assert nodes["overall"].stage == 1


def test_between_two_middle_stages_the_lower_counts():
    half = [capability.id for capability in F311.capabilities[:5]]
    answers = {
        feature.id: said("yes" if feature.stage <= (2 if feature.id.split(".")[0] in half else 3) else "no")
        for feature in F311.features.values()
    }
    assert stages_of(answers)["overall"].stage == 2


def test_a_capability_where_nothing_applies_has_no_stage_and_no_value():
    nothing = {feature.id: NOT_APPLICABLE for feature in F311.capability("equity").features}
    nodes = stages_of(all_at(F311, "yes") | nothing)
    assert (nodes["equity"].stage, nodes["equity"].value, nodes["equity"].coverage) == (None, None, 1)
    assert nodes["overall"].stage == 5


def by_hand(answers: dict[str, str]) -> dict[str, int]:
    """The rule as its text says it, in whole numbers and without any code of the product."""
    found = {}
    for capability in F311.capabilities:
        top = 0
        for stage in range(1, 6):
            own = [POINTS[answers[f.id]] for f in capability.features if f.stage == stage and f.id in answers]
            upto = [POINTS[answers[f.id]] for f in capability.features if f.stage <= stage and f.id in answers]
            gate_no = any(answers.get(f.id) == "no" for f in capability.features if f.stage == stage and f.id in GATES)
            if (upto and 10 * sum(upto) < 8 * 2 * len(upto)) or (own and 2 * sum(own) < 2 * len(own)) or gate_no:
                break
            top = stage
        found[capability.id] = top
    return found


@settings(max_examples=150)
@given(assessments(F311, (said("yes"), said("yes"), said("yes"), said("partly"), said("no"), NOT_APPLICABLE)))
def test_any_answers_give_the_stages_of_an_independent_calculation(assessment):
    given_answers = {id_: answer.option for id_, answer in assessment.answers.items() if answer.option}
    expected = by_hand(given_answers)
    result = score(F311, assessment)
    for node in result.capabilities:
        if node.stage_low is not None:
            assert node.stage_low == node.stage_high == expected[node.id]
    ranked = sorted(node.stage_low for node in result.capabilities if node.stage_low is not None)
    assert result.overall.stage_low == min(ranked[(len(ranked) - 1) // 2], ranked[0] + 1)
