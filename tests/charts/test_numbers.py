"""The profile where there are numbers instead of stages: what is drawn is what the table and the alt text say."""

from __future__ import annotations

from fractions import Fraction
from xml.etree import ElementTree

import pytest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.charts.paper import svg
from maturity.charts.profile import stage_profile
from maturity.charts.screen import figure
from maturity.charts.standing import group_lines, overall_cell
from maturity.roadmap.targets import targets
from maturity.scoring.scale import scales
from maturity.scoring.score import score
from maturity.text import words
from tests.any_answers import any_answers, at_end
from tests.scoring.any_framework import FOLDERS, loaded

SVG = "{http://www.w3.org/2000/svg}"


def profile(name, assessment):
    result = score(loaded(name), assessment)
    return stage_profile(loaded(name), assessment, result, targets(loaded(name), assessment, result), words())


@pytest.fixture(scope="module")
def devops():
    return profile("devops-maturity", any_answers(loaded("devops-maturity"), 1))


def test_a_bar_goes_from_the_lowest_to_the_highest_number_that_is_possible():
    framework = loaded("two-value")
    assessment = at_end(framework, 0).with_answer("plan.one", Answer())
    bar = profile("two-value", assessment).marks[0].bar
    assert (bar.low, bar.high, bar.lowest, bar.highest) == (0, 0.5, "0.00", "5.00")


def test_what_is_subtracted_has_a_scale_below_zero():
    framework = loaded("subtractive-110")
    mark = profile("subtractive-110", at_end(framework, 0)).marks[0]
    assert (mark.stage, mark.bar.low, mark.bar.lowest, mark.bar.highest) == ("-54", 0, "-54", "0")
    assert scales(framework, at_end(framework, 0))["overall"] == (-203, 110)


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("seed", [1, 2])
def test_every_profile_says_in_words_what_it_draws(name, seed):
    table = profile(name, any_answers(loaded(name), seed))
    for mark, row in zip(table.marks, table.rows, strict=True):
        assert f"{row[0]}: {row[1]}" in table.alt
        assert row[1].startswith(mark.stage)
        if mark.bar is not None:
            assert 0 <= mark.bar.low <= mark.bar.high <= 1
            assert f"scale {mark.bar.lowest} to {mark.bar.highest}" in row[1]
    assert table.aims is any(row[-1] for row in table.rows)
    drawn = list(ElementTree.fromstring(svg(table)))
    said = [one.text for one in drawn if one.tag == f"{SVG}text"]
    assert all(mark.stage in said for mark in table.marks)
    reached, possible = figure(table).data[:2]
    assert all(low >= 0 and more >= 0 for low, more in zip(reached.x, possible.x, strict=True))


def test_a_number_that_open_answers_can_lift_says_so(devops):
    could = [mark for mark in devops.marks if mark.bar.high > mark.bar.low]
    assert could
    assert all("open answers could make it" in mark.remark for mark in could)


def test_screen_draws_the_numbers_of_the_table_and_no_targets(devops):
    data = figure(devops).data
    assert [trace.name for trace in data] == ["so far", "possible, answers are open"]
    assert list(data[0].x) == [mark.bar.low for mark in devops.marks]
    assert "target" not in svg(devops)


def test_where_nothing_applies_there_is_no_bar():
    framework = loaded("two-value")
    reply = Answer(state=State.NOT_APPLICABLE, reason="Not here.")
    mark = profile("two-value", Assessment(framework="two-value", answers=dict.fromkeys(framework.features, reply)))
    assert [(one.stage, one.bar) for one in mark.marks] == [("Nothing applies", None)] * 2
    assert "stroke-dasharray" in svg(mark)


def test_what_the_rule_makes_of_blanks_stands_apart_from_what_is_established():
    framework = loaded("weakest-link")
    assert framework.scoring.blank == "skip"
    bar = profile("mean-of-percents", any_answers(loaded("mean-of-percents"), 1)).marks[0].bar
    assert bar.value == bar.low


def test_the_whole_has_a_scale_or_a_stage_or_says_why_not():
    def whole(name, assessment):
        return overall_cell(loaded(name), assessment, score(loaded(name), assessment), words())

    assert whole("two-value", at_end(loaded("two-value"), -1)).startswith("5.00, scale 0.00 to 5.00")
    assert whole("311", at_end(loaded("311"), -1)) == "5 Anticipate"
    assert whole("subtractive-110", at_end(loaded("subtractive-110"), 0)) == "Can't be scored yet"
    assert whole("devops-maturity", at_end(loaded("devops-maturity"), -1)).startswith("GOLD (100.0), scale")


def test_groups_are_told_from_the_outside_in_with_their_own_scale():
    framework = loaded("samm2-by-level")
    assessment = at_end(framework, -1)
    lines = group_lines(framework, assessment, score(framework, assessment), words())
    assert [(one.depth, one.title) for one in lines[:2]] == [
        (1, "Strategy and metrics"),
        (2, "Strategy and metrics, step 1"),
    ]
    assert lines[0].standing == "3.00, scale 0.00 to 3.00"
    assert group_lines(loaded("311"), assessment, score(loaded("311"), Assessment(framework="311")), words()) == ()


def test_the_scale_shrinks_with_what_does_not_apply():
    framework = loaded("samm2-by-level")
    out = Answer(state=State.NOT_APPLICABLE, reason="Not here.")
    first = next(iter(framework.features))
    before, after = (
        scales(framework, one) for one in (at_end(framework, 0), at_end(framework, 0).with_answer(first, out))
    )
    assert after["governance"].highest < before["governance"].highest
    assert before["governance"].share(Fraction(3)) == 1
