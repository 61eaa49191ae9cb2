"""The traps of real extracts, each with rows of our own that have it."""

from __future__ import annotations

from datetime import datetime

import pytest

from maturity.measures.record import Clock
from tests.measures.importing.imported_here import PLAIN, as_csv, bring, mapped, shipped

HEADER = ["id", "opened", "closed", "status", "channel", "service"]


def request(**cells: str) -> list[str]:
    row = {"id": "1", "opened": "2024-03-01 10:00:00", "status": "Open", "channel": "Phone", "service": "Pothole"}
    return [(row | cells).get(name, "") for name in HEADER]


def brought(tmp_path, *rows, mapping: str = PLAIN, **more):
    return bring(tmp_path, as_csv([HEADER, *rows]), mapped(mapping), **more)


def test_status_and_dates_that_disagree_are_kept_as_they_stand(tmp_path):
    found = brought(tmp_path, request(status="Resolved"), request(status="Pending", closed="2024-03-03 09:00:00"))
    assert found.column("status") == ["closed", "open"]
    assert found.column("closed_date") == [None, datetime(2024, 3, 3, 9)]


def test_closed_before_it_was_made_is_never_made_zero(tmp_path):
    assert brought(tmp_path, request(closed="2024-03-01 09:59:30")).column("close_seconds") == [-30]


def test_instant_closings_are_zero_seconds(tmp_path):
    assert brought(tmp_path, request(closed="2024-03-01 10:00:00")).column("close_seconds") == [0]


STAMPS = {
    ("local", "2024-07-01T12:00:00+00:00"): datetime(2024, 7, 1, 12),
    ("local", "2024-07-01T12:00:00.000"): datetime(2024, 7, 1, 12),
    ("local", "2024-07-01 12:00:00 UTC"): datetime(2024, 7, 1, 12),
    ("utc", "2024-07-01T12:00:00+00:00"): datetime(2024, 7, 1, 7),
    ("utc", "2024-07-01 12:00:00"): datetime(2024, 7, 1, 7),
    ("utc", "2024-01-01T12:00:00Z"): datetime(2024, 1, 1, 6),  # no daylight saving time in winter
    ("utc", "2024-07-01"): datetime(2024, 7, 1),  # a day has no offset
    ("offset", "2024-07-01T12:00:00+03:00"): datetime(2024, 7, 1, 4),
    ("offset", "2024-07-01T12:00:00-05:00"): datetime(2024, 7, 1, 12),
    ("offset", "2024-07-01 12:00:00"): datetime(2024, 7, 1, 12),
    ("offset", "2024-07-01"): datetime(2024, 7, 1),
}


@pytest.mark.parametrize(("stamps", "text"), STAMPS)
def test_what_an_offset_means_is_said_by_the_mapping(tmp_path, stamps, text):
    found = brought(tmp_path, request(opened=text), mapping=f"{PLAIN}stamps: {stamps}\n")
    assert found.column("requested_datetime") == [STAMPS[stamps, text]]
    assert (found.record.timezone, found.record.timezone_assumed) == ("America/Chicago", False)


def test_the_time_zone_that_is_asked_for_goes_before_the_mappings(tmp_path):
    found = brought(
        tmp_path, request(opened="2024-07-01T12:00:00Z"), mapping=f"{PLAIN}stamps: utc\n", timezone="America/New_York"
    )
    assert found.column("requested_datetime") == [datetime(2024, 7, 1, 8)]
    assert found.record.timezone == "America/New_York"


def test_without_any_time_zone_stamps_are_read_as_written_and_that_is_told(tmp_path):
    mapping = PLAIN.replace("timezone: America/Chicago\n", "") + "stamps: offset\n"
    found = brought(tmp_path, request(opened="2024-07-01T12:00:00-05:00"), mapping=mapping)
    assert found.column("requested_datetime") == [datetime(2024, 7, 1, 12)]
    assert found.record.timezone_assumed
    assert "offsets-not-used" in found.record.notes


def test_a_clock_of_days_is_told(tmp_path):
    rows = [
        request(id=str(day), opened=f"2024-03-{day:02} 10:15:00", closed=f"2024-03-{day + 1:02}") for day in range(1, 9)
    ]
    clocks = brought(tmp_path, *rows).record.clocks
    assert clocks["requested_datetime"] is Clock.TIME
    assert clocks["closed_date"] is Clock.DAY
    assert clocks["expected_datetime"] is Clock.NONE


MIXED = """
id: mixed
title: Mixed
columns:
  requested_datetime:
    headers: opened
    forms: ["%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y", "%m/%d/%y", "%d-%b-%Y %H:%M", epoch, epoch-ms, excel-days]
  status_description: status
"""
WRITTEN = {
    "10/21/2019 11:49:49 PM": datetime(2019, 10, 21, 23, 49, 49),
    "10/21/2019 12:05:00 AM": datetime(2019, 10, 21, 0, 5),
    "1/7/20": datetime(2020, 1, 7),
    "1/7/2020": datetime(2020, 1, 7),
    "12/31/99": datetime(1999, 12, 31),
    "2024-05-27T02:08:51.000": datetime(2024, 5, 27, 2, 8, 51),
    "2016-07-13 15:11:07+00:00": datetime(2016, 7, 13, 15, 11, 7),
    "07-Mar-2021 08:30": datetime(2021, 3, 7, 8, 30),
    "1404210600": datetime(2014, 7, 1, 10, 30),
    "1404210600000": datetime(2014, 7, 1, 10, 30),
    "1.4042106E12": datetime(2014, 7, 1, 10, 30),
    "43831.75": datetime(2020, 1, 1, 18),
    "2023-01-11": datetime(2023, 1, 11),
    "13/45/2020": None,
    "0001-01-01": None,
    "soon": None,
    "2024-02-30": None,
    "12": None,
}


def test_many_forms_in_one_column_each_counted_and_what_failed_shown(tmp_path):
    table = as_csv([["opened", "status"], *([text, "Open"] for text in WRITTEN)])
    found = bring(tmp_path, table, mapped(MIXED))
    assert dict(zip(WRITTEN, found.column("requested_datetime"), strict=True)) == WRITTEN
    cast = found.cast("requested_datetime")
    failed = [text for text, moment in WRITTEN.items() if moment is None]
    assert cast.failed == len(failed)
    assert [one.text for one in cast.examples] == failed[:5]
    assert [list(WRITTEN)[one.row - 1] for one in cast.examples] == failed[:5]
    assert sum(cast.forms.values()) + cast.failed + cast.blank == len(WRITTEN)
    assert cast.forms["%m/%d/%y"] == 2
    assert cast.forms["%m/%d/%Y"] == 1


def test_a_row_with_an_unreadable_date_stays(tmp_path):
    found = brought(tmp_path, request(closed="soon"), request(id="2"))
    assert found.record.rows == 2
    assert found.cast("closed_date").examples[0].text == "soon"


@pytest.mark.parametrize("area", ["", " ", "Unknown", "UNSPECIFIED", "N/A", "0 Unspecified", "0"])
def test_areas_that_name_none(tmp_path, area):
    mapping = PLAIN + "  area: area\n"
    table = as_csv([[*HEADER, "area"], [*request(), area], [*request(), "3.0"], [*request(), "Dorchester"]])
    assert bring(tmp_path, table, mapped(mapping)).column("area") == [None, "3", "Dorchester"]


def test_closed_is_not_resolved(tmp_path):
    mapping = PLAIN + "  status_notes: notes\nelsewhere: {status: 'Closed (Transferred)', notes: [referred to]}\n"
    rows = [
        [*request(status="Closed (Transferred)"), ""],
        [*request(status="Closed"), "Was REFERRED to the county"],
        [*request(status="Closed"), "Filled"],
        [*request(status="Open"), "referred to"],
    ]
    found = bring(tmp_path, as_csv([[*HEADER, "notes"], *rows]), mapped(mapping))
    assert found.column("elsewhere") == [True, True, False, False]
    assert found.column("status") == ["closed", "closed", "closed", "open"]


def test_without_notes_nobody_can_tell_what_a_closing_was(tmp_path):
    mapping = PLAIN + "  status_notes: notes\nelsewhere: {notes: referred}\n"
    found = bring(tmp_path, as_csv([[*HEADER, "notes"], [*request(status="Closed"), ""]]), mapped(mapping))
    assert found.column("elsewhere") == [None]
    (tmp_path / "other").mkdir()
    assert brought(tmp_path / "other", request(status="Closed")).column("elsewhere") == [None]


def test_duplicates_by_status_by_flag_and_by_parent(tmp_path):
    mapping = PLAIN + "  duplicate: {headers: dup, yes: ['true']}\n  parent: parent\n"
    rows = [
        [*request(status="Open (Duplicate)"), "", ""],
        [*request(status="DUP"), "", ""],
        [*request(), "true", ""],
        [*request(), "false", "77"],
        [*request(), "false", "NA"],
    ]
    found = bring(tmp_path, as_csv([[*HEADER, "dup", "parent"], *rows]), mapped(mapping))
    assert found.column("duplicate") == [True, True, True, True, False]
    assert found.column("status") == ["duplicate", "duplicate", "open", "open", "open"]


def test_staff_and_systems_are_no_residents_and_unknown_words_are_told(tmp_path):
    words = ["Employee Generated", "SYS", "Phone", "Pigeon", "Pigeon", "OTHER", "", "Mayor's Office"]
    found = brought(tmp_path, *(request(id=str(place), channel=word) for place, word in enumerate(words)))
    assert found.column("channel") == ["staff", "system", "phone", "unknown", "unknown", "unknown", "unknown", "staff"]
    assert found.column("resident") == [False, False, True, True, True, True, True, False]
    assert found.column("elected") == [False] * 7 + [True]
    assert [(one.column, one.text, one.rows) for one in found.record.unmapped] == [("source", "Pigeon", 2)]


def test_a_mappings_own_words_go_before_the_shared_ones(tmp_path):
    mapping = PLAIN + "channels: {staff: [phone]}\nstatus: {closed: ['open*']}\n"
    found = brought(tmp_path, request(), request(status="Opened"), mapping=mapping)
    assert found.column("channel") == ["staff", "staff"]
    assert found.column("status") == ["open", "closed"]  # a word that is told letter by letter goes before a pattern


def test_date_and_time_in_two_columns_and_a_closing_without_time(tmp_path):
    header = ["CASE ID", "SOURCE", "DEPARTMENT", "REQUEST TYPE", "CREATION DATE", "CREATION TIME", "STATUS"]
    header += ["EXCEEDED EST TIMEFRAME", "CLOSED DATE", "DAYS TO CLOSE", "ADDRESS WITH GEOCODE", "ZIP CODE"]
    geocode = "Town, State\n(39.0, -94.5)"
    rows = [
        ["7.0", "BOT", "NHS", "Trash", "11/16/2019", "02:55 PM", "RESOL", "Y", "11/20/2019", "4.0", geocode, "64110.0"],
        ["8.0", "INSPE", "NHS", "Trash", "1/7/20", "12:05 AM", "DUP", "N", "", "", geocode, "64110-1234"],
    ]
    found = bring(tmp_path, as_csv([header, *rows]), shipped("kansas-city"))
    assert found.column("requested_datetime") == [datetime(2019, 11, 16, 14, 55), datetime(2020, 1, 7, 0, 5)]
    assert found.column("closed_date") == [datetime(2019, 11, 20), None]
    assert found.column("published_on_time") == [False, True]
    assert found.column("published_days") == [4.0, None]
    assert found.column("service_request_id") == ["7", "8"]
    assert found.column("zipcode") == ["64110", "64110"]
    assert found.column("channel") == ["chat", "staff"]
    assert found.column("status") == ["closed", "duplicate"]
    assert found.record.clocks["closed_date"] is Clock.DAY


def test_an_on_time_flag_in_words_nobody_knows_is_told(tmp_path):
    header = ["case_enquiry_id", "open_dt", "on_time", "case_status"]
    rows = [["1", "2024-01-01 08:00:00", word, "Open"] for word in ("ONTIME", "OVERDUE", "MAYBE", "")]
    found = bring(tmp_path, as_csv([header, *rows]), shipped("boston"))
    assert found.column("published_on_time") == [True, False, None, None]
    cast = found.cast("published_on_time")
    assert (cast.failed, cast.blank, cast.examples[0].text) == (1, 1, "MAYBE")


def test_without_a_status_a_closing_date_says_it_and_that_is_told(tmp_path):
    mapping = PLAIN.replace("  status_description: status\n", "")
    found = brought(tmp_path, request(closed="2024-03-02"), request(), mapping=mapping)
    assert found.column("status") == ["closed", "open"]
    assert "status-from-closed" in found.record.notes


def test_the_span_of_an_extract_leaves_out_what_lies_in_the_future(tmp_path):
    found = brought(tmp_path, request(), request(opened="2024-04-01 00:00:00", closed="2099-01-01 00:00:00"))
    assert found.record.first == datetime(2024, 3, 1, 10)
    assert found.record.last == datetime(2024, 4, 1)
