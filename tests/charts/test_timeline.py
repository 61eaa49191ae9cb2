"""The plan by quarter: each feature where the plan has it, and what isn't drawn said in words."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from maturity.assessment.answers import Assessment
from maturity.charts.paper import svg
from maturity.charts.timeline import MOST, timeline
from maturity.roadmap.plan import plan
from maturity.scoring.score import score
from maturity.text import words
from tests.any_answers import any_answers, at_end
from tests.charts.paper_size import assert_inside
from tests.frameworks_here import framework
from tests.reporting.centers import center, metro, says
from tests.scoring.any_framework import FOLDERS, loaded

SVG = "{http://www.w3.org/2000/svg}"


def of(loaded_, assessment):
    roadmap = plan(loaded_, assessment, score(loaded_, assessment))
    spans = [f"months {phase.quarter}" for phase in roadmap.phases]
    return roadmap, timeline(loaded_, roadmap, spans, words())


def test_each_feature_stands_where_the_plan_has_it():
    three11 = framework("311")
    roadmap, chart = of(three11, metro(three11))
    planned = [one for phase in roadmap.phases for one in phase.planned]
    assert [(one.feature, one.start, one.end, one.find_out_first) for one in chart.stretches] == [
        (one.step.feature, one.slot.start, one.slot.end, one.step.find_out_first) for one in planned[:MOST]
    ]
    assert len(chart.rows) == len(planned)
    for phase, quarter in zip(roadmap.phases, chart.quarters, strict=True):
        assert quarter.name.startswith(f"Q{phase.quarter} ")


def test_bars_begin_and_end_with_their_quarters():
    three11 = framework("311")
    _, chart = of(three11, metro(three11))
    drawn = ElementTree.fromstring(svg(chart))
    bars = next(path for path in drawn.iter(f"{SVG}path") if path.get("class") == "work").get("d")
    lefts = [float(x) for x in re.findall(r"M([\d.]+) ", bars)]
    starts = [one.start for one in chart.stretches if not one.find_out_first]
    places = {start: {left for one, left in zip(starts, lefts, strict=True) if one == start} for start in starts}
    assert all(len(found) == 1 for found in places.values())
    assert [places[start] for start in sorted(places)] == sorted(places.values(), key=min)


def test_what_is_not_drawn_is_counted():
    three11 = framework("311")
    big = center(three11, says("no"), population=2_000_000).model_copy(update={"capacity": "strong"})
    roadmap, chart = of(three11, big)
    planned = sum(len(phase.planned) for phase in roadmap.phases)
    assert planned > MOST
    assert f"And {planned - MOST} more feature" in chart.more
    assert chart.more in ElementTree.fromstring(svg(chart)).itertext()


def test_the_alt_text_says_what_starts_in_each_quarter():
    three11 = framework("311")
    roadmap, chart = of(three11, metro(three11))
    for phase in roadmap.phases:
        assert f"months {phase.quarter}" in chart.alt
        for one in phase.planned:
            assert three11.features[one.step.feature].title in chart.alt


@pytest.mark.parametrize("name", FOLDERS)
def test_every_framework_is_drawn_inside_its_picture(name):
    loaded_ = loaded(name)
    blank = Assessment(framework=loaded_.id)
    for assessment in (any_answers(loaded_, 1), at_end(loaded_, 0), at_end(loaded_, -1), blank):
        _, chart = of(loaded_, assessment)
        assert ElementTree.fromstring(svg(chart))[0].text == chart.alt
        assert_inside(svg(chart))


def with_quarters(three11, quarters, points):
    capacities = tuple(one.model_copy(update={"points": points}) for one in three11.planning.capacities)
    planning = three11.planning.model_copy(update={"quarters": quarters, "capacities": capacities})
    return three11.model_copy(update={"planning": planning})


@pytest.mark.parametrize("quarters", [1, 2, 4, 6, 12])
def test_any_number_of_quarters_has_room_for_its_heads(quarters):
    three11 = with_quarters(framework("311"), quarters, 3)
    assessment = metro(three11)
    roadmap = plan(three11, assessment, score(three11, assessment))
    spans = ["September 2026 to December 2026"] * len(roadmap.phases)
    drawn = svg(timeline(three11, roadmap, spans, words()))
    assert_inside(drawn)
    assert all(f">Q{number}" in drawn for number in range(1, len(spans) + 1))


def test_what_goes_on_after_the_plan_ends_in_a_point_and_says_so():
    three11 = with_quarters(framework("311"), 1, 1)
    roadmap, chart = of(three11, metro(three11))
    longer = [one for one in chart.stretches if chart.goes_on(one)]
    assert [one.end for one in longer] == [one.slot.end for one in roadmap.phases[0].planned if one.slot.end > 1]
    assert longer
    assert f"{longer[0].title} (goes on after this plan)" in chart.alt
    assert "goes on after this plan" in ElementTree.fromstring(svg(chart)).itertext()
    assert_inside(svg(chart))


def test_what_was_typed_is_escaped():
    three11 = framework("311")
    _, chart = of(three11, metro(three11))
    hostile = replace(chart, stretches=tuple(replace(one, title="<b>&") for one in chart.stretches), alt="<i>")
    assert "<b>" not in svg(hostile)
    assert "<i>" not in svg(hostile)
    assert ElementTree.fromstring(svg(hostile))[0].text == "<i>"
