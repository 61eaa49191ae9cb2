"""Dots: today beside targets, peers or an earlier day, on each capability's own scale."""

import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment
from maturity.charts.dots import against, since
from maturity.charts.paper import svg
from maturity.charts.profile import stage_profile
from maturity.compare.peers import PeerRange, Peers
from maturity.roadmap.targets import targets
from maturity.scoring.score import score
from maturity.text import words
from tests.any_answers import any_answers, at_end
from tests.charts.paper_size import assert_inside
from tests.frameworks_here import DONT_KNOW, NOT_APPLICABLE, framework, said
from tests.reporting.centers import center, metro, says
from tests.scoring.any_framework import FOLDERS, answers_to, frameworks, loaded

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
    assert chart.legend.peers == "Invented cities: the middle half of 14 centers, and the median"
    assert "between 1 Answer and 4 Improve, the median 2.5" in chart.alt
    assert not re.search(r"\brank|\bbest\b|\bworst\b|\bplace \d", chart.alt)
    assert len(chart.columns) == len(chart.rows[0]) == 6


def test_a_target_that_is_reached_is_not_written_as_the_way_to_go():
    three11 = framework("311")
    everything = against_of(three11, center(three11, says("yes")))
    assert {one.said for one in everything.dots} == {"5 Anticipate"}
    nothing = against_of(three11, center(three11, says("no")))
    assert all(re.fullmatch(r"Not yet \(target \d \w+\)", one.said) for one in nothing.dots)


def test_progress_and_steps_back_are_told_in_words():
    three11 = framework("311")
    no, yes = center(three11, says("no")), center(three11, says("yes"))
    assert {one.said for one in since_of(three11, yes, no).dots} == {"5 Anticipate (before Not yet)"}
    assert {one.said for one in since_of(three11, no, yes).dots} == {"Not yet, a step back (before 5 Anticipate)"}
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
    charts = (against_of(loaded_, now, peers_of(loaded_, "0", "1", "1")), since_of(loaded_, now, before))
    for chart in filter(None, charts):  # nothing compares where nothing applies
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


def signs(chart, kind):
    """The middles of the signs of a kind, in the order of the rows."""
    found = [one for one in ElementTree.fromstring(svg(chart)).iter(f"{SVG}path") if one.get("class") == kind]
    starts = [re.findall(r"M(-?[\d.]+) (-?[\d.]+)", one.get("d")) for one in found]
    return [(float(x), float(y)) for one in starts for x, y in one]


def part(three11, place, reply):
    """All features at yes but for those of one capability."""
    inside = {feature.id for feature in three11.capabilities[place].all_features}
    return center(three11, lambda index, feature: reply if feature.id in inside else said("yes"))


def test_what_nobody_answered_stands_nowhere_and_never_at_the_lowest():
    three11 = framework("311")
    blank, full = part(three11, 2, Answer()), center(three11, says("yes"))
    chart = against_of(three11, blank)
    assert [one.now for one in chart.dots] == [None if place == 2 else 1 for place in range(len(chart.dots))]
    assert chart.dots[2].said.startswith("Not known yet")
    assert (chart.dots[2].low, chart.dots[2].high) == (0, 1)
    assert len(signs(chart, "now")) == len(chart.dots) - 1
    # Nor is it a step back where answers are open, or a comparison where there are none.
    assert "step back" not in since_of(three11, blank, full).alt
    assert since_of(three11, full, Assessment(framework="311")) is None


def test_a_step_back_is_one_only_if_no_open_answer_can_undo_it():
    three11 = framework("311")
    full = center(three11, says("yes"))
    first, *others = (feature.id for feature in three11.capabilities[0].all_features)
    open_ = full.with_answer(first, DONT_KNOW)
    assert "step back" not in since_of(three11, open_, full).dots[0].said
    assert "before" in since_of(three11, open_, full).dots[0].said
    worse = full.model_copy(update={"answers": full.answers | {id_: said("no") for id_ in (first, *others)}})
    assert "step back" in since_of(three11, worse, full).dots[0].said


def test_where_nothing_applies_there_is_a_dashed_line_its_words_and_no_peers():
    three11 = framework("311")
    chart = against_of(three11, part(three11, 2, NOT_APPLICABLE), peers_of(three11))
    row = chart.dots[2]
    assert (row.now, row.low, row.target, row.peers, row.said) == (None, None, None, None, "Nothing applies")
    assert len(signs(chart, "nothing")) == 1
    assert "Contact center operations and workforce: Nothing applies. Knowledge" in chart.alt
    numbers = loaded("two-value")
    out = Assessment(framework="two-value", answers=dict.fromkeys(numbers.features, NOT_APPLICABLE))
    assert not any(one.peers for one in against_of(numbers, out, peers_of(numbers)).dots)


def test_numbers_have_their_ends_beside_them_and_no_column_of_targets():
    devops = loaded("devops-maturity")
    chart = against_of(devops, any_answers(devops, 3))
    texts = [one.text for one in ElementTree.fromstring(svg(chart)).iter(f"{SVG}text")]
    assert texts.count("0.0") == len(chart.dots)
    assert texts.count("100.0") >= len(chart.dots)
    assert chart.columns == ("Capability", "Today")
    assert all("scale 0.0 to 100.0" in row[1] for row in chart.rows)
    assert "scale 0.0 to 100.0" in chart.alt


def test_a_number_has_no_place_on_another_scale():
    samm = loaded("samm2-by-level")
    now = at_end(samm, 0)
    before = now.with_answer(next(iter(samm.features)), NOT_APPLICABLE)
    row = since_of(samm, now, before).dots[0]
    assert row.before is None
    assert row.now is not None


@pytest.mark.parametrize("name", ["311", "cmmi-staged", "weakest-link", "devops-maturity"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_signs_are_drawn_where_the_data_has_them(name, seed):
    loaded_ = loaded(name)
    profile = profile_of(loaded_, any_answers(loaded_, seed))
    chart = against_of(loaded_, any_answers(loaded_, seed))
    for kind, shares in (("now", [one.now for one in chart.dots]), ("target", [one.target for one in chart.dots])):
        drawn = signs(chart, kind)
        known = [share for share in shares if share is not None]
        assert len(drawn) == len(known)
        # The same distance on the scale is the same distance on paper, and every row has its own height.
        for (x, _), share in zip(drawn, known, strict=True):
            left, wide = drawn[0][0], 172 if chart.ticks else 112
            assert x - left == pytest.approx((share - known[0]) * wide, abs=0.11)
        assert [y for _, y in drawn] == sorted({y for _, y in drawn})
    for row, mark in zip(chart.dots, profile.marks, strict=True):
        assert row.said.startswith(mark.stage)


@settings(max_examples=40)
@given(data=st.data())
def test_any_framework_any_answers_any_peers(data):
    loaded_ = data.draw(frameworks())
    now, before = data.draw(answers_to(loaded_)), data.draw(answers_to(loaded_))
    numbers = sorted(data.draw(st.lists(st.decimals(-5, 200, places=2), min_size=3, max_size=3)))
    for chart in filter(None, (against_of(loaded_, now, peers_of(loaded_, *numbers)), since_of(loaded_, now, before))):
        assert_inside(svg(chart))
        for row in chart.dots:
            band = (row.peers.low, row.peers.median, row.peers.high) if row.peers else ()
            shares = [share for share in (row.now, row.low, row.high, row.before, row.target) if share is not None]
            assert all(0 <= share <= 1 for share in (*shares, *band))
            assert f"{row.title}: " in chart.alt


def test_long_words_and_many_stages_stay_inside_the_picture():
    three11 = framework("311")
    stages = tuple(
        three11.stages[0].model_copy(update={"number": number, "name": f"Quantitatively managed {number}"})
        for number in range(1, 11)
    )
    titles = ("W" * 90, "many words " * 30, "x")
    capabilities = tuple(
        one.model_copy(update={"title": titles[place % 3]}) for place, one in enumerate(three11.capabilities)
    )
    long = three11.model_copy(update={"stages": stages, "capabilities": capabilities})
    for name in ("stage", "groups", "capability_of"):  # cached of the framework it was copied from
        long.__dict__.pop(name, None)
    peers = Peers("Cities of the coast, and some of the hills " * 3, 14, peers_of(long).ranges)
    now, before = any_answers(long, 2), any_answers(long, 3)
    for chart in (against_of(long, now, peers), since_of(long, now, before)):
        assert_inside(svg(chart))
    legend = [one.text for one in ElementTree.fromstring(svg(against_of(long, now, peers))).iter(f"{SVG}text")]
    assert "14 centers, and the median" in " ".join(legend)


def test_what_was_typed_is_escaped():
    three11 = framework("311")
    named = three11.model_copy(
        update={"capabilities": tuple(one.model_copy(update={"title": "<b>&"}) for one in three11.capabilities)}
    )
    drawn = svg(against_of(named, metro(three11)))
    assert "<b>" not in drawn
    assert "&lt;b&gt;&amp;" in drawn
