"""The real extracts, where they are: every row as an independent reading in plain Python has it."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import datetime

import pytest

from maturity.measures.peeking import peek
from maturity.measures.suggesting import suggest
from tests.measures.importing.imported_here import EXTRACTS, bring, shipped

pytestmark = pytest.mark.skipif(not EXTRACTS.is_dir(), reason="the extracts are not here")

PORTAL = "%m/%d/%Y %I:%M:%S %p"
SPACED = "%Y-%m-%d %H:%M:%S"
# Of each: file, headers of id, request, closing, target, status, channel, service, area; and the forms of moments.
CITIES = {
    "boston": (
        "boston_2022.csv",
        "case_enquiry_id",
        "open_dt",
        "closed_dt",
        "target_dt",
        "case_status",
        "source",
        "type",
        "neighborhood",
        SPACED,
        SPACED,
    ),
    "baltimore": (
        "baltimore_2019.csv",
        "ServiceRequestNum",
        "CreatedDate",
        "CloseDate",
        "DueDate",
        "SRStatus",
        "MethodReceived",
        "SRType",
        "Neighborhood",
        PORTAL,
        PORTAL,
    ),
    "kansas-city": (
        "kansas_city_2007_2020.csv",
        "CASE ID",
        "CREATION DATE",
        "CLOSED DATE",
        None,
        "STATUS",
        "SOURCE",
        "REQUEST TYPE",
        "nbh_name",
        "%m/%d/%Y %I:%M %p",
        "%m/%d/%Y",
    ),
    "new-york": (
        "nyc_portal_2018.csv",
        "Unique Key",
        "Created Date",
        "Closed Date",
        "Due Date",
        "Status",
        "Open Data Channel Type",
        "Complaint Type",
        "Community Board",
        PORTAL,
        PORTAL,
    ),
    "san-francisco": (
        "san_francisco_portal_2019.csv",
        "CaseID",
        "Opened",
        "Closed",
        None,
        "Status",
        "Source",
        "Category",
        "Neighborhood",
        PORTAL,
        PORTAL,
    ),
    "buffalo": (
        "buffalo_2022_2023.csv",
        "Case Reference",
        "Open Date",
        "Closed Date",
        None,
        "Status",
        None,
        "Type",
        "Neighborhood",
        "%Y-%m-%d",
        PORTAL,
    ),
}
# What the words of these files come down to, written down by hand.
STATUS = {
    "Closed": "closed",
    "RESOL": "closed",
    "Closed (Transferred)": "closed",
    "Open": "open",
    "New": "open",
    "Pending": "open",
    "In Progress": "open",
    "OPEN": "open",
    "CANC": "cancelled",
    "Closed (Duplicate)": "duplicate",
    "Open (Duplicate)": "duplicate",
}
CHANNEL = {
    "Citizens Connect App": "app",
    "Constituent Call": "phone",
    "City Worker App": "staff",
    "Self Service": "web",
    "Phone": "phone",
    "API": "api",
    "System": "system",
    "Internal": "staff",
    "Mail": "mail",
    "PHONE": "phone",
    "WEB": "web",
    "INSPE": "staff",
    "SYS": "system",
    "EMAIL": "email",
    "BOT": "chat",
    "WALK": "walk-in",
    "ONLINE": "web",
    "MOBILE": "app",
    "UNKNOWN": "unknown",
    "OTHER": "unknown",
    "Mobile/Open311": "app",
    "Web": "web",
    "Integrated Agency": "system",
    "": "unknown",
}
NO_AREA = {
    "",
    "NA",
    "0 Unspecified",
    *(f"Unspecified {one}" for one in ("BROOKLYN", "BRONX", "QUEENS", "MANHATTAN", "STATEN ISLAND")),
}


def plain(text: str, form: str) -> datetime | None:
    return datetime.strptime(text, form) if text.strip() not in ("", "NA") else None


@pytest.mark.parametrize("city", CITIES)
def test_every_row_is_as_plain_python_reads_it(tmp_path, city):
    file, id_, opened, closed, due, status, channel, service, area, form, closed_form = CITIES[city]
    with (EXTRACTS / file).open(encoding="utf-8-sig", newline="") as source:
        lines = list(csv.DictReader(source))
    found = bring(tmp_path, EXTRACTS / file, shipped(city), file)
    assert (found.record.rows, found.record.rejected) == (len(lines), 0)
    for line, row in zip(lines, found.rows, strict=True):
        clock = f" {line['CREATION TIME']}" if city == "kansas-city" else ""
        assert row["service_request_id"] == line[id_]
        assert row["requested_datetime"] == plain(line[opened] + clock, form)
        assert row["closed_date"] == plain(line[closed], closed_form)
        assert row["expected_datetime"] == (plain(line[due], form) if due else None)
        assert row["status"] == STATUS[line[status].strip()]
        assert row["channel"] == CHANNEL[line[channel].strip() if channel else ""]
        assert row["resident"] == (row["channel"] not in ("staff", "system"))
        assert row["service_name"] == line[service].strip()
        assert row["area"] == (line[area].strip() if line[area].strip() not in NO_AREA else None)
        seconds = None
        if row["closed_date"] and row["requested_datetime"]:
            seconds = int((row["closed_date"] - row["requested_datetime"]).total_seconds())
        assert row["close_seconds"] == seconds
    assert not found.record.unmapped
    assert all(cast.failed == 0 for cast in found.record.casts)


@pytest.mark.parametrize("city", CITIES)
def test_the_right_mapping_is_suggested_and_one_made_from_headers_reads_the_same_dates(tmp_path, city, monkeypatch):
    seen = peek(EXTRACTS / CITIES[city][0])
    found = suggest(seen.headers, seen.rows)
    assert (found.mapping.id, found.shipped) == (city, True)
    monkeypatch.setattr("maturity.measures.suggesting.shipped_mappings", dict)
    made = suggest(seen.headers, seen.rows)
    assert not made.shipped
    (tmp_path / "made").mkdir()
    by_shipped = bring(tmp_path, EXTRACTS / CITIES[city][0], found.mapping, "a.csv")
    by_made = bring(tmp_path / "made", EXTRACTS / CITIES[city][0], made.mapping, "a.csv")
    for column in ("service_request_id", "requested_datetime", "closed_date", "expected_datetime", "status", "channel"):
        assert by_made.column(column) == by_shipped.column(column), column


def test_chicagos_open311_records(tmp_path):
    found = bring(
        tmp_path, EXTRACTS / "chicago_georeport_v2.json", shipped("georeport-v2"), "c.json", timezone="America/Chicago"
    )
    assert found.record.rows == 5
    assert Counter(found.column("channel"))["phone"] >= 1
    assert found.rows[0]["requested_datetime"] == datetime(2014, 5, 9, 19, 2, 21)
    assert found.rows[0]["closed_date"] == datetime(2015, 10, 10, 10, 15, 40)
