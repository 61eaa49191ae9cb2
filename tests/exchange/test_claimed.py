"""What was measured, in the files that people take: the workbook, the answers file and the full record."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from maturity.assessment.answers import Assessment
from maturity.assessment.answers_file import load_answers, to_file
from maturity.errors import AnswersError
from maturity.exchange.reading_record import read_full_record
from maturity.exchange.record import record_json
from maturity.exchange.results import outcome_of
from maturity.exchange.results_workbook import results_workbook
from maturity.store.snapshots import make_entry
from tests.frameworks_here import framework, said
from tests.measured_here import figure, measured

FULL = framework("311")
ANSWERS = {"access.web-requests": said("yes"), "operations.contact-coding": said("partly")}
FIGURES = measured(
    figure("digital-share", "0.0123456789", among="residents", numerator=12),
    figure("coding", "0.61", numerator=610),
    figure("closed-elsewhere", None, why_not="missing-outcome"),
    extract="=cmd() Fälle 2026.csv",
)
CENTER = {"name": "Fairhaven"}
WHOLE = Assessment(framework="311", center=CENTER, answers=ANSWERS, measured=FIGURES)
NOW = datetime(2026, 7, 3, tzinfo=UTC)


def test_the_workbook_has_a_sheet_of_what_was_claimed_and_measured() -> None:
    book = load_workbook(BytesIO(results_workbook(outcome_of(FULL, WHOLE))))
    assert book.sheetnames == ["Results", "Roadmap", "Answers", "Claimed and measured", "About"]
    head, *lines = [[cell.value for cell in row] for row in book["Claimed and measured"]]
    told = {line[-1]: dict(zip(head, line, strict=True)) for line in lines}
    assert list(told) == ["access.web-requests", "operations.contact-coding", "requests.honest-closure"]
    web = told["access.web-requests"]
    assert (web["Answered"], web["Figure"], web["Counted"], web["Out of"]) == ("Yes", "1.2%", 12, 1000)
    assert (web["What the figure says"], web["Expected with this answer"]) == ("Speaks against it", "10% or more")
    assert web["As of"] == "2026-06-30"
    assert told["operations.contact-coding"]["What the figure says"] == "Supports it"
    assert told["requests.honest-closure"]["What the figure says"] == "Not measurable"
    assert all(cell.data_type != "f" for row in book["Claimed and measured"] for cell in row), "no formula"


def test_without_a_measurement_there_is_no_such_sheet() -> None:
    plain = outcome_of(FULL, WHOLE.model_copy(update={"measured": None}))
    assert "Claimed and measured" not in load_workbook(BytesIO(results_workbook(plain))).sheetnames


@pytest.mark.parametrize("name", ["answers.yaml", "answers.json"])
def test_an_answers_file_carries_the_figures_to_the_last_digit(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    content = to_file(WHOLE)
    file.write_text(json.dumps(content) if name.endswith("json") else yaml.safe_dump(content, allow_unicode=True))
    assert load_answers(file, FULL) == WHOLE


@pytest.mark.parametrize(
    ("change", "line", "what"),
    [
        (("value: '0.61'", "value: many"), "many", "this is no number"),
        (("value: '0.61'", "valeu: '0.61'"), "valeu", "not a key"),
        (("among: all", "among: everybody"), "everybody", "not one of the choices"),
        (("as_of: '2026-06-30T23:59:00'", "as_of: lately"), "lately", "can't be used so"),
    ],
)
def test_figures_that_somebody_broke_are_told_at_their_line(
    tmp_path: Path, change: tuple[str, str], line: str, what: str
) -> None:
    file = tmp_path / "answers.yaml"
    text = yaml.safe_dump(to_file(WHOLE), sort_keys=False, allow_unicode=True)
    assert change[0] in text
    file.write_text(text.replace(*change, 1))
    with pytest.raises(AnswersError) as raised:
        load_answers(file, FULL)
    [problem] = raised.value.problems
    assert what in f"{problem.what} {problem.why}"
    assert line in file.read_text().splitlines()[problem.line - 1]
    assert problem.where.startswith("measured")


def test_the_full_record_brings_the_figures_back_in_drafts_and_submissions() -> None:
    entry = make_entry("s1", 1, FULL, WHOLE, "Ana", NOW)
    text = record_json(FULL, WHOLE, [entry.record], None, NOW)
    brought = read_full_record(text.encode(), "saved.json", FULL, lambda checksum: FULL)
    assert brought.assessment == WHOLE
    assert [record.assessment.measured for _, record in brought.submitted] == [FIGURES]


def test_a_record_from_before_there_were_figures_is_read_as_ever() -> None:
    plain = WHOLE.model_copy(update={"measured": None})
    entry = make_entry("s1", 1, FULL, plain, "Ana", NOW)
    record = json.loads(entry.record)
    del record["assessment"]["measured"]
    text = json.loads(record_json(FULL, plain, [json.dumps(record)], None, NOW))
    del text["assessment"]["measured"]
    brought = read_full_record(json.dumps(text).encode(), "saved.json", FULL, lambda checksum: FULL)
    assert brought.assessment == plain
    assert brought.submitted[0][1].assessment == plain
