"""The questionnaire on paper: all that is asked is there to be ticked, and the PDF is as accessible as the others."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from maturity.reporting.folder import open_report, report_ids
from maturity.reporting.questionnaire import questionnaire_html, questionnaire_pdf
from maturity.scoring.describe import describe
from maturity.text import words
from tests.frameworks_here import ROOT
from tests.reporting.conftest import flat, pages
from tests.reporting.tag_tree import elements, tagged

NAMES = ["frameworks/311", "frameworks/example", "tests/frameworks/two-value"]


@cache
def framework_at(name: str) -> Framework:
    return load_framework(ROOT / name)


@cache
def pdf_of(name: str) -> bytes:
    return questionnaire_pdf(framework_at(name))


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pdf(name: str):
    with pikepdf.open(io.BytesIO(pdf_of(name))) as opened:
        yield opened


def test_every_question_stands_there_with_its_id_and_all_its_options(name):
    framework, text = framework_at(name), "".join(pages(pdf_of(name)))
    assert flat(framework.title) in text
    for number, feature in enumerate(framework.features.values(), start=1):
        assert flat(f"{number}. {feature.asked}") in text
        assert feature.id in text
        for criterion in feature.yes_means:
            assert flat(criterion) in text
    boxes = sum(
        sum(map(len, framework.aspect_options(feature).values())) + 1 + feature.may_not_apply
        for feature in framework.features.values()
    )
    choices = sum(len(question.choices) for question in framework.profile)
    html = questionnaire_html(framework)
    assert (
        sum(one.count("<li>") for one in re.findall(r'<ul class="boxes">.*?</ul>', html, re.DOTALL)) == boxes + choices
    )


def test_it_says_how_it_is_scored_and_what_it_was_made_from(name):
    framework, text = framework_at(name), "".join(pages(pdf_of(name)))
    for section in describe(framework, words()):
        for sentence in section.sentences:
            assert flat(sentence) in text
    for stage in framework.stages:
        assert flat(f"{stage.number} {stage.name}") in text
    for fact in (framework.checksum, framework.license, flat(framework.attribution), framework.version):
        assert fact in text


def test_the_same_framework_gives_the_same_bytes():
    assert questionnaire_pdf(framework_at(NAMES[1])) == pdf_of(NAMES[1])


def test_paper_can_be_chosen():
    def width(pdf: bytes) -> int:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return round(float(opened.pages[0].MediaBox[2]))

    assert width(pdf_of(NAMES[1])) == 612
    assert width(questionnaire_pdf(framework_at(NAMES[1]), page="a4")) == 595


def test_it_is_a_tagged_document_with_language_title_and_bookmarks(name, pdf):
    framework = framework_at(name)
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.Lang == framework.language
    assert pdf.docinfo["/Title"] == f"Questionnaire: {framework.title}"
    with pdf.open_outline() as outline:
        titles = [one.title for one in outline.root[0].children]
    assert [one.title for one in framework.capabilities] == [
        one for one in titles if one in {capability.title for capability in framework.capabilities}
    ]


def test_headings_do_not_skip_a_level(name):
    levels = [int(level) for level in re.findall(r"<h(\d)", questionnaire_html(framework_at(name)))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_boxes_are_lists_with_bodies_and_nothing_empty_is_left(pdf):
    for entry in tagged(pdf, "/LI"):
        assert "/LBody" in [kid.S for kid in entry.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    assert [one.S for one in elements(pdf) if one.S in ("/Span", "/NonStruct", "/P") and len(one.K) == 0] == []


def test_running_heads_and_page_numbers_are_artifacts(pdf):
    for page in list(pdf.pages)[1:3]:
        operators = [(list(map(str, given)), str(name)) for given, name in pikepdf.parse_content_stream(page)]
        assert sum(name == "BDC" and given[0] == "/Artifact" for given, name in operators) >= 2


def test_an_automatic_checker_finds_nothing(name, tmp_path):
    file = tmp_path / "questionnaire.pdf"
    file.write_bytes(pdf_of(name))
    checker = Path(sys.executable).with_name("pdfua")
    said = subprocess.run([checker, "check", file], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "PASS" in said.stdout


def test_texts_of_the_framework_are_text():
    framework = framework_at(NAMES[1])
    html = questionnaire_html(framework.model_copy(update={"title": "<script>x</script>", "summary": "a & b"}))
    assert "<script" not in html
    assert "a &amp; b" in html
    assert "src=" not in html


def test_reports_of_answers_and_of_frameworks_are_told_apart():
    assert "questionnaire" not in report_ids()
    assert report_ids(made_from="framework") == ["questionnaire"]
    report = open_report("questionnaire")
    assert {"template.html", "style.css"} <= {path.name for path in report.folder.iterdir()}
