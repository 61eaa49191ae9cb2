"""Several centers' files compared on the command line: aliases, versions, the smallest group, and every form."""

from __future__ import annotations

import csv
import json
from io import BytesIO

import pypdf
import pytest
import yaml
from openpyxl import load_workbook

from maturity.assessment.answers_file import to_file
from tests.any_answers import any_answers
from tests.cli.conftest import one_line
from tests.frameworks_here import framework
from tests.scoring.any_framework import FOLDERS, loaded

NAMES = ("Ashford", "Birchwood", "Cedar Falls", "Dunmore", "Eastlake", "Fairhaven")


@pytest.fixture
def centers(tmp_path):
    """Write an answers file for each center; returns the paths."""

    def write(n=6, name="311"):
        paths = []
        for seed in range(n):
            paths.append(tmp_path / f"center-{seed}.yaml")
            answers = any_answers(loaded(name), seed, NAMES[seed])
            paths[-1].write_text(yaml.safe_dump(to_file(answers)), encoding="utf-8")
        return paths

    return write


def test_a_table_is_printed_with_aliases_and_without_a_rank(run_well, centers):
    out = run_well("compare", *centers(), "--round-name", "Spring 2026")
    assert out.startswith("Spring 2026\n6 centers were invited. The answers of 6 are compared.")
    assert "By name 0, under an alias 6." in one_line(out)
    assert all(f"Center {letter} " in out for letter in "ABCDEF")
    assert not any(name in out for name in NAMES)
    assert "Median of 6" in out
    assert "There is no rank here" in out


def test_names_are_shown_only_when_asked_for(run_well, centers):
    out = run_well("compare", *centers(), "--names")
    assert all(name in out for name in NAMES)
    assert "Center A" not in out


def test_the_one_that_looks_stands_first_and_is_in_no_figure(run_json, centers):
    paths = centers()
    data = run_json("compare", *paths, "--you", paths[3])
    assert (data["centers"][0]["name"], data["centers"][0]["you"]) == (NAMES[3], True)
    assert data["n"] == 5


def test_the_order_of_the_files_changes_nothing(run_json, centers):
    paths = centers()
    assert run_json("compare", *paths) == run_json("compare", *reversed(paths))


def test_aliases_are_not_in_the_order_of_files_or_names(run_json, centers):
    data = run_json("compare", *centers(), "--names")
    names = [one["name"] for one in data["centers"]]
    assert sorted(names) == sorted(NAMES)
    assert names != sorted(names)


def test_too_few_centers_have_rows_and_no_figures(run_json, run_well, centers):
    paths = centers(4)
    data = run_json("compare", *paths)
    assert (data["withheld"], data["n"], len(data["centers"])) == ("too-few", 0, 4)
    assert {one["figures"] for one in data["capabilities"]} == {None}
    assert "No figures are shown: fewer than 5 centers" in run_well("compare", *paths)
    assert run_json("compare", *paths, "--minimum", "4")["withheld"] is None


def test_every_form_is_written(run_well, centers, tmp_path):
    paths = centers()
    made = {}
    for ending in ("pdf", "html", "xlsx", "csv", "json"):
        output = tmp_path / f"out.{ending}"
        said = run_well("compare", *paths, "--round-name", "Spring", "-o", output, "--date", "2026-03-14")
        assert said.startswith(f"wrote {output}")
        made[ending] = output.read_bytes()
    assert "Spring" in pypdf.PdfReader(BytesIO(made["pdf"])).pages[0].extract_text()
    assert b"March 14, 2026" in made["html"]
    about = load_workbook(BytesIO(made["xlsx"]))["About"]
    assert ("Date", "March 14, 2026") in [(row[0].value, row[1].value) for row in about.iter_rows()]
    assert list(csv.reader(made["csv"].decode("utf-8-sig").splitlines()))[1][0] == "Center A"
    assert json.loads(made["json"])["round"] == "Spring"


def test_the_same_files_give_the_same_bytes_and_spanish_speaks_spanish(run_well, centers, tmp_path):
    paths, one, two = centers(), tmp_path / "one.html", tmp_path / "two.html"
    run_well("compare", *paths, "-o", one, "--date", "2026-03-14", "--language", "es", "--page", "a4")
    run_well("compare", *reversed(paths), "-o", two, "--date", "2026-03-14", "--language", "es", "--page", "a4")
    assert one.read_bytes() == two.read_bytes()
    assert "Comparación de centros" in one.read_text(encoding="utf-8")


def test_a_csv_holds_the_table_that_is_asked_for(run_well, centers, tmp_path):
    output = tmp_path / "gaps.csv"
    run_well("compare", *centers(), "-o", output, "--table", "gaps")
    heads = next(csv.reader(output.read_text("utf-8-sig").splitlines()))
    assert "Lack it" in heads


def test_a_framework_of_numbers_is_compared_too(run_well, centers):
    out = run_well("compare", *centers(name="two-value"), "--framework", FOLDERS["two-value"])
    assert "%" in out


def test_a_snapshot_of_another_version_is_refused_by_file(run, record, centers):
    path = record(lambda content: content["framework"].update(version="0.9.0", checksum="0" * 64))
    code, out, err = run("compare", *centers(name="example"), path, "--framework", "example")
    assert (code, out) == (1, "")
    assert str(path) in err
    assert "version 0.9.0" in err


def test_answers_to_another_framework_and_bad_files_are_all_told(run, centers, tmp_path):
    bad = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for path in bad:
        path.write_text("framework: '311'\nanswers: {access.one-number: perhaps}\n", encoding="utf-8")
    code, _, err = run("compare", *centers(), *bad)
    assert code == 1
    assert all(f"{path}:2" in err for path in bad)


def test_the_date_of_the_last_snapshot_is_taken(run_well, stored, centers, tmp_path):
    path, snapshot = stored
    output = tmp_path / "out.html"
    run_well("compare", *centers(), path, "-o", output)
    day = snapshot.submitted_at.astimezone().date()
    assert f"{day:%B} {day.day}, {day.year}" in output.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "x.docx"], "ends in neither"),
        (["--minimum", "2"], "--minimum"),
        (["--you", "nowhere.yaml"], "is not among the files"),
        (["--date", "tomorrow"], "is not a date"),
        (["--page", "a3"], "a3"),
        (["--language", "xx"], "is not one of"),
        (["no-such-file.yaml"], "there is no file"),
    ],
)
def test_wrong_use_writes_nothing(run, centers, tmp_path, monkeypatch, arguments, says):
    paths = centers(3)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    code, out, err = run("compare", *paths, *arguments)
    assert (code, out) == (2, "")
    assert says in one_line(err)
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_that_is_given_twice_counts_once(run, centers):
    paths = centers(3)
    code, _, err = run("compare", *paths, paths[0])
    assert code == 2
    assert "is given twice" in one_line(err)


def test_help_says_what_it_does(run):
    code, out, _ = run("compare", "--help")
    said = one_line(out)
    assert code == 0
    assert "Compare several centers" in said
    assert all(option in said for option in ("--names", "--aliases", "--minimum", "--round-name", "--you", "--output"))


def test_the_shipped_framework_is_what_is_compared_by_default(run_json, centers):
    assert run_json("compare", *centers())["framework"]["checksum"] == framework("311").checksum
