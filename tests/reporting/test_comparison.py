"""The report of a comparison: page one alone, the heat map on one page, aliases kept, and the same bytes again."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from maturity.errors import ReportError
from maturity.reporting.comparison import comparison_html, comparison_pdf
from maturity.reporting.comparison_views import ON_PAGE_ONE, SHORT_NAME
from maturity.reporting.folder import report_ids
from maturity.reporting.job import Job, packed, unpacked
from maturity.reporting.subject import Compared, Subject
from maturity.reporting.wellformed import tree_of
from maturity.reporting.worker import made
from tests.any_answers import KINDS, any_answers
from tests.charts.cohorts import LONG, cohort
from tests.frameworks_here import framework, spoken
from tests.reporting.conftest import AS_OF, flat, pages
from tests.reporting.tag_tree import tagged
from tests.scoring.any_framework import loaded


def about(n: int, of: str = "311", **given) -> Compared:
    known = loaded(of)
    return Compared(known, cohort(known, n, **({"stages": bool(known.stages)} | given)), AS_OF, "Dana Ortiz")


@cache
def pdf_of(n: int, page: str = "letter", **given) -> bytes:
    return comparison_pdf(about(n, **given), page=page)


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [(round(float(one.MediaBox[2])), round(float(one.MediaBox[3]))) for one in opened.pages]


@pytest.mark.parametrize(("page", "short", "long"), [("letter", 612, 792), ("a4", 595, 842)])
def test_the_heat_map_of_24_centers_lies_across_one_page(page, short, long):
    found = sizes(pdf_of(24, page))
    assert found[:3] == [(short, long), (long, short), (short, long)]
    text = pages(pdf_of(24, page))[1]
    assert flat("Median of 24") in text
    assert flat("Center X") in text


def test_page_one_stands_on_its_own():
    text = pages(pdf_of(24))[0]
    found = about(24).comparison
    for said in (
        "Spring 2026",
        "26 centers were invited",
        f"version {framework('311').version}",
        "There is no rank here",
        "March 14, 2026",
    ):
        assert flat(said) in text
    for one in found.gaps[:ON_PAGE_ONE]:
        assert flat(framework("311").features[one.feature].title) in text
        assert f"{one.lacking}of{one.n}" in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_page_one_holds_with_long_names_in_every_language(language):
    known = spoken("311", language)
    long = Compared(known, cohort(known, 12, named=12, name=LONG, round=LONG), AS_OF, LONG)
    found = sizes(comparison_pdf(long, language))
    assert found[0] < found[1]  # the second page lies across, so page one is one page


def test_a_center_is_named_only_where_it_chose_so():
    found = about(12, named=1)
    html = comparison_html(replace(found, comparison=cohort(found.framework, 12, named=1)))
    assert "Fairhaven 311" in html
    assert "Port Meridian" not in html
    assert "Center B" in html


def test_without_figures_it_says_why_and_shows_no_chart():
    html = comparison_html(about(3))
    assert "No figures are shown: fewer than 5 centers" in html
    assert "<svg" not in html
    assert "Center C" in html


def test_too_many_centers_are_left_to_the_workbook():
    html = comparison_html(about(101))
    assert "101 centers are too many for a table on paper" in html
    assert "Center X" not in html
    assert html.count("<svg") == 2


def test_it_says_what_it_was_made_from():
    text = "".join(pages(pdf_of(24)))
    for fact in (framework("311").checksum, "Dana Ortiz", "Smallest group with figures: 5 centers"):
        assert flat(fact) in text


def test_every_feature_has_its_counts_in_a_table_that_begins_on_one_page_and_ends_there():
    with pikepdf.open(io.BytesIO(pdf_of(24))) as pdf:
        tables = tagged(pdf, "/Table")
    # The gaps twice, the heat map, and one table a capability: a table that went on would be there once more.
    assert len(tables) == 3 + len(framework("311").capabilities)


def test_the_same_comparison_gives_the_same_bytes_also_from_a_worker():
    job = unpacked(packed(Job("comparison", about(24))))
    assert made(job) == pdf_of(24)
    html = made(Job("comparison", about(24), "html"))
    assert html.decode() == comparison_html(about(24))
    assert tree_of(html.decode()) is not None


def test_a_report_and_what_it_is_about_have_to_fit():
    assert report_ids(made_from="round") == ["comparison"]
    with pytest.raises(ReportError, match="not made from a comparison"):
        made(Job("roadmap", about(6)))
    with pytest.raises(ReportError, match="not about answers"):
        made(Job("comparison", Subject(framework("311"), any_answers(framework("311"), 1), AS_OF)))
    with pytest.raises(ReportError, match="not made from a framework"):
        made(Job("comparison", framework("311")))


@pytest.mark.parametrize("name", KINDS)
def test_any_framework_has_one(name):
    html = comparison_html(about(7, name))
    assert all(capability.title in flat_html(html) for capability in loaded(name).capabilities)


def flat_html(html: str) -> str:
    return html.replace("&amp;", "&").replace("&#39;", "'").replace("&#34;", '"')


def test_what_people_typed_is_text_and_short_in_narrow_columns():
    hostile = "<script>x</script>\u202e" + "y" * 300
    found = about(8, named=8, name=hostile, round="<b>round</b>")
    html = comparison_html(replace(found, who="<i>who</i>"))
    assert not any(tag in html for tag in ("<script", "<b>", "<i>", "\u202e"))
    assert "y" * 130 not in html
    gaps = html[html.index('<table class="gaps">') :].partition("</table>")[0]
    assert "y" * 10 in gaps
    assert "y" * SHORT_NAME not in gaps
