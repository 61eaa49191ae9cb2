"""What is written into a template is read back the same, whatever the framework and whatever people type."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, By, State
from maturity.exchange.cell_text import cell_text, guarded, unguarded
from maturity.exchange.reading import read_csv, read_workbook
from maturity.exchange.template import csv_template, template
from tests.any_answers import any_answers
from tests.frameworks_here import assessments, framework
from tests.scoring.any_framework import FOLDERS, loaded

# Any text but control characters, halves of surrogate pairs and what is no character at all.
NO_TEXT = {"exclude_categories": ["Cs", "Cc"], "exclude_characters": "\ufffe\uffff\u2028\u2029"}
TRAPS = [
    "=1+1",
    "+1",
    "-",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "''",
    "'tis",
    "a,b",
    'say "no"',
    "a;b",
    "\nb",
    " ",
    "_x0041_",
    "TRUE",
]
words = st.text(st.characters(**NO_TEXT) | st.sampled_from("\n\t=+-@'\","), max_size=40) | st.sampled_from(TRAPS)


def same_after(assessment: Assessment, name: str) -> None:
    known = loaded(name)
    # An answer that says nothing is as good as none.
    said = {id_: answer for id_, answer in assessment.answers.items() if answer != Answer()}
    assessment = assessment.model_copy(update={"answers": said})
    assert read_workbook(template(known, assessment), "a.xlsx", known) == assessment
    assert read_csv(csv_template(known, assessment), "a.csv", known) == assessment


@pytest.mark.parametrize("name", FOLDERS)
def test_every_framework(name: str) -> None:
    same_after(any_answers(loaded(name), 1), name)


@pytest.mark.parametrize("name", FOLDERS)
def test_an_empty_template_says_nothing(name: str) -> None:
    known = loaded(name)
    for read in (read_workbook(template(known), "a.xlsx", known), read_csv(csv_template(known), "a.csv", known)):
        assert read == Assessment(framework=known.id)


@st.composite
def written(draw: st.DrawFn, name: str) -> Assessment:
    plain = draw(assessments(framework(name)))
    answers = {
        key: answer.model_copy(update={text: draw(words) for text in ("reason", "note", "evidence")})
        for key, answer in plain.answers.items()
    }
    center = {**plain.center, "name": " ".join(draw(words).split()) or "A"}
    stages = st.sampled_from([None, 0, 1, 2])
    targets = {one.id: aim for one in framework(name).capabilities if (aim := draw(stages)) is not None}
    order = draw(st.sampled_from([None, *By]))
    return plain.model_copy(update={"answers": answers, "center": center, "targets": targets, "plan_by": order})


@settings(max_examples=25)
@given(assessment=written("example"))
@example(assessment=Assessment(framework="example", answers={"records.log": Answer(note=" \n")}))
def test_whatever_people_type(assessment: Assessment) -> None:
    same_after(assessment, "example")


def test_choices_about_the_center() -> None:
    center = {"name": "Łódź", "population": 48000, "government": "city", "channels": ("phone", "web"), "staff": 0}
    same_after(
        Assessment(framework="311", center=center, capacity="steady", targets={"access.one-number": "yes"}), "311"
    )
    same_after(Assessment(framework="311", center={"channels": ()}), "311")


def test_one_option_for_all_aspects_stays_one() -> None:
    feature = next(iter(loaded("two-value").features))
    same_after(
        Assessment(framework="two-value", answers={feature: Answer(state=State.ANSWERED, option="2")}), "two-value"
    )


def test_the_longest_texts() -> None:
    long = Answer(note="é\n" * 1000, reason="'" * 500, evidence="=" * 500)
    same_after(Assessment(framework="example", answers={"records.log": long}), "example")
    assert len(cell_text("x" * 40_000)) == 32_767
    assert len(cell_text("😀" * 20_000).encode("utf-16-le")) // 2 <= 32_767


def test_what_no_cell_can_hold_is_replaced_where_it_can_be_seen() -> None:
    known = framework("example")
    bad = Assessment.model_construct(
        framework="example",
        center={},
        answers={
            "records.log": Answer.model_construct(
                note="a\x00b\x0bc\ud800", option=None, options={}, reason="", evidence="", state=State.UNANSWERED
            )
        },
        priorities={},
        targets={},
        capacity=None,
        plan_by=None,
    )
    for read in (
        read_workbook(template(known, bad), "a.xlsx", known),
        read_csv(csv_template(known, bad), "a.csv", known),
    ):
        assert read.answer("records.log").note == "a\ufffdb\ufffdc\ufffd"


@given(words)
def test_the_apostrophe_comes_and_goes(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text).lstrip()[:1] not in set("=+-@")
    assert guarded(text)[:1] not in set("\t\r\n")
