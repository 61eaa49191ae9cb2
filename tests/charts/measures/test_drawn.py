"""Charts of measures: what is drawn is what the table and the alt text say, on paper and on screen."""

from __future__ import annotations

from html import unescape
from xml.etree import ElementTree

import pytest

from maturity.charts.measures.areas import use_by_area, waiting_by_area
from maturity.charts.measures.asking import who_asks
from maturity.charts.measures.backlog import MOST, backlog_by_age, backlog_by_month
from maturity.charts.measures.channels import channel_mix
from maturity.charts.measures.closing import closing_times
from maturity.charts.measures.on_time import on_time
from maturity.charts.paper import svg
from maturity.charts.screen import figure
from maturity.measures.model import Among, By
from maturity.text import LANGUAGES, words
from tests.charts.paper_size import SVG, assert_inside
from tests.measured_year import year

CHARTS = {
    "channels": channel_mix,
    "closing": closing_times,
    "on_time": on_time,
    "month": backlog_by_month,
    "age": backlog_by_age,
    "use": use_by_area,
    "waiting": waiting_by_area,
    "asking": who_asks,
}
NOT_BARE = ("on_time", "use", "waiting", "asking")


@pytest.fixture(params=LANGUAGES)
def said(request):
    return words(request.param)


@pytest.fixture(params=CHARTS)
def chart(request, said):
    return CHARTS[request.param](year(), said)


def test_the_alt_text_says_every_row(chart):
    assert chart.rows
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    for row in chart.rows:
        assert row[0] in chart.alt
        assert row[1] in chart.alt or row[2] in chart.alt


def test_every_figure_is_written_beside_its_bar_and_stands_in_the_table(chart):
    drawn = [one.text for one in ElementTree.fromstring(svg(chart)).iter(f"{SVG}text")]
    cells = " ".join(cell for row in chart.rows for cell in row)
    for row in chart.lines:
        for bar in row.bars:
            assert bar.said in drawn
            assert bar.said.split(" ")[0] in cells or bar.at is None
            assert bar.at is None or 0 <= bar.at <= 1


def test_on_paper_nothing_leaves_the_drawing(chart):
    assert_inside(svg(chart))


def test_two_series_differ_without_color_and_are_named(chart):
    assert all(len(row.bars) == len(chart.series) for row in chart.lines)
    drawn, made = svg(chart), figure(chart)
    if len(chart.series) == 1:
        return
    assert 'class="second"' in drawn
    patterns = [trace.marker.pattern.shape for trace in made.data]
    assert len(set(patterns)) == len(patterns)
    assert [unescape(trace.name) for trace in made.data] == list(chart.series)


def test_on_screen_each_bar_has_its_length_and_its_figure(chart):
    made = figure(chart)
    for series, trace in enumerate(made.data):
        assert list(trace.x) == [row.bars[series].at or 0 for row in chart.lines]
        assert list(trace.text) == [row.bars[series].said for row in chart.lines]
    assert [note.text.replace("<br>", " ") for note in made.layout.annotations][: len(chart.lines)]


@pytest.mark.parametrize("name", CHARTS)
def test_without_the_figures_there_is_no_chart(name):
    made = CHARTS[name](year("bare"), words())
    assert (made is None) == (name in NOT_BARE)


def test_bars_are_as_long_as_their_figures():
    chart = channel_mix(year(), words())
    shares = {one.group: one.value for one in year().of("channel-mix", Among.ALL, By.CHANNEL)}
    longest = max(one.value for among in Among for one in year().of("channel-mix", among, By.CHANNEL))
    at = {row.title: row.bars[0].at for row in chart.lines}
    assert at["Phone"] == pytest.approx(float(shares["phone"] / longest))
    assert [row.bars[1].said for row in chart.lines if row.title in ("Staff", "System")] == ["none", "none"]
    assert list(at.values()) == sorted(at.values(), reverse=True)


def test_the_last_months_are_drawn():
    months = year().of("backlog.by-month", Among.ALL, By.MONTH)
    chart = backlog_by_month(year(), words())
    assert len(chart.rows) == MOST < len(months)
    assert [row[1] for row in chart.rows] == [words().number(one.numerator) for one in months[-MOST:]]
    assert chart.rows[-1][0] == "July 2026"


def test_ages_add_up():
    chart = backlog_by_age(year(), words())
    shares = [float(row[1].partition("(")[2].rstrip("%)")) for row in chart.rows]
    assert sum(shares) == pytest.approx(100, abs=0.3)


def test_hidden_areas_are_told_and_not_drawn():
    chart = use_by_area(year(), words())
    drawn = [row.title for row in chart.lines]
    hidden = [row[0] for row in chart.rows if row[0] not in drawn]
    assert "Tiny" in hidden
    assert len(hidden) == 2
    assert chart.note.startswith("2 areas aren't shown")
    assert chart.line.word == "the city: 1"


def test_three_formulas_stand_side_by_side_with_what_they_are_of():
    chart = on_time(year(), words())
    due, closed, published = chart.rows
    assert len({due[1], closed[1], published[1]}) > 1
    figure_of = year().find("on-time.due")
    assert due[2] == f"{words().number(figure_of.numerator)} of {words().number(figure_of.denominator)}"


def test_people_who_ask_very_often_have_their_cut_off():
    hyper, again, once = (row[0] for row in who_asks(year(), words()).rows)
    cut_off = int(year().find("requesters.hyper", Among.RESIDENTS).figures["cut_off"])
    assert hyper == f"Ask very often ({cut_off} or more)"
    assert again == f"Ask again (2 to {cut_off - 1})"
    assert once == "Asked once"
