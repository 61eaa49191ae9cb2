"""The plan: prerequisites first, the center's priorities, benefit for effort, and never more than the capacity."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Assessment, Priority, State
from maturity.roadmap.plan import plan
from maturity.roadmap.reasons import reasons
from maturity.scoring.score import in_place, score
from maturity.text import words
from tests.frameworks_here import DONT_KNOW, NOT_APPLICABLE, SHIPPED, all_at, assessments, framework, said

F311 = framework("311")


def planned(assessment, loaded=F311):
    return plan(loaded, assessment, score(loaded, assessment))


def center(answers, population=180_000, **more):
    return Assessment(framework="311", center={"name": "X", "population": population}, answers=answers, **more)


def every_step(roadmap):
    return [one.step for phase in roadmap.phases for one in phase.planned] + list(roadmap.beyond)


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_holds_for_every_plan(name, data):
    loaded = framework(name)
    assessment = data.draw(assessments(loaded))
    roadmap = planned(assessment, loaded)
    steps = every_step(roadmap)
    ids = [step.feature for step in steps]
    assert len(set(ids)) == len(ids)
    # No quarter takes more than the center can carry.
    assert all(phase.points <= roadmap.capacity.points for phase in roadmap.phases)
    # Nothing is proposed that is in place or does not apply.
    assert all(in_place(loaded, assessment, loaded.features[id_]) < 1 for id_ in ids)
    # A prerequisite with nothing in place is done before what needs it.
    slot = {one.step.feature: one.slot for phase in roadmap.phases for one in phase.planned}
    for id_, own in slot.items():
        for needed in loaded.features[id_].requires:
            if in_place(loaded, assessment, loaded.features[needed]) == 0:
                assert slot[needed].end <= own.start
    assert len(roadmap.first_page) <= loaded.planning.first_page
    assert set(roadmap.find_out) == {id_ for id_ in loaded.features if assessment.answer(id_).state is State.DONT_KNOW}
    # Doing what is planned never lowers a stage, from quarter to quarter.
    before = {node.id: node.stage_low or 0 for node in score(loaded, assessment).capabilities}
    for phase in roadmap.phases:
        for id_, stage in phase.projected.items():
            assert (stage or 0) >= before[id_]
            before[id_] = stage or 0


def test_a_center_that_has_everything_gets_an_empty_plan():
    assert planned(center(all_at(F311, "yes"))).empty


def test_all_of_the_plan_done_reaches_every_target():
    assessment = center(all_at(F311, "no"))
    roadmap = planned(assessment)
    after = assessment
    for step in every_step(roadmap):
        after = after.with_answer(step.feature, said("yes"))
    reached = {node.id: node.stage for node in score(F311, after).capabilities}
    assert all(reached[id_] >= target for id_, target in roadmap.targets.items())


def test_targets_follow_the_size_of_the_center():
    small, large = planned(center({}, 9_000)).targets, planned(center({}, 2_000_000)).targets
    assert small["operations"] == 2
    assert large["operations"] == 4


def test_without_a_population_each_capability_aims_at_its_next_stage():
    assessment = Assessment(framework="311", answers=all_at(F311, "no") | all_at(F311, "yes", up_to=2))
    assert set(planned(assessment).targets.values()) == {3}


def test_good_enough_is_left_alone_and_improve_comes_first():
    answers = all_at(F311, "no") | all_at(F311, "yes", up_to=1)
    plain = planned(center(answers))
    wishes = {"equity": Priority.IMPROVE, "operations": Priority.GOOD_ENOUGH}
    wished = planned(center(answers, priorities=wishes))
    assert any(step.capability == "operations" for step in every_step(plain))
    alone = [step for step in every_step(wished) if step.capability == "operations"]
    assert all(step.needed_for for step in alone)  # only what something else needs first
    first = wished.first_page[0].step
    assert first.capability == "equity"
    assert "You chose to improve Equity and community engagement next." in reasons(
        F311, center(answers), first, words()
    )


def test_a_dont_know_becomes_a_find_out_step_and_is_not_on_page_one():
    answers = all_at(F311, "no") | all_at(F311, "yes", up_to=1) | {"technology.case-system": DONT_KNOW}
    roadmap = planned(center(answers))
    assert roadmap.find_out == ("technology.case-system",)
    assert "technology.case-system" not in [one.step.feature for one in roadmap.first_page]
    step = next(step for step in every_step(roadmap) if step.feature == "technology.case-system")
    assert "find out first" in reasons(F311, center(answers), step, words())[0]


def test_what_does_not_apply_is_neither_proposed_nor_waited_for():
    answers = all_at(F311, "no") | {"leadership.known-cost": NOT_APPLICABLE}
    ids = [step.feature for step in every_step(planned(center(answers)))]
    assert "leadership.known-cost" not in ids
    assert "technology.case-system" in ids  # it needs the known cost, which doesn't apply here


def test_partly_done_work_counts_half():
    def points(option):
        answers = all_at(F311, "no") | {"technology.case-system": said(option)}
        return next(s.points for s in every_step(planned(center(answers))) if s.feature == "technology.case-system")

    assert (points("no"), points("partly")) == (2, 1)


def test_a_feature_larger_than_a_quarter_takes_quarters_in_a_row():
    technology = [feature.id for feature in F311.capability("technology").features if feature.stage > 2]
    answers = all_at(F311, "yes") | dict.fromkeys(technology, said("no"))
    # Large is 4 points, a light capacity 3 a quarter.
    roadmap = planned(center(answers, 2_000_000, capacity="light"))
    slots = {one.step.feature: one.slot for phase in roadmap.phases for one in phase.planned}
    links = slots["technology.two-way-links"]
    assert links.points == (3, 1)
    assert links.end == links.start + 1
    assert all(other.points_in(links.start) == 0 for id_, other in slots.items() if id_ != "technology.two-way-links")


def test_benefit_for_effort_decides_among_equals():
    # Two small features of the same stage in one capability: benefit 5 comes before benefit 3.
    features = [f for f in F311.features.values() if f.stage == 1 and f.effort.size == "small" and not f.requires]
    best, least = max(features, key=lambda f: f.benefit), min(features, key=lambda f: f.benefit)
    assert best.benefit > least.benefit
    order = [step.feature for step in every_step(planned(center(all_at(F311, "no"))))]
    assert order.index(best.id) < order.index(least.id)
