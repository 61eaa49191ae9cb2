"""The brief is two pages for every center, and stands on its own."""

import io
from datetime import date

import pypdf
import pytest

from maturity.assessment.answers import Assessment, State
from maturity.reporting import Baseline, Subject, report_pdf
from tests.any_answers import any_answers
from tests.frameworks_here import framework
from tests.reporting.centers import always, center, metro, mixed, says
from tests.reporting.conftest import AS_OF, flat, pages
from tests.scoring.any_framework import FOLDERS, loaded


def brief(subject: Subject, page: str = "letter") -> list[str]:
    return pages(report_pdf("brief", subject, page=page))


def earlier(made: Assessment) -> Baseline:
    three11 = framework("311")
    return Baseline(center(three11, says("no"), made.name), date(2025, 3, 14))


CENTERS = {
    "metro": metro,
    "all no": lambda f: center(f, says("no"), population=2_000_000).model_copy(update={"capacity": "strong"}),
    "long name": lambda f: center(f, mixed, "The Consolidated Metropolitan Resident Services Center of the " * 4),
    "nothing answered": lambda f: Assessment(framework="311"),
    "all yes": lambda f: center(f, says("yes")),
    "all don't know": lambda f: center(f, always(State.DONT_KNOW)),
}


@pytest.mark.parametrize("page", ["letter", "a4"])
@pytest.mark.parametrize("name", CENTERS)
def test_it_has_two_pages_for_every_center_with_and_without_an_earlier_round(three11, name, page):
    made = CENTERS[name](three11)
    first, second = brief(Subject(three11, made, AS_OF, "Dana Ortiz", earlier(made)), page)
    assert "Nextsteps" in first
    assert flat("The plan by quarter") in second


@pytest.mark.parametrize("name", FOLDERS)
def test_it_has_two_pages_for_every_framework(name):
    loaded_ = loaded(name)
    made = brief(Subject(loaded_, any_answers(loaded_, 1), AS_OF))
    assert len(made) == 2
    assert flat("The plan by quarter") in made[1]


def test_it_says_what_was_assessed_when_and_by_whom(three11):
    text = "".join(brief(Subject(three11, metro(three11), AS_OF, "Dana Ortiz")))
    for expected in (three11.checksum, three11.version, three11.title, "March 14, 2026", "Dana Ortiz", "not an audit"):
        assert flat(expected) in text


def test_it_says_where_the_plan_leads(three11):
    second = brief(Subject(three11, metro(three11), AS_OF))[1]
    assert flat("By March 2027, if everything planned by then is fully in place") in second


def test_the_same_subject_gives_the_same_bytes(three11):
    subject = Subject(three11, metro(three11), AS_OF, "Dana Ortiz", earlier(metro(three11)))
    made = report_pdf("brief", subject)
    assert report_pdf("brief", subject) == made
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 2
