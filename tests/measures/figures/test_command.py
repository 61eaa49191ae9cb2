"""maturity measure: a file in, figures out, for people, programs and spreadsheets."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from maturity.cli.commands import app
from maturity.errors import MaturityError
from maturity.measures.importing import REQUESTS, read_record
from maturity.measures.model import Measures
from maturity.text import words
from tests.measures.figures.extracts_here import measured, record_of, request, write

MAPPING = """id: made-here
title: Made for this test
timezone: America/New_York
columns:
  service_request_id: Number
  requested_datetime: Opened
  closed_date: Closed
  expected_datetime: Due
  status_description: State
  source: Came by
  service_name: What
status:
  open: [Open]
  closed: [Closed]
"""
LINES = ["Number,Opened,Closed,Due,State,Came by,What"]
LINES += [
    f"{n},2026-01-{n:02} 08:00:00,2026-01-{n:02} {n + 8:02}:00:00,2026-02-01 08:00:00,Closed,Phone,Pothole"
    for n in range(1, 8)
]
LINES += [f"{n},2026-01-{n:02} 08:00:00,,2026-01-20 08:00:00,Open,Web,Tree" for n in range(8, 11)]


@pytest.fixture
def extract(tmp_path):
    (tmp_path / "made.yaml").write_text(MAPPING)
    (tmp_path / "requests.csv").write_text("\n".join(LINES) + "\n")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(app, ["measure", *map(str, arguments)])


def test_an_event_log_says_how_many_were_reopened(extract):
    lines = [f"{n},2026-01-{n + 10} 0{hour}:00:00,Closed" for n in (1, 2, 3, 4, 5) for hour in (1, 3)]
    lines = ["Service Request ID,Time,Status", *lines, "2,2026-01-12 02:00:00,Open"]
    (extract / "log.csv").write_text("\n".join(lines) + "\n")
    given = (extract / "requests.csv", "--mapping", extract / "made.yaml", "--as-of", "2026-02-28")
    assert words().say("measures.measure.reopened.formula") in run(*given).output
    found = run(*given, "--events", extract / "log.csv")
    assert found.exit_code == 0, found.output
    assert "20%, 1 of 5 (" in found.output
    assert run(*given, "--events", extract / "none.csv").exit_code == 2


def test_the_mapping_s_own_business_hours_are_counted_by(extract):
    week = "".join(f"  {day}: {{opens: '08:00', closes: '10:00'}}\n" for day in ("thursday", "monday", "wednesday"))
    (extract / "made.yaml").write_text(f"{MAPPING}calendar:\n{week}")
    found = run(extract / "requests.csv", "--mapping", extract / "made.yaml", "--as-of", "2026-02-28")
    assert found.exit_code == 0, found.output
    assert words().say("measures.why_not.missing-calendar") not in found.output


def test_text_says_each_figure_with_its_formula_and_what_it_leaves_out(extract):
    found = run(extract / "requests.csv", "--mapping", extract / "made.yaml", "--as-of", "2026-02-28")
    assert found.exit_code == 0, found.output
    assert "As of February 28, 2026" in found.output
    assert "70%, 7 of 10 (requests whose target has come)" in found.output
    assert "4 hours, of 7 (closed requests with both dates)" in found.output
    assert "left out: 3 still open" in found.output
    assert "not measurable: No calendar of business hours was given." in found.output
    assert words().say("measures.measure.on-time.due.formula") in found.output


def test_json_is_the_measures_themselves(extract):
    out = extract / "figures.json"
    options = ("--mapping", extract / "made.yaml", "--as-of", "2026-01-09", "--format", "json", "-o", out)
    assert run(extract / "requests.csv", *options).exit_code == 0
    measures = Measures.model_validate_json(out.read_text())
    assert measures.rows == 9  # the tenth was made after the day
    assert not measures.as_of_assumed
    assert measures.find("backlog.open").value == 2
    assert measures.extract.timezone == "America/New_York"


def test_csv_has_a_row_a_figure(extract):
    found = run(extract / "requests.csv", "--mapping", extract / "made.yaml", "--format", "csv")
    lines = list(csv.reader(io.StringIO(found.stdout)))
    assert len({len(line) for line in lines}) == 1
    assert any("on-time.due" in line for line in lines)


def test_a_period_and_an_assumed_day_are_said(extract):
    options = ("--mapping", extract / "made.yaml", "--since", "2026-01-03", "--until", "2026-01-05")
    found = run(extract / "requests.csv", *options)
    assert "no day was given" in found.output
    assert "Requests made from January 3, 2026 to January 5, 2026" in found.output
    assert "\n3 rows\n" in found.output


def test_business_hours_by_a_calendar(extract):
    calendar = extract / "office.yaml"
    days = "\n".join(
        f"{day}: {{opens: '08:00', closes: '12:00'}}" for day in ("monday", "tuesday", "thursday", "friday")
    )
    calendar.write_text(f"id: office\ntitle: Office\n{days}\n")
    options = ("--mapping", extract / "made.yaml", "--calendar", calendar, "--as-of", "2026-02-28", "--format", "json")
    found = Measures.model_validate_json(run(extract / "requests.csv", *options).stdout)
    assert found.calendar == "office"
    # January 1 to 7, 2026, Thursday to Wednesday, 1 to 7 hours from 8 on: 1 2 0 0 4 4 0
    assert found.find("time-to-close.business").value == 1


def test_a_folder_that_was_imported_before(tmp_path):
    rows = [request(**json.loads("{}"))]
    write(rows, tmp_path / REQUESTS)
    (tmp_path / "record.json").write_text(record_of(rows).model_dump_json())
    assert read_record(tmp_path).rows == 1
    found = run(tmp_path, "--as-of", "2026-03-31", "--format", "json")
    assert Measures.model_validate_json(found.stdout).figures == measured(rows).figures


def test_wrong_use_names_the_fix(extract):
    assert "there is no" in run(extract / "lost.csv").output
    found = run(extract / "requests.csv", "--mapping", "nowhere")
    assert found.exit_code == 2
    assert "boston" in found.output
    found = run(
        extract / "requests.csv", "--mapping", extract / "made.yaml", "--since", "2026-02-01", "--until", "2026-01-01"
    )
    assert "ends before it begins" in found.output
    assert "not a time zone" in run(extract / "requests.csv", "--timezone", "Mars/Base").output


def test_a_header_that_nobody_knows_needs_a_mapping(extract):
    strange = extract / "strange.csv"
    strange.write_text("a,b\n1,2\n3,4\n")
    found = run(strange)
    assert found.exit_code == 1
    assert isinstance(found.exception, MaturityError)
    assert "--mapping" in str(found.exception)
    assert Path(strange).is_file()
