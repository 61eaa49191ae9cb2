"""Measures as files: every figure is in each of them with what it leaves out, and no name becomes a formula."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest

from maturity.exchange.measures_csv import measures_csv
from maturity.exchange.measures_json import measures_json
from maturity.exchange.measures_workbook import measures_workbook
from maturity.measures.model import Among, By, Exclusion, Figure, Measures, Unit
from maturity.text import words
from tests.measured_here import measures

FORMULA = '=HYPERLINK("http://127.0.0.1:9/", "Potholes")'
FIGURES = (
    Figure(
        measure="on-time.due",
        unit=Unit.SHARE,
        value=Decimal("0.875"),
        numerator=70,
        denominator=80,
        exclusions=(Exclusion(reason="no-target", rows=15), Exclusion(reason="duplicate", rows=5)),
    ),
    Figure(measure="reopened", unit=Unit.SHARE, why_not="missing-log"),
    Figure(measure="volume", by=By.SERVICE, group=FORMULA, unit=Unit.REQUESTS, value=Decimal(7), denominator=7),
    Figure(measure="channel-mix", by=By.CHANNEL, group="phone", unit=Unit.SHARE, value=Decimal("0.5"), denominator=14),
)


@pytest.fixture(scope="module")
def found() -> Measures:
    return measures(*FIGURES)


def test_the_json_reads_as_the_very_same_measures(found: Measures) -> None:
    assert Measures.model_validate_json(measures_json(found)) == found
    assert json.loads(measures_json(found))["figures"][0]["value"] == "0.875"


def test_the_csv_has_a_row_a_figure_with_what_it_leaves_out(found: Measures) -> None:
    rows = list(csv.DictReader(StringIO(measures_csv(found, words()).decode("utf-8-sig"))))
    first, second, third, fourth = rows
    assert (first["Value"], first["Counted"], first["Of"], first["Left out"]) == ("0.875", "70", "80", "20")
    assert first["Left out because"].startswith("without a target date: 15; ")
    assert first["Figure"] == "On time, of all that were due"
    assert second["Value"] == ""
    assert "event log" in second["Why there is no value"]
    assert third["Group"] == f"'{FORMULA}"
    assert fourth["Group"] == "Phone"
    assert {row["As of"] for row in rows} == {"2026-06-30 23:59"}


def test_the_workbook_has_figures_groups_definitions_and_what_was_read(found: Measures) -> None:
    book = openpyxl.load_workbook(BytesIO(measures_workbook(found, words())))
    whole, groups, meanings, read = (book[name] for name in ("Figures", "By group", "Definitions", "What was read"))
    headings = [cell.value for cell in whole[1]]
    assert whole.cell(2, headings.index("Value") + 1).value == 0.875
    assert groups.max_row == 3
    names = [cell.value for cell in groups[2]]
    assert FORMULA in names
    assert groups.cell(2, names.index(FORMULA) + 1).data_type == "s"
    assert {row[2].value for row in meanings.iter_rows(min_row=2)} == {
        "on-time.due",
        "reopened",
        "volume",
        "channel-mix",
    }
    assert ("File", "requests-2026.csv") in [(row[0].value, row[1].value) for row in read.iter_rows()]


def test_each_file_can_be_written_in_spanish(found: Measures) -> None:
    assert measures_csv(found, words("es")).count(b"\n") == len(FIGURES) + 1
    assert measures_workbook(found, words("es"))


def test_residents_are_told_from_all() -> None:
    both = measures(*(Figure(measure="volume", among=one, unit=Unit.REQUESTS, value=Decimal(1)) for one in Among))
    rows = list(csv.DictReader(StringIO(measures_csv(both, words()).decode("utf-8-sig"))))
    assert [row["Whose requests"] for row in rows] == ["All requests", "Residents only"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_an_import_has_to_tell_is_told_in_words(language: str, found: Measures) -> None:
    notes = ("status-from-closed", "open311-cut", "closed-is-updated")
    noted = found.model_copy(update={"extract": found.extract.model_copy(update={"notes": notes})})
    read = openpyxl.load_workbook(BytesIO(measures_workbook(noted, words(language)))).worksheets[-1]
    told = [str(row[1].value) for row in read.iter_rows()][-3:]
    assert all(" " in one and one not in notes for one in told)
