from xml.etree import ElementTree

import pytest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.charts.paper import svg
from maturity.charts.profile import stage_profile
from maturity.charts.screen import figure
from maturity.roadmap.targets import targets
from maturity.scoring.score import score
from maturity.text import words
from tests.frameworks_here import framework
from tests.reporting.centers import always, center, mixed, says

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def three11():
    return framework("311")


def profile(loaded, assessment):
    result = score(loaded, assessment)
    return stage_profile(loaded, assessment, result, targets(loaded, assessment, result), words())


@pytest.fixture(scope="module")
def table(three11):
    return profile(three11, center(three11, mixed))


def test_the_alt_text_tells_every_stage_and_target(three11, table):
    for mark, (title, stage, target) in zip(table.marks, table.rows, strict=True):
        assert f"{title}: {stage}; target {target}." in table.alt
        assert title == three11.capability(mark.id).title
    assert any(mark.stage_low != mark.stage_high for mark in table.marks)  # or the ranges below would prove nothing


def test_screen_draws_the_numbers_of_the_table(table):
    reached, possible, aimed = figure(table).data
    assert list(reached.y) == list(possible.y) == [mark.id for mark in table.marks]
    assert list(reached.x) == [mark.stage_low for mark in table.marks]
    assert [low + more for low, more in zip(reached.x, possible.x, strict=True)] == [
        mark.stage_high for mark in table.marks
    ]
    assert dict(zip(aimed.y, aimed.x, strict=True)) == {mark.id: mark.target for mark in table.marks}


def test_paper_draws_the_numbers_of_the_table(table):
    drawn = list(ElementTree.fromstring(svg(table)))
    steps = [one for one in drawn if one.tag == f"{SVG}rect" and one.get("stroke")]
    hatched = [one for one in drawn if one.tag == f"{SVG}path" and one.get("stroke") == "#1a4f7a"]
    filled = [one for one in steps if one.get("fill") != "none"]
    # What there is of each is in the legend too.
    possible = sum(mark.stage_high - mark.stage_low for mark in table.marks)
    assert len(filled) - 1 == sum(mark.stage_low for mark in table.marks)
    assert len(hatched) - bool(possible) == possible
    assert len(steps) - 1 - bool(possible) == len(table.marks) * len(table.steps)
    said = [one.text for one in drawn if one.tag == f"{SVG}text"]
    assert said.count(table.legend.target) == 1
    assert [text for text in said if text in {mark.title for mark in table.marks}] == [
        mark.title for mark in table.marks
    ]
    assert all(mark.stage in said for mark in table.marks)


def targets_drawn(table):
    """The middle of each diamond."""
    paths = ElementTree.fromstring(svg(table)).iter(f"{SVG}path")
    return [float(one.get("d")[1:].split()[0]) + 3 for one in paths if one.get("class") == "target"]


def test_the_target_stands_at_its_step(three11):
    table = profile(three11, center(three11, says("no")))
    drawn = ElementTree.fromstring(svg(table))
    heads = {one.text: float(one.get("x")) for one in drawn if one.get("text-anchor") == "middle"}
    for mark, x in zip(table.marks, targets_drawn(table), strict=True):
        assert x == pytest.approx(heads[f"{mark.target} {three11.stage_name(mark.target)}"], abs=0.1)


def test_the_first_child_of_the_drawing_is_its_alt_text(table):
    first = next(iter(ElementTree.fromstring(svg(table))))
    assert (first.tag, first.text) == (f"{SVG}title", table.alt)


def test_where_nothing_applies_nothing_is_drawn_as_reached_and_nothing_aimed_at(three11):
    table = profile(three11, center(three11, always(State.NOT_APPLICABLE)))
    assert {(mark.stage_low, mark.target) for mark in table.marks} == {(None, None)}
    assert len(figure(table).data[2].x) == 0
    assert "stroke-dasharray" in svg(table)


def test_what_nobody_answered_is_not_called_a_stage(three11):
    table = profile(three11, Assessment(framework="311"))
    assert {mark.stage for mark in table.marks} == {words().say("charts.profile.nothing_answered")}
    assert {(mark.stage_low, mark.stage_high) for mark in table.marks} == {(0, 5)}


def test_a_name_is_text_in_both_drawings(three11):
    hostile = "</title><script>alert(1)</script>"
    feature = next(iter(three11.features))
    assessment = Assessment(framework="311", center={"name": hostile}, answers={feature: Answer(state=State.DONT_KNOW)})
    assert "<script" not in svg(profile(three11, assessment))
    titled = three11.model_copy(
        update={
            "capabilities": (
                three11.capabilities[0].model_copy(update={"title": "<b>x</b>"}),
                *three11.capabilities[1:],
            )
        }
    )
    table = profile(titled, assessment)
    assert "<b>" not in svg(table)
    assert "&lt;b&gt;x" in figure(table).layout.annotations[0].text


def test_many_stages_still_show_where_the_target_is(three11):
    many = tuple(
        three11.stages[min(index, 4)].model_copy(update={"number": index + 1, "name": f"Stage{index}"})
        for index in range(12)
    )
    tall = three11.model_copy(update={"stages": many})
    tall.__dict__.pop("stage", None)  # cached of the framework it was copied from
    table = profile(tall, center(tall, mixed))
    drawn = ElementTree.fromstring(svg(table))
    heads = {one.text: float(one.get("x")) for one in drawn if one.get("text-anchor") == "middle"}
    for mark, x in zip(table.marks, targets_drawn(table), strict=True):
        assert x == pytest.approx(heads[str(mark.target)], abs=0.1)
