"""What must hold for every framework, whatever is answered."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment
from maturity.scoring.score import score
from tests.frameworks_here import NOT_APPLICABLE, SHIPPED, all_at, assessments, framework, said

ORDER = ["no", "partly", "yes"]


def figures(result):
    return {
        node.id: (node.low, node.high, node.stage_low, node.stage_high)
        for node in (*result.capabilities, result.overall)
    }


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=80)
@given(st.data())
def test_a_better_answer_never_lowers_anything(name, data):
    loaded = framework(name)
    before = data.draw(assessments(loaded))
    feature = data.draw(st.sampled_from(sorted(loaded.features)))
    worse, better = sorted(data.draw(st.lists(st.sampled_from(ORDER), min_size=2, max_size=2)), key=ORDER.index)
    low, high = (figures(score(loaded, before.with_answer(feature, said(option)))) for option in (worse, better))
    for node, numbers in low.items():
        for was, now in zip(numbers, high[node], strict=True):
            assert now >= was if was is not None else now is None


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=60)
@given(st.data())
def test_the_range_holds_every_way_the_open_answers_can_turn_out(name, data):
    loaded = framework(name)
    before = data.draw(assessments(loaded))
    opened = [id_ for id_ in loaded.features if not before.answer(id_).settled]
    after = before
    for id_ in opened:
        after = after.with_answer(id_, said(data.draw(st.sampled_from(ORDER))))
    first, last = figures(score(loaded, before)), figures(score(loaded, after))
    for node, (low, high, stage_low, stage_high) in first.items():
        value, same, stage, stage_same = last[node]
        assert (value, stage) == (same, stage_same)
        if value is not None:
            assert low <= value <= high
            assert stage_low <= stage <= stage_high


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=60)
@given(st.data())
def test_what_does_not_apply_never_moves_another_capability(name, data):
    loaded = framework(name)
    before = data.draw(assessments(loaded))
    feature = data.draw(st.sampled_from(sorted(loaded.features)))
    home = loaded.capability_of[feature].id
    was, now = score(loaded, before), score(loaded, before.with_answer(feature, NOT_APPLICABLE))
    assert [node for node in was.capabilities if node.id != home] == [
        node for node in now.capabilities if node.id != home
    ]


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=40)
@given(st.data())
def test_order_and_titles_do_not_matter(name, data):
    loaded = framework(name)
    assessment = data.draw(assessments(loaded))
    mixer = random.Random(data.draw(st.integers()))
    capabilities = [
        capability.model_copy(
            update={
                "title": "x",
                "features": tuple(mixer.sample(capability.features, len(capability.features))),
            }
        )
        for capability in loaded.capabilities
    ]
    mixer.shuffle(capabilities)
    mixed = loaded.model_copy(update={"capabilities": tuple(capabilities)})
    assert figures(score(loaded, assessment)) == figures(score(mixed, assessment))


@pytest.mark.parametrize("name", SHIPPED)
def test_all_lowest_is_the_minimum_and_all_highest_the_maximum(name):
    loaded = framework(name)
    top = loaded.stages[-1].number
    lowest = score(loaded, Assessment(framework=name, answers=all_at(loaded, "no")))
    highest = score(loaded, Assessment(framework=name, answers=all_at(loaded, "yes")))
    assert set(figures(lowest).values()) == {(0, 0, 0, 0)}
    assert set(figures(highest).values()) == {(1, 1, top, top)}


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=40)
@given(st.data())
def test_a_reason_that_is_missing_leaves_the_answer_open(name, data):
    loaded = framework(name)
    before = data.draw(assessments(loaded))
    feature = data.draw(st.sampled_from(sorted(loaded.features)))
    no_reason = before.with_answer(feature, Answer(state="not_applicable", reason="  "))
    assert figures(score(loaded, no_reason)) == figures(score(loaded, before.with_answer(feature, Answer())))
