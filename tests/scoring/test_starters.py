"""The quick look's questions, and what will probably be asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, State
from maturity.scoring.likely import likely
from maturity.scoring.progress import in_order, progress
from maturity.scoring.score import score
from maturity.scoring.starters import AT_MOST, look_started, starters
from tests.frameworks_here import DONT_KNOW, framework, said
from tests.scoring.any_framework import FOLDERS, answers_to, loaded

F311, EXAMPLE = framework("311"), framework("example")


def probable(framework, assessment):
    tasks = progress(framework, assessment, score(framework, assessment))
    return [id_ for task in tasks for id_ in likely(framework, task)]


@pytest.mark.parametrize("name", FOLDERS)
def test_each_capability_has_one_or_two_starters_and_they_are_its_first_questions(name):
    found = loaded(name)
    chosen = starters(found)
    assert len(set(chosen)) == len(chosen)
    for capability in found.capabilities:
        own = [id_ for id_ in chosen if found.capability_of[id_] is capability]
        assert 1 <= len(own) <= AT_MOST
        asked = in_order(found, capability)
        stages = {feature.stage for feature in asked if feature.stage}
        lowest = [feature.id for feature in asked if feature.stage == min(stages, default=0)]
        assert own == (lowest[:AT_MOST] if stages else lowest[:1])


@given(st.data())
def test_starters_are_asked_of_everybody_whatever_was_said_of_the_rest(data):
    found = loaded(data.draw(st.sampled_from(sorted(FOLDERS))))
    assessment = data.draw(answers_to(found))
    assert starters(found) == starters(found.model_copy(update={"title": "Another"}))
    assert set(look_started(found, assessment)) <= set(found.capabilities)
    nothing = Assessment(framework=found.id)
    assert set(starters(found)) <= set(probable(found, nothing))
    assert look_started(found, nothing) == ()


def test_the_quick_look_of_the_311_framework_is_short_and_all_of_stage_1():
    chosen = [F311.features[id_] for id_ in starters(F311)]
    assert {feature.stage for feature in chosen} == {1}
    assert 10 <= len(chosen) <= 20


@pytest.mark.parametrize(
    ("answer", "started"),
    [
        (said("yes"), ["phone"]),
        (said("partly"), ["phone"]),
        (said("no"), []),
        (DONT_KNOW, []),
        (Answer(state=State.NOT_APPLICABLE, reason="No phone."), []),
        (Answer(note="Ask Ana"), []),
    ],
)
def test_a_capability_looks_started_when_a_starter_is_in_place_be_it_in_part(answer, started):
    assessment = Assessment(framework="example", answers={"phone.answered": answer})
    assert [one.id for one in look_started(EXAMPLE, assessment)] == started


def test_an_answer_beyond_the_starters_starts_nothing():
    assessment = Assessment(framework="example", answers={"phone.counted": said("yes")})
    assert look_started(EXAMPLE, assessment) == ()


def test_any_aspect_above_the_lowest_is_a_start():
    two = loaded("two-value")
    lowest, above = (options := [one.id for one in two.aspect_options(two.features["plan.one"])["documentation"]])[:2]
    for option, started in ((lowest, 0), (above, 1)):
        answer = Answer(state=State.ANSWERED, options={"documentation": option})
        assert len(look_started(two, Assessment(framework=two.id, answers={"plan.one": answer}))) == started
    assert len(options) > 1


def test_a_beginner_will_probably_be_asked_the_first_two_stages():
    assert {F311.features[id_].stage for id_ in probable(F311, Assessment(framework="311"))} == {1, 2}


def test_who_has_come_further_will_probably_be_asked_the_stage_at_hand():
    done = {feature.id: said("yes") for feature in F311.features.values() if feature.stage <= 2}
    assert {F311.features[id_].stage for id_ in probable(F311, Assessment(framework="311", answers=done))} == {3}


@pytest.mark.parametrize("name", ["two-value", "samm2", "subtractive-110"])
def test_where_every_answer_counts_everything_will_be_asked(name):
    found = loaded(name)
    assert sorted(probable(found, Assessment(framework=found.id))) == sorted(found.features)
