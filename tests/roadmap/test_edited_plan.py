"""A plan that its center has changed: what always holds, and what each change does."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import ceil

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Assessment, Priority
from maturity.assessment.steps import NO_CAPACITY, Decision, StepChoice
from maturity.roadmap.editing import Way, move, ways
from maturity.roadmap.plan import plan
from maturity.roadmap.reasons import reasons
from maturity.roadmap.remarks import over_text, remarks
from maturity.scoring.score import in_place, score
from maturity.text import words
from tests.frameworks_here import SHIPPED, all_at, assessments, framework
from tests.roadmap.edits import edited, unedited

F311 = framework("311")
ACCEPTED = StepChoice(decision=Decision.ACCEPTED)
SKIPPED = StepChoice(decision=Decision.SKIPPED, reason="The county does it.")


def planned(assessment, loaded=F311):
    return plan(loaded, assessment, score(loaded, assessment))


def center(population=180_000, option="no", **more):
    answers = all_at(F311, "no") | all_at(F311, "yes", up_to=1) if option == "no" else all_at(F311, option)
    return Assessment(framework="311", center={"name": "X", "population": population}, answers=answers, **more)


def slots(roadmap):
    return {one.step.feature: one.slot for phase in roadmap.phases for one in phase.planned}


def shown(roadmap):
    """The features of the plan as a page shows them, by quarter."""
    return [[one.step.feature for one in phase.planned] for phase in roadmap.phases]


def everything(roadmap):
    return {*slots(roadmap), *(step.feature for step in roadmap.beyond)}


def one_of(roadmap, feature):
    return next(one for phase in roadmap.phases for one in phase.planned if one.step.feature == feature)


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_what_holds_for_every_edited_plan(name, data):
    loaded = framework(name)
    assessment = data.draw(edited(loaded))
    roadmap = planned(assessment, loaded)
    inside, ids = slots(roadmap), everything(roadmap)
    skipped = {id_ for id_ in loaded.features if assessment.step(id_).skipped}
    # What is skipped is never planned, and everything that was planned without the changes is there or skipped.
    assert not ids & skipped
    before = planned(unedited(assessment), loaded)
    if assessment.plan_by is None:  # the least effort around a skip may be other features altogether
        targeted = {id_ for id_ in everything(before) if not needed_only_for(loaded, assessment, before, id_, skipped)}
        assert targeted <= ids | set(roadmap.skipped)
    # What is accepted and not there yet is planned, whatever the targets say.
    assert {id_ for id_ in loaded.features if assessment.step(id_).accepted} <= ids | {
        id_ for id_ in loaded.features if in_place(loaded, assessment, loaded.features[id_]) == 1
    }
    for id_, slot in inside.items():
        for needed in loaded.features[id_].requires:
            if in_place(loaded, assessment, loaded.features[needed]) == 0 and needed not in skipped:
                assert inside[needed].end <= slot.start  # never before what it requires
        # A feature keeps to its quarter, unless it is larger than a usual one; then it takes quarters in a row.
        assert len(slot.points) == 1 or sum(slot.points) > roadmap.capacity.points
        start = assessment.step(id_).start
        one = one_of(roadmap, id_)
        assert start is None or slot.start == start or (slot.start > start and one.waits_for)
        assert bool(one.step.lacks) <= bool(remarks(loaded, one, words()))
    # Only what the center itself wants in a quarter makes it hold more than fits, and then it says so.
    for phase in roadmap.phases:
        held = [id_ for id_, slot in inside.items() if slot.points_in(phase.quarter)]
        assert phase.points <= phase.fits or any(one_of(roadmap, id_).pinned for id_ in held)
        assert bool(over_text(phase, words())) == (phase.points > phase.fits)
    # Doing what is planned never lowers a stage.
    stands = {node.id: node.stage_low or 0 for node in score(loaded, assessment).capabilities}
    for phase in roadmap.phases:
        for id_, stage in phase.projected.items():
            assert (stage or 0) >= stands[id_]
            stands[id_] = stage or 0
    assert set(roadmap.order) == ids
    assert len(roadmap.order) == len(ids)


def needed_only_for(loaded, assessment, before, feature, skipped):
    """True where a feature was in the plan only because something that is skipped now needs it."""
    step = next(
        step
        for step in [*(one.step for phase in before.phases for one in phase.planned), *before.beyond]
        if step.feature == feature
    )
    return bool(step.needed_for) and any(
        id_ in skipped or needed_only_for(loaded, assessment, before, id_, skipped) for id_ in step.needed_for
    )


def as_before_there_were_edits(loaded, steps, capacity):
    """The schedule as it was when nobody could change it."""
    used, found = defaultdict(int), {}
    for step in steps:
        needs = [found[needed] for needed in loaded.features[step.feature].requires if needed in found]
        start = max((first + len(parts) - 1 for first, parts in needs), default=1)
        parts = [min(capacity, step.points - capacity * at) for at in range(ceil(step.points / capacity))]
        while any(used[start + at] + part > capacity for at, part in enumerate(parts)):
            start += 1
        for at, part in enumerate(parts):
            used[start + at] += part
        found[step.feature] = start, tuple(parts)
    return found


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=80, deadline=None)
@given(st.data())
def test_without_changes_the_plan_is_as_it_always_was(name, data):
    loaded = framework(name)
    assessment = data.draw(assessments(loaded))
    roadmap = planned(assessment, loaded)
    steps = {step.feature: step for step in roadmap.beyond}
    steps |= {one.step.feature: one.step for phase in roadmap.phases for one in phase.planned}
    ordered = [steps[id_] for id_ in roadmap.order]
    before = as_before_there_were_edits(loaded, ordered, roadmap.capacity.points)
    assert {id_: (slot.start, slot.points) for id_, slot in slots(roadmap).items()} == {
        id_: slot for id_, slot in before.items() if slot[0] <= loaded.planning.quarters
    }
    # An order that is the computed one, and capacities that are the usual one, change nothing either.
    usual = dict.fromkeys(range(1, loaded.planning.quarters + 1), roadmap.capacity.id)
    same = assessment.model_copy(update={"plan_order": roadmap.order, "capacities": usual})
    assert shown(planned(same, loaded)) == shown(roadmap)


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_move_does_what_it_says(name, data):
    loaded = framework(name)
    assessment = data.draw(edited(loaded))
    for _ in range(3):
        roadmap = planned(assessment, loaded)
        possible = [(id_, way) for id_ in slots(roadmap) for way in ways(loaded, roadmap, id_)]
        assume(possible)
        feature, way = data.draw(st.sampled_from(possible))
        found = move(loaded, assessment, roadmap, feature, way)
        before, quarter = shown(roadmap), slots(roadmap)[feature].start
        if found.kept_by:
            first, second = (found.kept_by, feature) if way is Way.UP else (feature, found.kept_by)
            assert first in loaded.features[second].requires
            continue
        if found.start is not None:
            assert found.start == quarter + (-1 if way is Way.UP else 1)
            choice = assessment.step(feature).model_copy(update={"start": found.start})
            assessment = assessment.model_copy(update={"steps": {**assessment.steps, feature: choice}})
            after = slots(planned(assessment, loaded))
            needs = {*loaded.features[feature].requires} & everything(planned(assessment, loaded))
            # Where the center wants other things at the same time, what this one needs may come later than it did.
            late = any(need not in after or after[need].end > found.start for need in needs)
            assert late or after[feature].start == found.start
            continue
        assessment = assessment.model_copy(update={"plan_order": found.order})
        place = before[quarter - 1].index(feature)
        other = before[quarter - 1][place + (-1 if way is Way.UP else 1)]
        after = slots(planned(assessment, loaded))
        flat = [id_ for some in shown(planned(assessment, loaded)) for id_ in some]
        first, second = (feature, other) if way is Way.UP else (other, feature)
        assert after[first].start <= quarter
        assert second not in after or flat.index(first) < flat.index(second)


def test_a_move_inside_a_quarter_leaves_everything_else_where_it_is():
    assessment = center(2_000_000, capacity="strong")
    roadmap = planned(assessment)
    quarter = next(some for some in shown(roadmap) if len(some) > 3)
    feature = next(id_ for above, id_ in pairwise(quarter) if above not in F311.features[id_].requires)
    found = move(F311, assessment, roadmap, feature, Way.UP)
    again = planned(assessment.model_copy(update={"plan_order": found.order}))
    swapped = list(quarter)
    at = quarter.index(feature)
    swapped[at - 1], swapped[at] = swapped[at], swapped[at - 1]
    assert shown(again) == [swapped if some == quarter else some for some in shown(roadmap)]


def test_skipped_without_a_reason_changes_nothing():
    assessment = center()
    first = shown(planned(assessment))[0][0]
    wanted = {first: StepChoice(decision=Decision.SKIPPED, reason="  ")}
    assert shown(planned(center(steps=wanted))) == shown(planned(assessment))
    assert planned(center(steps=wanted)).skipped == ()


def test_what_is_skipped_is_listed_and_what_needs_it_says_so():
    roadmap = planned(center())
    needed = next(one.step for phase in roadmap.phases for one in phase.planned if one.step.needed_for)
    edited = planned(center(steps={needed.feature: SKIPPED}))
    assert edited.skipped == (needed.feature,)
    waiting = next(id_ for id_ in needed.needed_for if id_ in slots(edited))
    said = remarks(F311, one_of(edited, waiting), words())
    assert said == [
        f"“{F311.features[needed.feature].title}” has to come first, and you skip it: settle how to do without it, "
        "or take it back into the plan."
    ]
    assert not any("you skip it" in line for line in reasons(F311, center(), needed, words()))


def test_what_is_skipped_is_in_no_smallest_step_either():
    wished = {"plan_by": "smallest-step"}
    roadmap = planned(Assessment.model_validate(center().model_dump() | wished))
    first = shown(roadmap)[0][0]
    edited = planned(Assessment.model_validate(center(steps={first: SKIPPED}).model_dump() | wished))
    assert first in edited.skipped
    steps = [one.step for phase in edited.phases for one in phase.planned] + list(edited.beyond)
    assert all(first not in step.part_of.features for step in steps if step.part_of)


def test_what_is_accepted_beyond_its_target_is_planned_with_what_it_needs():
    answers = center(priorities=dict.fromkeys((one.id for one in F311.capabilities), Priority.GOOD_ENOUGH))
    assert planned(answers).empty
    feature = next(one for one in F311.features.values() if one.stage > 2 and one.requires)
    edited = planned(answers.model_copy(update={"steps": {feature.id: ACCEPTED}}))
    missing = [id_ for id_ in feature.requires if in_place(F311, answers, F311.features[id_]) == 0]
    assert missing
    assert {feature.id, *missing} <= set(slots(edited))
    assert not edited.empty


def test_an_accepted_feature_that_is_in_place_by_now_is_told_as_done():
    roadmap = planned(center(option="yes", steps={"leadership.known-cost": ACCEPTED}))
    assert roadmap.done == ("leadership.known-cost",)
    assert roadmap.empty


def test_the_start_that_the_center_wants_holds_and_the_rest_flows_around_it():
    roadmap = planned(center())
    late = shown(roadmap)[-1][-1]
    assert not F311.features[late].requires or late
    wanted = {late: StepChoice(start=1)}
    edited = planned(center(steps=wanted))
    needs = [id_ for id_ in F311.features[late].requires if id_ in slots(roadmap)]
    assert slots(edited)[late].start == max([1, *(slots(edited)[id_].end for id_ in needs)])
    assert all(phase.points <= phase.fits for phase in edited.phases)
    assert everything(edited) == everything(roadmap)


def test_more_in_a_quarter_than_fits_is_done_and_said():
    first = shown(planned(center()))
    wanted = {id_: StepChoice(start=4) for some in first[:2] for id_ in some}
    edited = planned(center(steps=wanted))
    last = edited.phases[3]
    assert last.points > last.fits
    assert f"{last.points} points of effort, and {last.fits} fit" in over_text(last, words())


def test_a_feature_that_starts_too_early_is_moved_and_says_why():
    roadmap = planned(center())
    feature, need = next(
        (id_, need)
        for id_, slot in slots(roadmap).items()
        for need in F311.features[id_].requires
        if need in slots(roadmap)
    )
    edited = planned(center(steps={feature: StepChoice(start=1), need: StepChoice(start=3)}))
    one = one_of(edited, feature)
    assert one.slot.start == slots(edited)[need].end == 3
    assert remarks(F311, one, words()) == [
        f"You want it to start in quarter 1. “{F311.features[need].title}” has to be done first, "
        "so it starts in quarter 3."
    ]


def test_a_quarter_may_take_on_less_or_nothing():
    full = planned(center())
    frozen = planned(center(capacities={1: NO_CAPACITY, 2: "light"}))
    assert frozen.phases[0].planned == ()
    assert (frozen.phases[0].fits, frozen.phases[1].fits, frozen.phases[2].fits) == (0, 3, 6)
    assert shown(frozen)[1] != shown(full)[1]
    assert frozen.phases[1].points <= 3


def test_projected_stages_follow_what_is_skipped():
    assessment = center(9_000)
    full, bare = planned(assessment), planned(assessment)
    skips = {id_: SKIPPED for id_ in everything(bare) if F311.capability_of[id_].id == "requests"}
    without = planned(assessment.model_copy(update={"steps": skips}))
    assert without.phases[-1].projected["requests"] < full.phases[-1].projected["requests"]
