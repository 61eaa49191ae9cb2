"""The roadmap report of every framework there is: it is made, has no empty part, and speaks of what there is."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.reporting import Subject, report_ids, report_pdf
from maturity.reporting.report import report_html
from tests.any_answers import KINDS, any_answers, at_end
from tests.reporting.conftest import AS_OF, flat, pages
from tests.scoring.any_framework import FOLDERS, loaded

HEADINGS = ("h1", "h2", "h3", "h4")
TEXTS = (*HEADINGS, "p", "li", "strong", "em", "caption")


class Outline(HTMLParser):
    """What stands in a page in order: headings with their level and text, and every other text as level 9."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.empty: list[str] = []
        self.open: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag, attributes):
        if tag in TEXTS:
            self.open.append((tag, []))

    def handle_data(self, text):
        for _, parts in self.open:
            parts.append(text)

    def handle_endtag(self, tag):
        if tag in TEXTS:
            name, parts = self.open.pop()
            text = " ".join("".join(parts).split())
            if not text:
                self.empty.append(name)
            self.found.append((int(name[1]) if name in HEADINGS else 9, text))
        elif tag in ("td", "svg"):
            self.found.append((9, tag))


def outline(html: str) -> Outline:
    read = Outline()
    read.feed(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))
    return read


def made(name: str, assessment: Assessment, report: str = "roadmap") -> str:
    return report_html(report, Subject(loaded(name), assessment, AS_OF))


def assessments(name: str) -> list[Assessment]:
    framework = loaded(name)
    return [any_answers(framework, 1), any_answers(framework, 2), at_end(framework, -1), at_end(framework, 0)]


@pytest.mark.parametrize("report", report_ids())
@pytest.mark.parametrize("name", FOLDERS)
def test_every_framework_has_reports_without_empty_parts(name, report):
    for assessment in [*assessments(name), Assessment(framework=loaded(name).id)]:
        read = outline(made(name, assessment, report))
        assert read.empty == []
        ends = [*read.found[1:], (0, "end")]
        empty = [text for (level, text), (after, _) in zip(read.found, ends, strict=True) if after <= level < 9]
        assert empty == []
        said = " ".join(text for _, text in read.found)
        assert not re.search(r"\bNone\b(?! of)|(?<!\()stage 0\b|toward 0|  ", said)


def test_a_center_with_numbers_reads_of_numbers_and_of_no_target():
    said = flat(made("devops-maturity", any_answers(loaded("devops-maturity"), 1)))
    for words in ("Target", "target", "stages would be", "Overall stage", "How stages"):
        assert flat(words) not in said
    assert flat("What the numbers would be") in said
    assert flat("scale 0.0 to 100.0") in said


def test_what_blocks_the_score_is_named_on_page_one_with_what_to_do():
    framework = loaded("subtractive-110")
    blocking = next(feature for feature in framework.features.values() if feature.blocking)
    assessment = at_end(framework, -1).with_answer(blocking.id, Answer(state=State.ANSWERED, option="no"))
    first = made("subtractive-110", assessment).partition('id="page-two"')[0]
    assert "Can&#39;t be scored yet" in first
    assert f"“{blocking.title}”" in first
    assert "Put it in place, or mend the answer" in first
    done = made("subtractive-110", at_end(framework, -1))
    assert "Overall: 110, scale -203 to 110." in done


def test_aspects_stand_in_the_answers_and_beside_the_numbers():
    framework = loaded("two-value")
    assessment = at_end(framework, 0).with_answer(
        "plan.one", Answer(state=State.ANSWERED, options={"implementation": "4"})
    )
    told = report_html("answers", Subject(framework, assessment, AS_OF))
    assert ">What is written: Not answered; What is done: Everywhere</strong>" in told
    said = made("two-value", assessment)
    assert "What is written 0.00 – 2.50; What is done 2.00" in said


def test_groups_stand_below_their_capability():
    said = made("samm2-by-level", any_answers(loaded("samm2-by-level"), 1))
    assert re.search(r'<li class="depth-1">Strategy and metrics: [0-9.]+, scale', said)
    assert re.search(r'<li class="depth-2">Strategy and metrics, step 1: [0-9.]+, scale', said)
    told = report_html("answers", Subject(loaded("samm2-by-level"), any_answers(loaded("samm2-by-level"), 1), AS_OF))
    assert "<h3>Strategy and metrics › Strategy and metrics, step 1</h3>" in told


def test_how_far_the_targets_are_and_that_a_high_stage_is_not_for_everybody():
    said = made("311", any_answers(loaded("311"), 1))
    assert re.search(r"Target: 1 Answer · (At least )?\d+% of the way to its target\.", said)
    assert re.search(r"All in all you are (at least )?\d+% of the way to your targets", said)
    assert "What goes beyond a target counts nothing extra. A high stage isn&#39;t right for every center." in said
    everything = at_end(loaded("311"), -1).model_copy(update={"targets": dict.fromkeys(["leadership", "access"], 3)})
    assert made("311", everything).count("Above its target; more isn&#39;t needed.") == 2


@pytest.mark.parametrize("name", [name for name in KINDS if name != "311"])
def test_the_pdf_of_other_frameworks_is_accessible_too(name, tmp_path: Path):
    framework = loaded(name)
    pdf = report_pdf("roadmap", Subject(framework, any_answers(framework, 1), AS_OF))
    first, second = pages(pdf)[:2]
    assert "Nextsteps" in first
    assert "Whereeachcapabilitystands" in second
    file = tmp_path / "roadmap.pdf"
    file.write_bytes(pdf)
    checker = Path(sys.executable).with_name("pdfua")
    said = subprocess.run([checker, "check", file], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr
