"""Targets that a mapping gives: by the clock, and in business hours as counting minute by minute finds them."""

from __future__ import annotations

import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures.importing.imported_here import PLAIN, as_csv, bring, mapped

HOLIDAY = date(2024, 7, 4)
DAYS = "\n".join(
    f"  {day}: {{opens: '08:30', closes: '17:00'}}" for day in ("monday", "tuesday", "wednesday", "thursday", "friday")
)
MAPPING = f"""{PLAIN}  expected_datetime: due
targets:
  - {{service: Pothole, hours: 36}}
  - {{service: Graffiti, days: 3}}
  - {{service: "*", business_hours: 12}}
calendar:
{DAYS}
  holidays: ["{HOLIDAY}"]
"""
HEADER = ["id", "opened", "status", "service", "due"]


def brought(folder: Path, *rows: list[str]):
    return bring(folder, as_csv([HEADER, *rows]), mapped(MAPPING))


def test_by_service_by_the_clock_and_only_where_a_row_has_none(tmp_path):
    found = brought(
        tmp_path,
        ["1", "2024-07-01 10:00:00", "Open", "Pothole", ""],
        ["2", "2024-07-01 10:00:00", "Open", "graffiti", ""],
        ["3", "2024-07-01 10:00:00", "Open", "Pothole", "2024-07-09 12:00:00"],
        ["4", "soon", "Open", "Pothole", ""],
    )
    assert found.column("expected_datetime") == [
        datetime(2024, 7, 2, 22),
        datetime(2024, 7, 4, 10),
        datetime(2024, 7, 9, 12),
        None,
    ]
    assert found.column("target_given") == [False, False, True, None]
    assert "targets-from-mapping" in found.record.notes
    assert found.record.holidays == (HOLIDAY,)
    assert found.column("row") == [1, 2, 3, 4]


def worked_out(opened: datetime, hours: int) -> datetime:
    """Count the minutes of work one by one."""
    left, now = hours * 60, opened
    while left:
        open_day = now.weekday() < 5 and now.date() != HOLIDAY
        if open_day and time(8, 30) <= now.time() < time(17):
            left -= 1
        now += timedelta(minutes=1)
    return now


MOMENTS = st.datetimes(datetime(2024, 6, 28), datetime(2024, 7, 8)).map(
    lambda when: when.replace(second=0, microsecond=0)
)


@settings(max_examples=25, deadline=None)
@given(st.lists(MOMENTS, min_size=1, max_size=8))
def test_business_hours_are_those_that_counting_finds(moments):
    with tempfile.TemporaryDirectory() as folder:
        rows = [[str(place), str(when), "Open", "Other", ""] for place, when in enumerate(moments)]
        found = brought(Path(folder), *rows)
        assert found.column("expected_datetime") == [worked_out(when, 12) for when in moments]
