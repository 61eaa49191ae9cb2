"""Requests of a GeoReport v2 server, fetched and imported: each row is what a plain count says of its record."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest

from maturity.measures.importing import import_extract
from maturity.measures.mappings import shipped_mappings
from tests.frameworks_here import ROOT
from tests.measures.georeport.server import City
from tests.measures.georeport.test_whole import fetched, year

RECORDS = ROOT.parent / "shared/extracts/chicago_georeport_v2.json"
ZONE = "America/Chicago"


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(ZoneInfo(ZONE)).replace(tzinfo=None)


def imported(source: Path, tmp_path):
    mapping = shipped_mappings()["georeport-v2"]
    made_at = datetime(2026, 3, 2)
    into = tmp_path / "extract"
    record = import_extract(source, mapping, into, name="chicago", made_at=made_at, timezone=ZONE)
    columns = "service_request_id, requested_datetime, closed_date, status, channel, zipcode, duplicate, close_seconds"
    query = f"SELECT {columns} FROM read_parquet(?) ORDER BY service_request_id"
    return record, duckdb.execute(query, [str(into / "requests.parquet")]).fetchall()


CHANNELS = {"phone": "phone", "open311": "api"}


def counted(one: dict) -> tuple:
    """What a row has to be, worked out without the product."""
    further = one["extended_attributes"]
    made, changed = local(one["requested_datetime"]), local(one["updated_datetime"])
    closed = changed if one["status"] == "closed" else None
    duplicate = bool(further.get("parent_service_request_id"))
    status = "duplicate" if duplicate and closed is None else one["status"]
    seconds = int((closed - made).total_seconds()) if closed else None
    channel = CHANNELS.get(further["channel"])
    return one["service_request_id"], made, closed, status, channel, further.get("zip"), duplicate, seconds


@pytest.mark.parametrize("behavior", [{}, {"pages": "ignored", "cap": 100}, {"form": "xml"}], ids=str)
def test_a_year_of_requests(behavior, tmp_path):
    records = year(700)
    fetched(City(records, **behavior), tmp_path)
    record, rows = imported(tmp_path / "requests.jsonl", tmp_path)
    assert rows == sorted(counted(one) for one in records)
    assert record.rows == 700


@pytest.mark.skipif(not RECORDS.exists(), reason="the real extracts are not here")
@pytest.mark.parametrize("how", ["from a server", "as a file"])
def test_real_records(how, tmp_path):
    records = json.loads(RECORDS.read_text(encoding="utf-8"))
    if how == "from a server":
        moments = [datetime.fromisoformat(one["requested_datetime"]) for one in records]
        rows, found = fetched(City(records), tmp_path, min(moments), max(moments) + timedelta(days=1))
        assert (len(rows), found.notes) == (len(records), ())
        source = tmp_path / "requests.jsonl"
    else:
        source = RECORDS
    record, rows = imported(source, tmp_path)
    assert rows == sorted(counted(one) for one in records)
    assert "closed-is-updated" in record.notes
    assert record.unmapped == ()
