"""What decides the order of the plan is the center's own choice, and kept with its answers."""

from __future__ import annotations

from datetime import date

from maturity.assessment.answers import By
from maturity.assessment.answers_file import answers_from_bytes, load_answers
from maturity.reporting import Subject, report_html
from maturity.roadmap.plan import plan
from maturity.scoring.score import score
from maturity.store.values import assessment_of, fields_of
from tests.frameworks_here import ROOT, framework

CITY = ROOT / "examples" / "city-180000.yaml"


def chosen(by: str):
    raw = CITY.read_bytes() + f"\nplan_by: {by}\n".encode()
    return answers_from_bytes(raw, "answers.yaml", framework("311"))


def test_the_plan_follows_the_answers_file_unless_something_else_is_asked_for():
    three11, assessment = framework("311"), chosen("smallest-step")
    result = score(three11, assessment)

    assert plan(three11, assessment, result).by is By.SMALLEST_STEP
    assert plan(three11, assessment, result, By.BENEFIT).by is By.BENEFIT
    assert plan(three11, load_answers(CITY, three11), result).by is By.BENEFIT


def test_the_choice_is_stored_with_the_answers():
    assessment = chosen("smallest-step")
    assert assessment_of("311", fields_of(assessment)).plan_by is By.SMALLEST_STEP


def test_the_report_says_what_its_order_follows():
    def told(by):
        return report_html("roadmap", Subject(framework("311"), chosen(by), date(2026, 11, 22)))

    assert "with the least effort" in told("smallest-step")
    assert "with the least effort" not in told("benefit").replace("no smaller effort", "")
