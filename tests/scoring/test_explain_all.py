"""Every node of every framework can be explained and described, whatever its rules and the answers."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, State
from maturity.scoring.arithmetic import arithmetic
from maturity.scoring.arithmetic.jsonable import arithmetic_data
from maturity.scoring.arithmetic.texts import blocks
from maturity.scoring.describe import describe
from maturity.scoring.explain import explain, explain_overall
from maturity.scoring.explain_check import short_titles
from maturity.scoring.jsonable import result_data
from maturity.scoring.result import Verdict
from maturity.scoring.score import score
from maturity.text import words
from tests.scoring.any_framework import FOLDERS, answers_to, frameworks, loaded


def everything_is_told(framework, assessment):
    result = score(framework, assessment)
    nodes = (result.overall, *result.groups)
    for node in nodes:
        told = explain(framework, assessment, result, node, words())
        assert told.headline
        held = [check for check in node.reasons if check.verdict is not Verdict.MET]
        assert bool(told.missing) == bool(held) or node.stage_low is None
        for one in told.missing:
            assert short_titles(framework, one)  # what falls short has a name
        drawn = blocks(framework, assessment, arithmetic(framework, assessment, result, node.id), words())
        for block in drawn:
            assert block.title
            assert all(len(row) == len(block.columns) for row in block.rows)
            assert all(cell for row in block.rows for cell in row)
        texts = [*told.sentences(), *(text for block in drawn for text in (*block.sentences, *block.after))]
        assert not [text for text in texts if re.search(r"[{}]|None\b(?! of these)|  ", text)]
        data = arithmetic_data(framework, assessment, arithmetic(framework, assessment, result, node.id), words())
        assert data["total"]["low"] == (
            None if node.low is None else {"exact": str(node.low), "number": float(node.low)}
        )
    assert explain_overall(framework, assessment, result, words())
    data = result_data(framework, assessment, result, words())
    assert {one["id"] for one in (*data["nodes"], *data["groups"])} == {node.id for node in nodes}


@pytest.mark.parametrize("name", FOLDERS)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_node_of_every_framework_is_explained(name, data):
    framework = loaded(name)
    everything_is_told(framework, data.draw(answers_to(framework)))


@pytest.mark.parametrize("name", FOLDERS)
def test_nothing_answered_is_explained_too(name):
    everything_is_told(loaded(name), Assessment(framework=name))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_node_is_explained_whatever_the_rules(data):
    framework = data.draw(frameworks())
    everything_is_told(framework, data.draw(answers_to(framework)))
    for section in describe(framework, words()):
        assert section.title
        assert all(re.fullmatch(r"[^{}]+[.]", sentence) and "None" not in sentence for sentence in section.sentences)


def sentences(name):
    return {section.title: section.sentences for section in describe(loaded(name), words())}


@pytest.mark.parametrize("name", FOLDERS)
def test_every_framework_is_described(name):
    found = sentences(name)
    assert len(found) >= 4
    assert all(sentence.endswith(".") for told in found.values() for sentence in told)


def test_the_311_rule_reads_as_it_is_written():
    found = sentences("311")
    assert found["What each answer counts"] == (
        "Every answer says how much of a feature is in place: No 0%, Partly 50% and Yes 100%.",
    )
    assert (
        "It is at a stage when, for that stage and every one below it, all features up to the stage are at least 80% "
        "in place on average and all features of the stage itself are at least 50% in place on average."
    ) in found["Each capability"]
    assert "the answer to it is No." in found["Each capability"][-1]
    assert found["The whole"][-2:] == (
        "The overall stage is the middle one of the capabilities' stages; of two middle ones, the lower.",
        "It is at most 1 above the lowest.",
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "subtractive-110",
            "The overall number is 110 less what all features lack to their highest, each times its weight.",
        ),
        ("samm2", "Its number is the sum of what its features count."),
        ("cmmi-staged", "For stage 2: all capabilities up to the stage have reached stage 2."),
        ("cmmi-staged", "Everybody is at least at stage 1, Initial."),
        ("iso-33020-ratings", "By its number it is called N up to 15, P above 15, L above 50 and F above 85."),
        (
            "dsomm-levels",
            "For each stage, the mean of what its features count is taken. Its number is the mean of these.",
        ),
        ("weakest-link", "If one of them has no stage, there is no stage."),
        ("two-value-weighted", "Each answer rates What is written (weight 1) and What is done (weight 2)."),
        ("devops-maturity", "It is multiplied by 100."),
    ],
)
def test_other_rules_read_as_they_are_written(name, sentence):
    assert sentence in [one for told in sentences(name).values() for one in told]


def test_an_aspect_that_is_not_rated_is_told_as_open():
    framework = loaded("two-value")
    feature = next(iter(framework.features))
    half = Answer(state=State.ANSWERED, options={"documentation": "3"})
    assessment = Assessment(framework="two-value", answers={feature: half})
    result = score(framework, assessment)
    group = framework.capability_of[feature].id
    worked = arithmetic(framework, assessment, result, group)
    assert [one.treated.value for part in worked.parts for one in part.inputs if one.id == feature] == [
        "half-rated"
    ] * 2
    told = [cell for block in blocks(framework, assessment, worked, words()) for row in block.rows for cell in row]
    assert any("what is not rated is open" in cell for cell in told)
