"""The plan and the targets without stages, with nested groups, with aspects, and with hand-set targets."""

from __future__ import annotations

from fractions import Fraction

import pytest

from maturity.assessment.answers import Answer, Assessment, Priority, State
from maturity.roadmap.distance import distance_text, distances, overall_texts, progress, since, whole_percent
from maturity.roadmap.plan import plan
from maturity.roadmap.reasons import reasons
from maturity.roadmap.targets import suggested, targets, top_stage
from maturity.scoring.score import in_place, score
from maturity.text import words
from tests.any_answers import any_answers, at_end
from tests.frameworks_here import all_at, framework, said
from tests.scoring.any_framework import FOLDERS, loaded


def planned(name, assessment):
    return plan(loaded(name), assessment, score(loaded(name), assessment))


def every_step(roadmap):
    return [one.step for phase in roadmap.phases for one in phase.planned] + list(roadmap.beyond)


def aims(name, assessment, of=targets):
    return of(loaded(name), assessment, score(loaded(name), assessment))


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("seed", [1, 2])
def test_every_framework_has_a_plan_of_what_is_missing_with_sensible_reasons(name, seed):
    loaded_one, assessment = loaded(name), any_answers(loaded(name), seed)
    roadmap = planned(name, assessment)
    for step in every_step(roadmap):
        assert in_place(loaded_one, assessment, loaded_one.features[step.feature]) < 1
        assert step.toward is None or step.toward in loaded_one.stage
        lines = reasons(loaded_one, assessment, step, words())
        assert not any("0 " in line and "toward" in line for line in lines)
    for phase in roadmap.phases:
        assert phase.points <= roadmap.capacity.points
    if not roadmap.targets:
        missing = {id_ for id_, one in loaded_one.features.items() if in_place(loaded_one, assessment, one) < 1}
        assert {step.feature for step in every_step(roadmap)} == missing


@pytest.mark.parametrize("name", FOLDERS)
def test_all_of_the_plan_done_is_the_best_there_is_where_there_are_no_stages(name):
    loaded_one = loaded(name)
    roadmap = planned(name, at_end(loaded_one, 0))
    assert planned(name, at_end(loaded_one, -1)).empty
    if not roadmap.targets and not roadmap.beyond:
        after, best = roadmap.phases[-1].after, score(loaded_one, at_end(loaded_one, -1))
        assert after.overall.low == best.overall.low


def test_without_stages_there_are_no_targets_and_what_adds_most_for_its_effort_comes_first():
    framework_ = loaded("devops-maturity")
    assessment = at_end(framework_, 0)
    assert aims("devops-maturity", assessment) == {}
    weights = [framework_.features[step.feature].weight for step in every_step(planned("devops-maturity", assessment))]
    assert weights == sorted(weights, reverse=True)
    first = every_step(planned("devops-maturity", assessment))[0]
    lines = reasons(framework_, assessment, first, words())
    assert any(line.startswith("By itself it adds ") for line in lines)
    assert not any("stage" in line for line in lines)


def test_what_blocks_the_score_comes_before_everything_else():
    first = every_step(planned("subtractive-110", at_end(loaded("subtractive-110"), 0)))[0]
    assert loaded("subtractive-110").features[first.feature].blocking
    text = reasons(loaded("subtractive-110"), at_end(loaded("subtractive-110"), 0), first, words())
    assert "Without it the center as a whole can't be scored." in text


def test_a_capability_that_is_good_enough_is_left_alone_without_stages_too():
    assessment = at_end(loaded("two-value"), 0).model_copy(update={"priorities": {"act": Priority.GOOD_ENOUGH}})
    assert {step.capability for step in every_step(planned("two-value", assessment))} == {"plan"}


def test_the_plan_leads_to_the_option_that_is_aimed_at_and_no_further():
    assessment = at_end(loaded("two-value"), 0).model_copy(update={"targets": {"plan.one": "3", "plan.two": "0"}})
    roadmap = planned("two-value", assessment)
    assert "plan.two" not in [step.feature for step in every_step(roadmap)]
    after = next(phase.after for phase in reversed(roadmap.phases))
    assert after.node("plan").low == (3 + 0) / 2


def test_a_hand_set_target_stands_before_size_and_wishes():
    answers = all_at(framework("311"), "yes", up_to=2) | {}
    assessment = Assessment(
        framework="311",
        center={"population": 9_000},
        answers=answers,
        priorities={"access": Priority.GOOD_ENOUGH, "data": Priority.IMPROVE},
        targets={"access": 4, "data": 1},
    )
    found = aims("311", assessment)
    assert (found["access"], found["data"]) == (4, 1)
    assert aims("311", assessment, suggested)["access"] == 2
    assert aims("311", assessment.model_copy(update={"targets": {}})) == aims("311", assessment, suggested)


def test_no_target_is_higher_than_what_can_be_reached():
    assert top_stage(loaded("cmmi-staged"), loaded("cmmi-staged").capabilities[0]) == 3  # by its bands; there are five
    assert set(aims("cmmi-staged", at_end(loaded("cmmi-staged"), -1)).values()) == {3}
    assert top_stage(loaded("dsomm-levels"), loaded("dsomm-levels").capabilities[0]) == 5  # by the groups in it
    assert top_stage(loaded("two-value"), loaded("two-value").capabilities[0]) == 0


def distance_of(assessment, id_):
    result = score(framework("311"), assessment)
    far = distances(framework("311"), assessment, result, targets(framework("311"), assessment, result))
    return distance_text(far[id_], words())


def test_how_far_it_is_in_plain_words():
    all_no = all_at(framework("311"), "no")
    reached = {id_: one for id_, one in all_at(framework("311"), "yes", up_to=3).items() if id_.startswith("access.")}
    assessment = Assessment(framework="311", answers=all_no | reached, targets={"access": 3, "data": 3})
    assert distance_of(assessment, "access") == "At its target; more isn't needed."
    assert distance_of(assessment, "data") == "0% of the way to its target."
    lower = assessment.model_copy(update={"targets": {"access": 2}})
    assert distance_of(lower, "access") == "Above its target; more isn't needed."
    unsaid = assessment.model_copy(update={"answers": reached})
    assert distance_of(unsaid, "data") == "At least 0% of the way to its target."


def test_overshoot_gives_no_credit():
    stage_one = all_at(framework("311"), "no") | all_at(framework("311"), "yes", up_to=1)
    modest = Assessment(framework="311", answers=stage_one, targets={"access": 2})
    above = {id_: said("yes") for id_, one in framework("311").features.items() if one.stage > 2}
    showy = modest.model_copy(update={"answers": stage_one | above})
    assert distance_of(modest, "access") == distance_of(showy, "access")
    before = Assessment(framework="311", answers=all_at(framework("311"), "no"))
    plain, more = (progress(framework("311"), one, before, {"access": 2}) for one in (modest, showy))
    assert plain["access"] == more["access"]
    assert 0 < plain["access"] < 1


def test_the_whole_and_that_a_high_stage_is_not_for_everybody():
    assessment = Assessment(framework="311", answers=all_at(framework("311"), "yes"))
    found = aims("311", assessment)
    texts = overall_texts(framework("311"), assessment, score(framework("311"), assessment), found, words())
    assert texts[0] == "Every capability is at its target."
    assert "A high stage isn't right for every center" in texts[-1]
    two = at_end(loaded("two-value"), 0)
    assert overall_texts(loaded("two-value"), two, score(loaded("two-value"), two), {}, words()) == []


def test_targets_of_single_features_count_where_there_are_no_stages():
    both = Answer(state=State.ANSWERED, options={"documentation": "2", "implementation": "2"})
    assessment = at_end(loaded("two-value"), 0).model_copy(update={"targets": {"plan.one": "4"}})
    assessment = assessment.with_answer("plan.one", both)
    far = distances(loaded("two-value"), assessment, score(loaded("two-value"), assessment), {})
    assert {id_: distance_text(one, words()) for id_, one in far.items()} == {"plan": "50% of the way to its target."}


def test_what_has_changed_since_earlier_answers():
    before = Assessment(framework="311", answers=all_at(framework("311"), "no"))
    now = before.model_copy(update={"answers": before.answers | all_at(framework("311"), "yes", up_to=1)})
    lines = since(framework("311"), now, before, aims("311", now), words())
    assert lines[0].startswith("Leadership, mandate and money: 1 Answer; before: Not yet.")
    assert lines[0].endswith("of the way from there to the target is done.")
    back = since(framework("311"), before, now, aims("311", before), words())
    assert back[0].endswith("That is further from the target than before.")
    two, better = at_end(loaded("two-value"), 0), at_end(loaded("two-value"), -1)
    assert since(loaded("two-value"), better, two, {}, words()) == [
        "Plan: 5.00; before: 0.00.",
        "Act: 5.00; before: 0.00.",
        "The center as a whole: 5.00; before: 0.00.",
    ]


def test_only_what_is_whole_reads_as_100_percent():
    assert [whole_percent(Fraction(*one)) for one in ((999, 1000), (1, 1), (1, 3))] == ["99%", "100%", "33%"]
