"""What is asked in frameworks of other kinds: nothing that counts is left out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.scoring.progress import Status, in_order, progress
from maturity.scoring.score import score
from tests.any_answers import any_answers, at_end
from tests.scoring.any_framework import FOLDERS, loaded
from tests.scoring.tiny import build


def tasks(framework, assessment):
    return progress(framework, assessment, score(framework, assessment))


@pytest.mark.parametrize("name", FOLDERS)
def test_every_feature_is_asked_under_its_capability_group_by_group(name):
    framework = loaded(name)
    for capability, task in zip(framework.capabilities, tasks(framework, any_answers(framework, 1)), strict=True):
        assert sorted(task.ordered) == sorted(feature.id for feature in capability.all_features)
        groups = [group for group in capability.all_groups if group.features]
        places = [[task.ordered.index(feature.id) for feature in group.features] for group in groups]
        assert all(max(before) < min(after) for before, after in pairwise(places))
    assert [feature.id for feature in in_order(framework, framework.capabilities[0])] == list(
        tasks(framework, Assessment(framework=framework.id))[0].ordered
    )


@pytest.mark.parametrize(
    "name", ["devops-maturity", "two-value", "samm2-by-level", "subtractive-110", "c2m2", "traffic-light"]
)
def test_where_numbers_count_or_ladders_look_over_groups_everything_is_asked(name):
    framework = loaded(name)
    lowest = at_end(framework, 0)
    first = framework.capabilities[0].all_features
    for kept in (first[:1], first[: len(first) // 2]):
        said = lowest.model_copy(update={"answers": {one.id: lowest.answer(one.id) for one in kept}})
        for task in tasks(framework, said):
            assert task.offered == ()
            assert not task.may_stop


def test_in_nested_groups_each_group_with_a_ladder_stops_by_itself():
    framework = loaded("dsomm-levels")
    lowest = at_end(framework, 0)
    build_, deployment = framework.capabilities[0].groups
    said = lowest.model_copy(update={"answers": {one.id: lowest.answer(one.id) for one in build_.features}})
    task = tasks(framework, said)[0]
    assert task.may_stop
    # The lowest group decides the stage already, but the other group has a stage of its own.
    assert set(task.to_ask) == {one.id for one in deployment.features}
    one = {feature.id: lowest.answer(feature.id) for feature in build_.features if feature.stage == 1}
    task = tasks(framework, lowest.model_copy(update={"answers": one}))[0]
    assert set(task.offered) == {feature.id for feature in build_.features if feature.stage > 1}


def test_an_answer_that_lacks_an_aspect_is_still_asked():
    framework = loaded("two-value")
    half = Answer(state=State.ANSWERED, options={"documentation": "3"})
    assessment = Assessment(framework="two-value", answers={"plan.one": half})
    task = tasks(framework, assessment)[0]
    assert (task.status, task.to_ask, task.replied) == (Status.IN_PROGRESS, ("plan.one", "plan.two"), 0)
    whole = half.model_copy(update={"options": {"documentation": "3", "implementation": "1"}})
    task = tasks(framework, assessment.with_answer("plan.one", whole))[0]
    assert (task.to_ask, task.replied) == (("plan.two",), 1)


STAGES = "overall: {stages: {rule: min}}"


def test_a_blocking_feature_is_asked_though_the_stage_is_known(tmp_path):
    groups = """
    - id: c
      features:
        - {id: c.one, stage: 1}
        - {id: c.two, stage: 3, blocking: true}
        - {id: c.three, stage: 2}
    """
    ladder = "capability: {ladder: {conditions: [{over: stage}]}}"
    framework = build(tmp_path, f"{ladder}, {STAGES}", groups)
    said = Assessment(framework="tiny", answers={"c.one": Answer(state=State.ANSWERED, option="0")})
    task = tasks(framework, said)[0]
    assert (task.to_ask, task.offered) == (("c.two",), ("c.three",))
