"""The pages of figures in the roadmap: there only with measures, true to them, and nothing small is given away."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from maturity.measures.model import Among, By
from maturity.reporting import Subject, report_html
from maturity.text import words
from tests.measured_year import year
from tests.reporting.centers import metro
from tests.reporting.conftest import AS_OF
from tests.reporting.documents import MEASURED, Document, subject

TITLES = ("What your requests show", "Who asks, and who doesn't")


@pytest.fixture(scope="module")
def page() -> str:
    return unescape(report_html("roadmap", subject(MEASURED, "en")))


@pytest.fixture(scope="module")
def bare(three11) -> str:
    return unescape(report_html("roadmap", Subject(three11, metro(three11), AS_OF, measures=year("bare"))))


def test_without_measures_the_pages_are_not_there(three11):
    plain = unescape(report_html("roadmap", Subject(three11, metro(three11), AS_OF)))
    assert all(title not in plain for title in TITLES)


def test_key_figures_stand_with_what_they_are_of(page):
    number = words().number
    for among in Among:
        one = year().find("digital-share", among)
        assert f"({number(one.numerator)} of {number(one.denominator)})" in page
        median = year().find("time-to-close.median", among)
        assert f"(of {number(median.denominator)})" in page
    for among in Among:
        for id_ in ("on-time.due", "on-time.closed", "on-time.published"):
            one = year().find(id_, among)
            assert f"({number(one.numerator)} of {number(one.denominator)})" in page


def test_it_says_where_the_figures_come_from(page):
    record = year().extract
    assert f"counted from {words().number(year().rows)} requests in requests-full.csv" in page
    for said in ("July 1, 2026", "America/Chicago", record.sha256, "every hour counts"):
        assert said in page


def test_what_could_not_be_measured_is_told_with_the_reason(page, bare):
    assert "Median time to close, in business hours:</strong> No calendar of business hours was given." in page
    for said in (
        "The extract has no target dates.",
        "The extract doesn't say who asked, not even as a hash.",
        "The extract doesn't say in which area a request was made.",
    ):
        assert said in bare
        assert said not in page
    assert "These are addresses, not people." in bare


def test_every_measure_that_is_shown_is_defined(page):
    for id_ in ("on-time.due", "backlog.by-age", "channel-mix", "requesters.hyper", "parity", "reporting-gap"):
        assert words().say(f"measures.measure.{id_}.formula") in page


def test_nothing_of_a_small_area_is_shown(page):
    """Tiny has too few people: no number of it, nor of the area that protects it, stands on the page of who asks."""
    who = page[page.index(TITLES[1]) :]
    for measure in ("use-rate", "use-ratio", "parity"):
        for one in year().of(measure, Among.RESIDENTS, By.AREA):
            if not one.measurable:
                assert (one.numerator, one.denominator) == (None, 0)
                assert f'<th scope="row">{one.group}</th><td>{""}' in who
    tiny = who.split('<th scope="row">Tiny</th>')[1:]
    assert tiny
    assert all(rest.split("</tr>")[0].count("isn't shown") == 1 for rest in tiny)


def test_names_from_an_extract_are_only_text(three11):
    payload = '<img src="x" onerror="y">{{ 7 * 7 }}\u202eevil'
    figures = tuple(one.model_copy(update={"group": one.group and payload + one.group}) for one in year().figures)
    record = year().extract.model_copy(update={"name": payload})
    hostile = year().model_copy(update={"figures": figures, "extract": record})
    made = report_html("roadmap", Subject(three11, metro(three11), AS_OF, measures=hostile))
    assert "<img" not in made
    assert "\u202e" not in made
    assert "{{ 7 * 7 }}" in made


def test_both_pages_are_in_the_pdf_with_a_heading_each():
    headings = [text for level, text in Document("roadmap", MEASURED, "en").spoken.headings() if level == 2]
    assert [one for one in headings if one in TITLES] == list(TITLES)


def test_the_same_measures_give_the_same_page(page):
    assert unescape(report_html("roadmap", replace(subject(MEASURED, "en")))) == page
