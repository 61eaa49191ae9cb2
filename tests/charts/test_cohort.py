"""The centers together: dots with the middle half, and the shares that have reached each stage."""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from maturity.charts.cohort import between
from maturity.charts.cohort_dots import MOST_NAMED, cohort_dots
from maturity.charts.cohort_notes import about_lines, left_out, reading, who_is_in
from maturity.charts.paper import svg
from maturity.charts.screen import figure
from maturity.charts.shares import FEW, shares
from maturity.text import LANGUAGES, words
from tests.charts.cohorts import LONG, cohort
from tests.charts.paper_size import assert_inside
from tests.frameworks_here import framework, spoken
from tests.reporting.conftest import AS_OF
from tests.scoring.any_framework import FOLDERS, loaded


def dots_of(n: int, **given):
    return cohort_dots(framework("311"), cohort(framework("311"), n, **given), words())


def shares_of(n: int, **given):
    return shares(framework("311"), cohort(framework("311"), n, **given), words())


def test_each_row_has_the_middle_half_and_the_median_of_the_figures():
    found = cohort(framework("311"), 24)
    for row, one in zip(dots_of(24).dots, found.capabilities, strict=True):
        assert one.figures
        assert row.peers
        assert row.peers.median == float(one.figures.median / 5)
        assert row.peers.low <= row.peers.median <= row.peers.high


def test_you_are_a_dot_of_your_own_and_the_words_are_yours():
    chart = dots_of(12, you=True)
    own = cohort(framework("311"), 12, you=True).rows[0]
    assert [row.now for row in chart.dots] == [
        None if cell.stage_low is None else cell.stage_low / 5 for cell in own.cells
    ]
    assert chart.columns[1] == "You"
    assert "You: " in chart.alt


def test_a_few_centers_by_name_are_all_drawn():
    assert all(len(row.named) <= 2 for row in dots_of(12, named=2).dots)
    assert "Fairhaven 311" in dots_of(12, named=2).alt
    assert "heat map" not in dots_of(12, named=MOST_NAMED).alt + dots_of(12, named=MOST_NAMED).legend.named


@pytest.mark.parametrize(("more", "left"), [(1, "1 more"), (3, "3 more")])
def test_of_many_by_name_some_are_drawn_and_it_is_said_where_the_others_are(more: int, left: str):
    chart = dots_of(12, named=MOST_NAMED + more)
    few = dots_of(12, named=MOST_NAMED)
    assert [row.named for row in chart.dots] == [row.named for row in few.dots]
    assert any(row.named for row in chart.dots)
    assert f"{left} in the heat map alone" in chart.legend.named
    assert chart.alt.endswith("in the heat map alone.")
    last = chart.rows[0][-1]
    assert last == few.rows[0][-1]
    assert last.count(": ") == MOST_NAMED


def test_the_table_says_all_that_is_drawn():
    chart = dots_of(24, you=True)
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    assert chart.columns == (
        "Capability",
        "You",
        "Centers",
        "Lower quarter",
        "Median",
        "Upper quarter",
        "Centers by name",
    )


def test_without_figures_nothing_is_drawn():
    assert dots_of(3) is None
    assert shares_of(3) is None
    assert shares_of(12, stages=False) is None


def test_shares_say_counts_of_few_and_percent_of_many():
    assert re.fullmatch(r"\d+ of \d+", shares_of(24).shares[0].bars[0].said)
    assert re.fullmatch(r"\d+%", shares_of(2 * FEW).shares[0].bars[0].said)
    assert shares_of(24, within=2).shares[0].bars[0].said.startswith("≈")
    for row in shares_of(24).shares:
        assert sorted((bar.at for bar in row.bars), reverse=True) == [bar.at for bar in row.bars]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["Fairhaven 311", LONG])
def test_drawings_stay_inside_and_begin_with_their_alt_text(language, name):
    three11 = spoken("311", language)
    found = cohort(three11, 24, you=True, named=4, name=name)
    for chart in (cohort_dots(three11, found, words(language)), shares(three11, found, words(language))):
        assert chart is not None
        assert ElementTree.fromstring(svg(chart))[0].text == chart.alt
        assert_inside(svg(chart))


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("stages", [True, False])
def test_any_framework_is_drawn_on_paper_and_on_screen(name, stages):
    known = loaded(name)
    found = cohort(known, 12, stages=stages and bool(known.stages))
    dots, bars = cohort_dots(known, found, words()), shares(known, found, words())
    for chart in filter(None, (dots, bars)):
        assert_inside(svg(chart))
        counts = sum(len(row.bars) for row in bars.shares) if chart is bars else 0
        assert len(figure(chart).layout.annotations) == len(known.capabilities) + counts


def test_what_people_typed_is_escaped():
    chart = dots_of(12, named=2, name="<b>x</b>")
    assert "<b>" not in svg(chart)
    assert "<b>x" not in str(figure(chart).to_json())


@pytest.mark.parametrize(
    ("number", "said"),
    [(Fraction(2), "2"), (Fraction(5, 2), "2.5"), (Fraction(0), "0"), (Fraction(10), "10"), (Fraction(9, 4), "2.25")],
)
def test_a_number_between_stages_is_as_short_as_can_be(number, said):
    assert between(number) == said


def test_it_is_said_who_is_in_what_is_not_shown_and_that_there_is_no_rank():
    three11 = framework("311")
    found = cohort(three11, 24)
    said = " ".join(who_is_in(three11, found, words()))
    assert "26 centers were invited." in said
    assert "By name 2, under an alias 22." in said
    assert "1 center is missing everywhere, because it chose not to be compared." in list(
        left_out(three11, found, words())
    )
    assert "no rank" in " ".join(reading(found, words()))
    few = cohort(three11, 3)
    assert next(left_out(three11, few, words())).startswith("No figures are shown: fewer than 5 centers")
    lines = dict(about_lines(three11, found, AS_OF, "Dana Ortiz", words()))
    assert lines["Checksum of the framework"] == three11.checksum
    assert lines["Made by"] == "Dana Ortiz"
