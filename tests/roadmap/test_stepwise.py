"""A plan built from smallest steps, and what it says about them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Assessment, By, Priority
from maturity.assessment.answers_file import load_answers
from maturity.roadmap.lifting import lift_text, lift_texts
from maturity.roadmap.plan import plan
from maturity.roadmap.reasons import reasons
from maturity.roadmap.smallest import Found, SmallestStep, smallest_steps
from maturity.scoring.score import in_place, score
from maturity.text import words
from tests.frameworks_here import ROOT, SHIPPED, all_at, assessments, framework, said

F311 = framework("311")
CITY = load_answers(ROOT / "examples/city-180000.yaml", F311)


def stepwise(assessment, loaded=F311):
    return plan(loaded, assessment, score(loaded, assessment), By.SMALLEST_STEP)


def every_step(roadmap):
    return [one.step for phase in roadmap.phases for one in phase.planned] + list(roadmap.beyond)


def test_the_plan_does_the_smallest_step_of_every_capability_before_all_else():
    assessment = Assessment(framework="311", answers=all_at(F311, "no") | all_at(F311, "yes", up_to=2))
    steps = smallest_steps(F311, assessment, score(F311, assessment))
    roadmap = stepwise(assessment)  # without a population each capability aims at its next stage
    order = [step.feature for step in every_step(roadmap)]
    cheapest = min((one for one in steps.values() if one.node != "overall"), key=lambda one: one.points)
    assert tuple(order[: len(cheapest.features)]) == cheapest.features
    part = [step.part_of is not None for step in every_step(roadmap)]
    assert part == sorted(part, reverse=True)
    # Once they are done, every capability has been lifted.
    after = assessment
    for step in every_step(roadmap):
        if step.part_of is not None:
            after = after.with_answer(step.feature, said("yes"))
    assert {node.stage_low for node in score(F311, after).capabilities} == {3}


def test_it_takes_less_effort_to_lift_everything_than_by_benefit():
    def effort(roadmap):
        """The points of all steps up to the one that lifts the last capability."""
        after, points = CITY, 0
        for step in every_step(roadmap):
            stages = {node.id: node.stage_low or 0 for node in score(F311, after).capabilities}
            if all(stages[id_] >= target for id_, target in roadmap.targets.items()):
                break
            after, points = after.with_answer(step.feature, said("yes")), points + step.points
        return points

    assert effort(stepwise(CITY)) < effort(plan(F311, CITY, score(F311, CITY)))


def test_what_the_center_wants_to_improve_is_lifted_first():
    assessment = CITY.model_copy(update={"priorities": {"resilience": Priority.IMPROVE}})
    first = every_step(stepwise(assessment))[0]
    assert first.part_of.node == "resilience"


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=10, deadline=None)
@given(st.data())
def test_what_holds_for_every_plan_holds_for_this_one(name, data):
    loaded = framework(name)
    assessment = data.draw(assessments(loaded))
    roadmap = stepwise(assessment, loaded)
    ids = [step.feature for step in every_step(roadmap)]
    assert len(set(ids)) == len(ids)
    usual = every_step(plan(loaded, assessment, score(loaded, assessment)))
    assert {step.feature for step in usual} <= set(ids)
    assert all(phase.points <= roadmap.capacity.points for phase in roadmap.phases)
    assert all(in_place(loaded, assessment, loaded.features[id_]) < 1 for id_ in ids)
    slot = {one.step.feature: one.slot for phase in roadmap.phases for one in phase.planned}
    for id_, own in slot.items():
        for needed in loaded.features[id_].requires:
            if in_place(loaded, assessment, loaded.features[needed]) == 0:
                assert slot[needed].end <= own.start


def test_the_words_say_how_many_features_lift_from_where_to_where():
    texts = lift_texts(F311, CITY, score(F311, CITY), words())
    assert texts["experience"].startswith(
        "These 3 features lift you from Track to Deliver once they are fully in place:"
    )
    assert "They take about 5 points of effort; no smaller effort does it." in texts["experience"]
    assert "“An honest reason on every closed request” is there because it has to come first." in texts["experience"]
    assert texts["data"].startswith("This feature lifts you from Answer to Track")
    assert texts["overall"].startswith("These 9 features lift the whole from Track to Deliver")
    assert "and 3 more." in texts["overall"]
    assert "The answer to one of them is still open" in texts["technology"]


def test_there_are_no_words_at_the_top_and_plain_ones_where_nothing_helps():
    said_of = [
        lift_text(F311, CITY, SmallestStep("data", found), words())
        for found in (Found.TOP, Found.NO_STAGE, Found.NOT_FOUND, Found.OUT_OF_REACH)
    ]
    assert said_of[:3] == ["", "", ""]
    assert "does not apply to you" in said_of[3]


def test_the_reasons_of_a_step_name_what_it_is_part_of():
    first = every_step(stepwise(CITY))[0]
    assert "By itself it is the smallest step that lifts Data, performance and transparency from Answer to Track." in (
        reasons(F311, CITY, first, words())
    )
