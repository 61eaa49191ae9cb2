"""Dots: today beside targets, peers or an earlier day, on each capability's own scale."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from maturity.charts.dots import against, since
from maturity.charts.paper import svg
from maturity.charts.profile import stage_profile
from maturity.compare.peers import PeerRange, Peers
from maturity.roadmap.targets import targets
from maturity.scoring.score import score
from maturity.text import words
from tests.any_answers import any_answers, at_end
from tests.frameworks_here import framework
from tests.reporting.centers import center, metro, says
from tests.scoring.any_framework import FOLDERS, loaded

SVG = "{http://www.w3.org/2000/svg}"


def profile_of(loaded_, assessment):
    result = score(loaded_, assessment)
    return stage_profile(loaded_, assessment, result, targets(loaded_, assessment, result), words())


def peers_of(loaded_, low="1", median="2.5", high="4"):
    ranges = {one.id: PeerRange(Decimal(low), Decimal(median), Decimal(high)) for one in loaded_.capabilities}
    return Peers("Invented cities", 14, ranges)


def against_of(loaded_, assessment, peers=None):
    return against(loaded_, assessment, profile_of(loaded_, assessment), peers, words())


def since_of(loaded_, now, before, day="March 14, 2025"):
    return since(loaded_, profile_of(loaded_, now), profile_of(loaded_, before), day, words())


def test_each_capability_stands_in_the_frameworks_order_where_it_stands():
    three11 = framework("311")
    profile = profile_of(three11, metro(three11))
    chart = against_of(three11, metro(three11))
    assert [one.id for one in chart.dots] == [one.id for one in three11.capabilities]
    for row, mark in zip(chart.dots, profile.marks, strict=True):
        assert (row.now, row.high, row.target) == (mark.stage_low / 5, mark.stage_high / 5, mark.target / 5)


def test_peers_are_a_band_with_their_number_and_never_a_rank():
    three11 = framework("311")
    chart = against_of(three11, metro(three11), peers_of(three11))
    assert {(one.peers.low, one.peers.median, one.peers.high) for one in chart.dots} == {(0.2, 0.5, 0.8)}
    assert chart.legend.peers == "Invented cities: the middle half of 14 centers"
    assert "between 1 Answer and 4 Improve, the median 2.5" in chart.alt
    assert not re.search(r"\brank|\bbest\b|\bworst\b|\bplace \d", chart.alt)
    assert len(chart.columns) == len(chart.rows[0]) == 6


def test_a_target_that_is_reached_is_not_written_as_the_way_to_go():
    three11 = framework("311")
    everything = against_of(three11, center(three11, says("yes")))
    assert {one.said for one in everything.dots} == {"5 Anticipate"}
    nothing = against_of(three11, center(three11, says("no")))
    assert all(re.fullmatch(r"Not yet → \d \w+", one.said) for one in nothing.dots)


def test_progress_and_steps_back_are_told_in_words():
    three11 = framework("311")
    no, yes = center(three11, says("no")), center(three11, says("yes"))
    assert {one.said for one in since_of(three11, yes, no).dots} == {"Not yet → 5 Anticipate"}
    assert {one.said for one in since_of(three11, no, yes).dots} == {"5 Anticipate → Not yet, a step back"}
    assert {one.said for one in since_of(three11, no, no).dots} == {"Not yet, as before"}
    chart = since_of(three11, yes, no)
    assert {(one.before, one.now, one.target) for one in chart.dots} == {(0, 1, None)}
    assert chart.heading == "Since March 14, 2025"
    assert "on March 14, 2025" in svg(chart)
    assert since_of(three11, yes, no, "").heading == "Since the earlier answers"


@pytest.mark.parametrize("name", FOLDERS)
def test_every_framework_is_drawn_inside_its_picture_with_all_that_the_table_says(name):
    loaded_ = loaded(name)
    now, before = any_answers(loaded_, 1), at_end(loaded_, 0)
    for chart in (against_of(loaded_, now, peers_of(loaded_, "0", "1", "1")), since_of(loaded_, now, before)):
        drawn = ElementTree.fromstring(svg(chart))
        assert drawn[0].tag == f"{SVG}title"
        for capability in loaded_.capabilities:
            assert capability.title in chart.alt
        _, _, wide, high = map(float, drawn.get("viewBox").split())
        for text in drawn.iter(f"{SVG}text"):
            assert 0 <= float(text.get("x")) <= wide
            assert 0 <= float(text.get("y")) <= high
            assert float(text.get("font-size")) >= 6.6
        for path in drawn.iter(f"{SVG}path"):
            for x, y in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", path.get("d")):
                assert 0 <= float(x) <= wide
                assert 0 <= float(y) <= high
        shares = [share for one in chart.dots for share in (one.now, one.high, one.before, one.target)]
        bands = [
            share for one in chart.dots if one.peers for share in (one.peers.low, one.peers.median, one.peers.high)
        ]
        assert all(0 <= share <= 1 for share in (*shares, *bands) if share is not None)


def test_what_was_typed_is_escaped():
    three11 = framework("311")
    named = three11.model_copy(
        update={"capabilities": tuple(one.model_copy(update={"title": "<b>&"}) for one in three11.capabilities)}
    )
    drawn = svg(against_of(named, metro(three11)))
    assert "<b>" not in drawn
    assert "&lt;b&gt;&amp;" in drawn
