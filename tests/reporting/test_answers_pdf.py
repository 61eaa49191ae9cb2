"""The answers report: everything that was answered and written, and how much of it there is."""

import io

import pypdf
import pytest

from maturity.assessment.answers import State
from maturity.reporting import Subject, report_html, report_pdf
from tests.frameworks_here import framework
from tests.reporting.centers import metro
from tests.reporting.conftest import AS_OF, flat, pages


@pytest.fixture(scope="module")
def pdf():
    return report_pdf("answers", Subject(framework("311"), metro(framework("311")), AS_OF, "Dana Ortiz"))


def test_every_question_answer_reason_note_and_evidence_is_there(three11, pdf):
    text = "".join(pages(pdf))
    assessment = metro(three11)
    for index, (id_, feature) in enumerate(three11.features.items()):
        assert flat(feature.question) in text
        assert flat(f"Note: Note number {index}.") in text
        assert flat(f"Evidence: https://city.example/evidence/{index}") in text
        if assessment.answer(id_).state is State.NOT_APPLICABLE:
            assert flat(feature.question + "Reason: The county does this.") in text


def test_it_counts_the_answers_by_their_states(three11, pdf):
    states = [metro(three11).answer(id_).state for id_ in three11.features]
    wanted = [State.ANSWERED, State.DONT_KNOW, State.NOT_APPLICABLE, State.UNANSWERED]
    counts = "".join(str(states.count(state)) for state in wanted)
    assert flat(f"All questions {counts}") in pages(pdf)[0]


def test_it_says_what_was_assessed_when_and_by_whom(three11, pdf):
    text = "".join(pages(pdf))
    for expected in (three11.checksum, three11.version, three11.title, "March 14, 2026", "Dana Ortiz", "not an audit"):
        assert flat(expected) in text


def test_each_capability_is_a_bookmark(three11, pdf):
    outline = pypdf.PdfReader(io.BytesIO(pdf)).outline
    titles = [one.title for one in outline[1] if not isinstance(one, list)]
    assert [title for title in titles if title != "About this report"] == [one.title for one in three11.capabilities]


def test_a_note_keeps_its_lines(three11):
    feature = next(iter(three11.features))
    note = metro(three11).answer(feature).model_copy(update={"note": "One\nTwo\n\n\nThree"})
    html = report_html("answers", Subject(three11, metro(three11).with_answer(feature, note), AS_OF))
    assert "One\nTwo\nThree" in html
