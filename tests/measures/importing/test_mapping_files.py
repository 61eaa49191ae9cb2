"""Mappings: what is wrong in one is told with its line; those of the product hold, and read their cities' headers."""

from __future__ import annotations

import pytest

from maturity.errors import ContentError
from maturity.measures.mapping_text import mapping_text
from maturity.measures.mappings import mapping_of, read_mapping, shipped_mappings
from maturity.measures.shared_headers import shared_headers
from maturity.measures.shared_words import MAPPINGS, shared_words
from maturity.measures.suggesting import Doubt, suggest
from maturity.text import words
from tests.measures.importing.imported_here import PLAIN, mapped

SIX = {"boston", "baltimore", "kansas-city", "new-york", "san-francisco", "chicago"}

WRONG = {
    "m.yaml:2: 'title' is missing": "id: x\n\ncolumns: {requested_datetime: a}\n",
    "m.yaml:4: 'statuss' is not a key": "id: x\ntitle: X\ncolumns:\n  statuss: b\n  requested_datetime: a\n",
    "m.yaml:3: '%q' is not a form": "id: x\ntitle: X\ncolumns: {requested_datetime: {headers: a, forms: '%q'}}\n",
    "'%d %H' has no year": "id: x\ntitle: X\ncolumns: {requested_datetime: {headers: a, forms: '%d %H'}}\n",
    "m.yaml:4: 'Mars' is not a time zone": PLAIN.strip()
    .replace("America/Chicago", "Mars")
    .replace("columns", "\ncolumns", 1),
    "stands under open and under closed": PLAIN + "status: {open: [Done], closed: [done]}\n",
    "is personal and yet read as service_name": PLAIN + "personal: [Service]\n",
    "this target has 2 lengths": PLAIN + "targets: [{service: Pothole, days: 2, hours: 3}]\n",
    "in business hours, but there is no calendar": PLAIN + "targets: [{service: Pothole, business_hours: 3}]\n",
    "work ends at 08:00, before it begins": PLAIN + "calendar: {monday: {opens: '17:00', closes: '08:00'}}\n",
    "'shut' is not one of the choices": PLAIN + "status: {shut: [Done]}\n",
    "that opens here is not closed": "id: [",
}


@pytest.mark.parametrize("problem", WRONG)
def test_a_wrong_mapping_is_refused_with_its_line_and_the_fix(problem):
    with pytest.raises(ContentError) as refused:
        mapping_of(WRONG[problem].encode(), "m.yaml")
    assert (
        problem.partition(": ")[2] in str(refused.value) if problem.startswith("m.") else problem in str(refused.value)
    )
    assert "Fix:" in str(refused.value)


def test_six_cities_and_the_standards_are_shipped():
    assert {*shipped_mappings()} >= SIX | {"buffalo", "georeport-v2", "georeport-bulk"}
    for id_, mapping in shipped_mappings().items():
        assert mapping.id == id_
        assert read_mapping(MAPPINGS / f"{id_}.yaml") == mapping
        assert bool(mapping.timezone) == bool(mapping.city)


@pytest.mark.parametrize("id_", shipped_mappings())
def test_a_mapping_is_suggested_for_its_own_headers(id_):
    mapping = shipped_mappings()[id_]
    headers = [column.headers[0] for column in mapping.all_columns().values()]
    found = suggest(headers, [])
    assert (found.mapping.id, found.confidence) == (id_, 1.0)


@pytest.mark.parametrize("id_", shipped_mappings())
def test_a_mapping_written_as_text_is_the_same_mapping(id_):
    mapping = shipped_mappings()[id_]
    assert mapping_of(mapping_text(mapping, ["A remark\nin two lines"]).encode(), "m.yaml") == mapping


def test_a_calendar_and_targets_written_as_text_stay_the_same():
    text = PLAIN + "targets: [{service: '*', business_hours: 4}]\n"
    text += "calendar: {monday: {opens: '08:30', closes: '17:00'}, holidays: ['2026-07-03']}\n"
    assert mapping_of(mapping_text(mapped(text)).encode(), "m.yaml") == mapped(text)


def test_no_shared_word_stands_in_two_groups():
    for groups in (shared_words().status, shared_words().channels):
        known = [word.lower() for group in groups.values() for word in group]
        assert len(known) == len(set(known))


def test_every_alias_is_of_a_column_that_there_is():
    assert {*shared_headers().columns} <= {*type(mapped().columns).model_fields}


CASES = {
    "minneapolis": (
        ["case_id", "type_name", "open_datetime", "closed_datetime", "case_status"],
        ["1", "Graffiti", "2024/05/01 10:00:00", "", "1"],
        {Doubt.UNKNOWN_WORDS, Doubt.NO_CHANNEL, Doubt.NO_TARGET, Doubt.TIMEZONE},
    ),
    "day first": (["id", "Date / Time Opened", "status"], ["1", "25/12/2023 08:00", "Open"], set()),
    "could be either": (
        ["id", "Date / Time Opened", "status"],
        ["1", "05/06/2023 08:00:00", "Open"],
        {Doubt.DAY_OR_MONTH},
    ),
    "zero offset": (["id", "created_at", "status"], ["1", "2024-05-01T10:00:00Z", "Open"], {Doubt.UTC_OR_LOCAL}),
    "no date": (["id", "colour"], ["1", "red"], {Doubt.NO_DATE}),
    "a date under another name": (["id", "Eingang"], ["1", "24.12.2023 08:15"], {Doubt.DATE_GUESSED}),
    "unread": (["id", "created", "status"], ["1", "the other day", "Open"], {Doubt.UNREAD_DATES}),
    "a person": (
        ["id", "created", "Customer ID", "Email", "status"],
        ["1", "2024-05-01", "77", "a@b.c", "Open"],
        {Doubt.REQUESTER},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_doubtful_in_a_suggestion_is_told(case):
    headers, row, doubts = CASES[case]
    found = suggest(headers, [row, row])
    assert doubts <= set(found.doubts)
    uncertain = {
        Doubt.DAY_OR_MONTH,
        Doubt.UTC_OR_LOCAL,
        Doubt.NO_DATE,
        Doubt.DATE_GUESSED,
        Doubt.UNREAD_DATES,
        Doubt.REQUESTER,
    }
    assert set(found.doubts) & uncertain == doubts & uncertain


def test_headers_that_tell_who_asked_are_personal_in_a_suggestion():
    headers, row, _ = CASES["a person"]
    assert suggest(headers, [row]).mapping.personal == ("Email",)


def test_every_doubt_and_note_has_words():
    for doubt in Doubt:
        assert words("en").say(f"importing.doubt.{doubt}")
    for note in ("closed-is-updated", "status-from-closed", "offsets-not-used", "targets-from-mapping"):
        assert words("en").say(f"importing.note.{note}")
