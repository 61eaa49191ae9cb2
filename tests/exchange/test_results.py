"""Results to take along: the tables say what the pages say, for every kind of framework."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from maturity.assessment.answers import Answer, Assessment
from maturity.assessment.steps import Decision, StepChoice
from maturity.exchange.results import TABLES, columns_of, lines_of, outcome_of, results_csv
from maturity.exchange.results_workbook import results_workbook
from tests.any_answers import KINDS, any_answers
from tests.frameworks_here import framework
from tests.scoring.any_framework import loaded


@pytest.mark.parametrize("name", KINDS)
def test_workbook_and_csv_hold_the_same_lines(name: str) -> None:
    outcome = outcome_of(loaded(name), any_answers(loaded(name), 1))
    book = load_workbook(BytesIO(results_workbook(outcome)))
    assert book.sheetnames == ["Results", "Roadmap", "Answers", "About"]
    for table, sheet in zip(TABLES, book, strict=False):
        heads = [column.heading for column in columns_of(table, outcome.words)]
        lines = lines_of(outcome, table)
        assert [cell.value for cell in sheet[1]] == heads
        assert sheet.max_row == 1 + len(lines)
        listed = list(csv.reader(StringIO(results_csv(outcome, table).decode("utf-8-sig"), newline="")))
        assert (listed[0], len(listed)) == (heads, 1 + len(lines))


def test_the_numbers_and_sentences_are_those_of_the_result() -> None:
    known = framework("311")
    outcome = outcome_of(known, any_answers(known, 1))
    lines = {line["id"]: line for line in lines_of(outcome, "results")}
    assert set(lines) == {*(one.id for one in known.capabilities), "overall"}
    for node in outcome.scored["nodes"]:
        assert lines[node["id"]]["value"] == node["value"]
        assert lines[node["id"]]["why"] == "\n".join(node["explanation"])
    planned = [line["id"] for line in lines_of(outcome, "roadmap")]
    steps = [id_ for phase in outcome.planned["phases"] for id_ in phase["features"]]
    assert planned == [*outcome.planned["find_out"], *steps, *outcome.planned["beyond"]]


def test_the_roadmap_says_what_was_decided() -> None:
    known = framework("311")
    plain = any_answers(known, 1)
    one, two = [step for phase in outcome_of(known, plain).planned["phases"] for step in phase["features"]][:2]
    accepted = StepChoice(decision=Decision.ACCEPTED, owner="Ana Reyes", start=2)
    steps = {one: accepted, two: StepChoice(decision=Decision.SKIPPED, reason="No money.")}
    lines = lines_of(outcome_of(known, plain.model_copy(update={"steps": steps})), "roadmap")
    told = {line["id"]: line for line in lines}
    assert (told[one]["decision"], told[one]["owner"], told[one]["wanted_start"]) == ("We will do it", "Ana Reyes", 2)
    assert (told[two]["quarter"], told[two]["reason"]) == ("Skipped", "No money.")
    assert told[one]["role"] == known.features[one].owner


def test_what_people_typed_becomes_no_formula() -> None:
    steps = {"phone.answered": StepChoice(owner="=1+1")}
    said = Assessment(
        framework="example", center={"name": "=1"}, answers={"records.log": Answer(note="=1+1")}, steps=steps
    )
    outcome = outcome_of(framework("example"), said)
    book = load_workbook(BytesIO(results_workbook(outcome)))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert "'=1+1" in results_csv(outcome, "answers").decode()
