"""A comparison to take along: workbook, CSV and JSON say what the report says, and no text becomes a formula."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from maturity.exchange.comparison_json import comparison_data
from maturity.exchange.comparison_sheets import comparison_workbook
from maturity.exchange.comparison_tables import TABLES, columns_in, comparison_csv, lines_in
from maturity.text import words
from tests.any_answers import KINDS
from tests.charts.cohorts import cohort
from tests.frameworks_here import ROOT, framework
from tests.scoring.any_framework import loaded

ABOUT = [("Round", "=1+1")]


@pytest.mark.parametrize("name", KINDS)
def test_workbook_and_csv_hold_the_same_lines(name: str) -> None:
    known = loaded(name)
    found = cohort(known, 9, stages=bool(known.stages))
    book = load_workbook(BytesIO(comparison_workbook(known, found, ABOUT)))
    assert book.sheetnames == ["Heat map", "Figures", "Features", "Gaps", "About"]
    for table, sheet in zip(TABLES, book, strict=False):
        heads = [column.heading for column in columns_in(known, found, table, words())]
        lines = lines_in(known, found, table, words())
        assert [cell.value for cell in sheet[1]] == heads
        assert sheet.max_row == 1 + len(lines)
        listed = list(csv.reader(StringIO(comparison_csv(known, found, table).decode("utf-8-sig"), newline="")))
        assert (listed[0], len(listed)) == (heads, 1 + len(lines))


def test_a_known_stage_is_a_number_on_its_shade_and_a_range_is_a_text() -> None:
    known = framework("311")
    found = cohort(known, 30)
    sheet = load_workbook(BytesIO(comparison_workbook(known, found, ABOUT)))["Heat map"]
    for number, row in enumerate(found.rows, start=2):
        for place, cell in enumerate(row.cells, start=2):
            written = sheet.cell(number, place)
            if cell.known:
                assert written.value == cell.stage_low
            elif cell.scored:
                assert written.value == f"{cell.stage_low}–{cell.stage_high}"
            else:
                assert written.value == "not scored"
            assert (written.fill.fgColor.rgb != "00000000") == cell.scored


def test_every_center_is_in_the_workbook_however_many() -> None:
    known = framework("example")
    assert len(lines_in(known, cohort(known, 250), "heat", words())) == 250


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1"])
def test_what_people_typed_becomes_no_formula(name: str) -> None:
    known = framework("311")
    found = cohort(known, 8, named=3, name=name)
    book = load_workbook(BytesIO(comparison_workbook(known, found, ABOUT)))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    for table in ("heat", "features"):
        for row in csv.reader(StringIO(comparison_csv(known, found, table).decode("utf-8-sig"), newline="")):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)


def test_the_shape_of_the_data_is_the_documented_one() -> None:
    found = cohort(framework("311"), 12, you=True)
    data = json.loads(json.dumps(comparison_data(found)))
    documented = (ROOT / "docs/reference/json.md").read_text()
    first = data["capabilities"][0]
    for keys in (data, data["centers"][0], first, first["figures"], first["figures"]["at_least"][0]):
        assert [key for key in keys if f"`{key}`" not in documented] == []
    assert [key for key in data["features"][0] if f"`{key}`" not in documented] == []
    assert data["centers"][2]["name"] == found.rows[2].name
    assert data["centers"][-1]["name"] is None
    assert data["n"] == 11
    assert comparison_data(cohort(framework("311"), 3))["capabilities"][0]["figures"] is None
