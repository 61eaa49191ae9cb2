"""JSON, Excel and Parquet give the same rows as the CSV file they were made from."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import duckdb
import openpyxl
import pytest

from maturity.errors import ExtractError
from tests.measures.importing.imported_here import PLAIN, as_csv, bring, mapped, shipped

HEADER = ["id", "opened", "closed", "status", "channel", "service"]
ROWS = [
    ["1", "2024-03-01 10:00:00", "2024-03-02 10:30:00", "Closed", "Phone", "Pothole"],
    ["2", "2024-03-05 08:30:00", "", "Open", "Web", "Graffiti"],
    ["3", "2024-03-06 08:30:00", "", "Open", "", ""],
]
RECORDS = [{key: cell for key, cell in zip(HEADER, row, strict=True) if cell} for row in ROWS]

JSON = {
    "list": json.dumps(RECORDS),
    "pretty": json.dumps(RECORDS, indent=2),
    "lines": "\n".join(map(json.dumps, RECORDS)),
    "wrapped": json.dumps({"meta": {"count": 3}, "requests": RECORDS}),
    "geojson": json.dumps(
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "properties": one, "geometry": None} for one in RECORDS],
        }
    ),
    "marked": "\ufeff" + json.dumps(RECORDS),
}


@pytest.mark.parametrize("form", JSON)
def test_json_in_every_form(tmp_path, form):
    plain = bring(tmp_path, as_csv([HEADER, *ROWS]), mapped())
    assert bring(tmp_path, JSON[form], mapped(), "extract.json").rows == plain.rows


def test_a_broken_line_of_json_is_rejected_and_counted(tmp_path):
    found = bring(tmp_path, JSON["lines"] + '\n{"id": "4", \n', mapped(), "extract.jsonl")
    assert (found.record.rows, found.record.rejected) == (3, 1)


@pytest.mark.parametrize(
    "text", ["[]", "{}", '["a"]', "[1, 2]", '[{"code": 403, "description": "no"}]', '[{"id": "1"', "{"]
)
def test_json_without_requests_is_refused(tmp_path, text):
    with pytest.raises(ExtractError, match="Fix:"):
        bring(tmp_path, text, mapped(), "extract.json")


GEOREPORT = {
    "service_request_id": "24-1",
    "status": "closed",
    "service_name": "Pothole",
    "requested_datetime": "2024-03-01T10:00:00-06:00",
    "updated_datetime": "2024-03-04T10:00:00-06:00",
    "address": "12 Elm Street",
    "extended_attributes": {"channel": "phone", "ward": "7"},
    "notes": [{"summary": "Opened"}],
    "lat": 41.1,
    "email": "ann@example.org",
}


@pytest.mark.parametrize("wrapped", [True, False])
def test_open311_records_and_an_object_for_an_array(tmp_path, wrapped):
    text = json.dumps([GEOREPORT] if wrapped else GEOREPORT)
    found = bring(tmp_path, text, shipped("georeport-v2"), "extract.json", timezone="America/Chicago")
    row = found.rows[0]
    assert (row["channel"], row["area"], row["status"]) == ("phone", "7", "closed")
    assert row["requested_datetime"] == datetime(2024, 3, 1, 10)
    assert row["closed_date"] == datetime(2024, 3, 4, 10)  # the standard has none: its last change, and that is told
    assert "closed-is-updated" in found.record.notes
    assert {"notes", "email", "lat"} <= set(found.record.dropped)


def test_excel_with_true_dates_text_dates_and_the_longer_sheet(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["About these data", "2024"])
    sheet = book.create_sheet("Requests")
    sheet.append([])
    sheet.append(HEADER)
    for row in ROWS:
        opened = datetime.fromisoformat(row[1]) if row[0] != "2" else row[1]
        sheet.append([int(row[0]), opened, *(cell or None for cell in row[2:])])
    book.save(tmp_path / "extract.xlsx")
    found = bring(tmp_path, tmp_path / "extract.xlsx", mapped(), "extract.xlsx")
    assert found.record.kind == "excel"
    assert found.rows == bring(tmp_path, as_csv([HEADER, *ROWS]), mapped()).rows


def test_parquet_with_moments_days_numbers_and_milliseconds(tmp_path):
    path = tmp_path / "extract.parquet"
    duckdb.sql(
        f"""COPY (SELECT 1 AS id, TIMESTAMPTZ '2024-03-01 10:00:00-06:00' AS opened, DATE '2024-03-02' AS closed,
        'Closed' AS status, NULL AS channel, 3.0 AS service) TO '{path}' (FORMAT parquet)"""
    )
    text = "stamps: utc\n"
    row = bring(tmp_path, path, mapped(PLAIN + text), "extract.parquet").rows[0]
    assert (row["service_request_id"], row["channel"]) == ("1", "unknown")
    assert row["requested_datetime"] == datetime(2024, 3, 1, 10)
    assert row["closed_date"] == datetime(2024, 3, 2)


def test_parquet_with_milliseconds_since_1970(tmp_path):
    path, moment = tmp_path / "extract.parquet", datetime(2024, 3, 1, 16, tzinfo=UTC)
    duckdb.sql(
        f"""COPY (SELECT 1 AS id, {int(moment.timestamp() * 1000)} AS opened, 'Open' AS status)
        TO '{path}' (FORMAT parquet)"""
    )
    mapping = PLAIN.replace("requested_datetime: opened", "requested_datetime: {headers: opened, forms: epoch-ms}")
    assert bring(tmp_path, path, mapped(mapping), "extract.parquet").column("requested_datetime") == [
        datetime(2024, 3, 1, 10)
    ]
