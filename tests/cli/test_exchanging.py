"""Spreadsheets from the command line: a template, filled in and scored, and the results to take along."""

from __future__ import annotations

import json

import pytest
import yaml
from openpyxl import load_workbook

from maturity.assessment.answers_file import to_file
from tests.any_answers import any_answers
from tests.cli.conftest import CITY
from tests.scoring.any_framework import FOLDERS, loaded


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("name", ["311", "samm2-by-level"])
def test_a_filled_template_says_the_same_as_the_answers_file(run_well, tmp_path, name, ending):
    answers, filled = tmp_path / "answers.yaml", tmp_path / f"filled.{ending}"
    answers.write_text(yaml.safe_dump(to_file(any_answers(loaded(name), 1))), encoding="utf-8")
    assert run_well("template", FOLDERS[name], "-o", filled, "--answers", answers).startswith(f"wrote {filled}")
    for command in ("score", "explain"):
        asked = ["--framework", FOLDERS[name], "--format", "json"]
        assert run_well(command, filled, *asked) == run_well(command, answers, *asked)


def test_a_filled_template_becomes_a_report(made, run_well, tmp_path):
    filled = tmp_path / "filled.xlsx"
    run_well("template", "311", "-o", filled, "--answers", CITY)
    assert made(filled, "--date", "2026-04-01") == made(CITY, "--date", "2026-04-01")


@pytest.mark.parametrize("ending", ["xlsx", "csv", "xls", "xlsm"])
def test_what_is_no_template_is_refused_in_words(run, tmp_path, ending):
    path = tmp_path / f"filled.{ending}"
    path.write_bytes(b"nothing of the kind")
    code, out, err = run("score", path)
    assert (code, out) == (1, "")
    assert err.startswith(f"{path}:1: ")
    assert "Fix: " in err


def test_results_as_a_workbook_and_as_csv(run_well, tmp_path):
    run_well("export", CITY, "-o", tmp_path / "out.xlsx")
    assert load_workbook(tmp_path / "out.xlsx").sheetnames[:3] == ["Results", "Roadmap", "Answers"]
    for table, head in (("results", "Id,"), ("roadmap", "Starts in quarter,"), ("answers", "Capability,")):
        run_well("export", CITY, "-o", tmp_path / "out.csv", "--table", table)
        assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").startswith(head)


@pytest.mark.parametrize("command", [("template", "311"), ("export", CITY)])
@pytest.mark.parametrize(("output", "says"), [("out.pdf", "neither .xlsx"), ("nowhere/out.csv", "there is no folder")])
def test_a_name_that_cannot_be_written_is_wrong_use(run, tmp_path, command, output, says):
    code, _, err = run(*command, "-o", tmp_path / output)
    assert code == 2
    assert says in " ".join(err.replace("│", " ").split())


def test_a_full_record_says_the_same_as_the_answers_it_was_made_from(run_well, tmp_path):
    out = tmp_path / "everything.json"
    assert run_well("export", CITY, "-o", out).startswith(f"wrote {out}")
    for command in ("score", "roadmap"):
        assert run_well(command, out, "--format", "json") == run_well(command, CITY, "--format", "json")


def test_a_full_record_keeps_the_submission_that_it_was_made_from(run_well, tmp_path, stored):
    path, snapshot = stored
    out = tmp_path / "everything.json"
    run_well("export", path, "-o", out)
    (kept,) = json.loads(out.read_text(encoding="utf-8"))["snapshots"]
    assert kept == {"sha256": snapshot.sha256, "record": json.loads(snapshot.record)}
    assert run_well("score", out) == run_well("score", path)


def test_a_full_record_that_was_changed_is_refused_wherever_answers_are_read(run, run_well, tmp_path, stored):
    out = tmp_path / "everything.json"
    run_well("export", stored[0], "-o", out)
    out.write_text(out.read_text(encoding="utf-8").replace("Ana Gómez", "Ana Gomez"), encoding="utf-8")
    code, said, err = run("score", out)
    assert (code, said) == (1, "")
    assert "submission no. 1 was changed after it was submitted" in err


def test_a_full_record_is_not_made_of_another_one(run, run_well, tmp_path):
    out = tmp_path / "everything.json"
    run_well("export", CITY, "-o", out)
    code, _, err = run("export", out, "-o", tmp_path / "again.json")
    assert code == 2
    assert "a full record already" in " ".join(err.replace("│", " ").split())
