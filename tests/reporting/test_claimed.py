"""Claimed and measured stand side by side in the reports, and nothing of it where nothing was measured."""

from __future__ import annotations

from datetime import date

import pytest

from maturity.assessment.answers import Assessment
from maturity.assessment.answers_file import load_answers
from maturity.framework.model import Framework
from maturity.measures.model import Unit
from maturity.reporting import Subject, report_html, report_pdf
from maturity.text import words
from tests.frameworks_here import ROOT, said
from tests.measured_here import SOME_FIGURES, figure, measured, measures, whole
from tests.reporting.centers import metro
from tests.reporting.conftest import AS_OF, flat, pages

say = words().say
TITLE = say("evidence.claimed.title")
LATE = date(2026, 7, 31)


@pytest.fixture(scope="module")
def with_figures(three11: Framework) -> Assessment:
    """A large center that says Yes where its own requests say less."""
    made = metro(three11)
    answers = {**made.answers, "requests.target-times": said("yes"), "access.web-requests": said("yes")}
    return made.model_copy(update={"answers": answers, "measured": SOME_FIGURES})


@pytest.mark.parametrize("report", ["roadmap", "answers"])
def test_each_answer_stands_beside_its_figure(three11: Framework, with_figures: Assessment, report: str) -> None:
    text = "".join(pages(report_pdf(report, Subject(three11, with_figures, LATE))))
    assert flat(TITLE) in text
    assert flat(say("evidence.claimed.intro", extract="requests-2026.csv", day="June 30, 2026")) in text
    for id_, shown in (
        ("requests.target-times", "8.1%"),
        ("access.web-requests", "41.2%"),
        ("equity.use-and-response-maps", "0.70 times to 1.90 times, of 14 areas"),
    ):
        assert flat(three11.features[id_].title) in text
        assert flat(shown) in text
    assert flat(say("evidence.claimed.missing") + say("measures.measure.closed-elsewhere.name")) in text
    assert flat(say("measures.why_not.missing-outcome")) in text
    assert flat(f"{say('evidence.short.speaks-against')} ({say('evidence.bound.at_least', n='50%')})") in text
    assert flat("half, and a tenth for partly, are low bars that we set") in text, "what the limits rest on"
    assert flat(say("evidence.claimed.later", day="July 2, 2026")) not in text


def test_the_web_page_says_the_same(three11: Framework, with_figures: Assessment) -> None:
    made = report_html("roadmap", Subject(three11, with_figures, LATE))
    assert TITLE in made
    assert "8.1%" in made


def test_figures_that_came_after_the_answers_say_so(three11: Framework, with_figures: Assessment) -> None:
    text = "".join(pages(report_pdf("answers", Subject(three11, with_figures, AS_OF))))
    assert flat(say("evidence.claimed.later", day="July 2, 2026")) in text


def test_the_brief_has_one_line_where_there_is_room_and_keeps_its_two_pages(
    three11: Framework, with_figures: Assessment
) -> None:
    line = flat("Measured in the center's own requests as of June 30, 2026")
    city = load_answers(ROOT / "examples/city-180000.yaml", three11).model_copy(update={"measured": SOME_FIGURES})
    made = pages(report_pdf("brief", Subject(three11, city, LATE)))
    assert line in made[1]
    assert flat(TITLE) not in "".join(made)
    assert [len(made), len(pages(report_pdf("brief", Subject(three11, with_figures, LATE))))] == [2, 2]


@pytest.mark.parametrize("report", ["roadmap", "answers", "brief"])
def test_without_a_measurement_no_report_speaks_of_one(three11: Framework, report: str) -> None:
    made = report_html(report, Subject(three11, metro(three11), AS_OF))
    assert TITLE not in made
    assert "own requests" not in made


def test_measures_that_come_beside_the_answers_are_held_to_them_too(three11: Framework) -> None:
    found = measures(whole("coding", "0.871", numerator=871), whole("negative", "3", Unit.REQUESTS))
    made = report_html("answers", Subject(three11, metro(three11), LATE, measures=found))
    assert TITLE in made
    assert "87.1%" in made


def test_a_name_of_an_extract_is_only_text(three11: Framework, with_figures: Assessment) -> None:
    named = measured(figure("coding", "0.5"), extract="<script>alert(1)</script>.csv")
    made = report_html("answers", Subject(three11, with_figures.model_copy(update={"measured": named}), LATE))
    assert "<script>alert(1)" not in made
    assert "&lt;script&gt;alert(1)" in made
