"""Targets that a mapping gives by service, where rows have none of their own: in hours, days or business hours."""

from __future__ import annotations

from datetime import time

from maturity.measures.engine import literal
from maturity.measures.mapping import BusinessCalendar, Mapping
from maturity.measures.shared_words import folded

EVERY_OTHER = "*"
YEARS = (1990, 2060)
"""Between these the hours of work are laid out; a request outside has no target in business hours."""

_WINDOWS = "work_windows"
_NAMES = "target_words"


def target_tables(mapping: Mapping) -> tuple[str, ...]:
    """Return statements that make the tables in which targets and hours of work are looked up."""
    if not mapping.targets:
        return ()
    rows = ", ".join(
        f"({literal(folded(one.service))}, {_seconds(one.hours, one.days)}, "
        f"{'CAST(NULL AS BIGINT)' if one.business_hours is None else one.business_hours * 3600})"
        for one in mapping.targets
    )
    words = (
        f"CREATE OR REPLACE TEMP TABLE {_NAMES} AS SELECT * FROM (VALUES {rows}) AS targets (service, clock, business)"
    )
    if mapping.calendar is None:
        return (words,)
    hours = f"CREATE OR REPLACE TEMP TABLE {_WINDOWS} AS {_windows(mapping.calendar)}"
    return (words, hours)


def with_targets(table: str, mapping: Mapping) -> str:
    """Return the query of the rows with the mapping's targets where they have none."""
    if not mapping.targets:
        return f"FROM {table}"
    other = any(one.service == EVERY_OTHER for one in mapping.targets)
    fallback = f"LEFT JOIN {_NAMES} AS other ON other.service = {literal(EVERY_OTHER)}" if other else ""
    clock, business = (
        f"coalesce(own.{name}, CASE WHEN own.service IS NULL THEN other.{name} END)" if other else f"own.{name}"
        for name in ("clock", "business")
    )
    promised = (
        f"SELECT r.*, {clock} AS clock, {business} AS business FROM {table} AS r "
        f"LEFT JOIN {_NAMES} AS own ON own.service = lower(r.service_name) AND own.service <> {literal(EVERY_OTHER)} "
        f"{fallback}"
    )
    if mapping.calendar is None:
        due, table = "requested_datetime + to_seconds(clock)", f"({promised})"
    else:
        due, table = _business(promised)
    given = "CASE WHEN expected_datetime IS NOT NULL THEN TRUE WHEN due IS NOT NULL THEN FALSE END"
    replaced = f"coalesce(expected_datetime, due) AS expected_datetime, {given} AS target_given"
    dropped = "clock, business, due" + ("" if mapping.calendar is None else ", reached, opens, worked")
    return f"SELECT * EXCLUDE ({dropped}) REPLACE ({replaced}) FROM (SELECT *, {due} AS due FROM {table}) ORDER BY row"


def _windows(calendar: BusinessCalendar) -> str:
    """Return the query of each day's hours of work, with the seconds that were worked before it."""
    days = [(number, hours) for number, hours in enumerate(calendar.week, 1) if hours is not None]
    ends = {
        "opens": {number: _second_of_day(hours.opens) for number, hours in days},
        "closes": {number: _second_of_day(hours.closes) for number, hours in days},
    }
    cases = ", ".join(
        f"CASE isodow(day) {' '.join(f'WHEN {number} THEN {second}' for number, second in end.items())} END AS {name}"
        for name, end in ends.items()
    )
    span = f"range(TIMESTAMP '{YEARS[0]}-01-01', TIMESTAMP '{YEARS[1]}-01-01', INTERVAL 1 DAY)"
    off = ", ".join(f"TIMESTAMP '{day}'" for day in calendar.holidays)
    working = f"WHERE day NOT IN ({off})" if off else ""
    every = f"SELECT day, {cases} FROM (SELECT unnest({span}) AS day) {working}"
    before = "sum(closes - opens) OVER (ORDER BY day) - (closes - opens)"
    return (
        f"SELECT day + to_seconds(opens) AS opens, day + to_seconds(closes) AS closes, CAST({before} AS BIGINT) "
        f"AS worked FROM ({every}) WHERE opens IS NOT NULL"
    )


def _second_of_day(clock: time) -> int:
    return clock.hour * 3600 + clock.minute * 60


def _seconds(hours: int | None, days: int | None) -> str:
    given = hours * 3600 if hours is not None else days * 86400 if days is not None else None
    return "CAST(NULL AS BIGINT)" if given is None else str(given)


def _business(promised: str) -> tuple[str, str]:
    """Return when business hours have run out, and the table in which that can be said.

    `reached` is where the clock of work stands at the end: what was worked before the request, and the target.
    """
    passed = (
        "least(greatest(date_diff('second', w.opens, p.requested_datetime), 0), date_diff('second', w.opens, w.closes))"
    )
    begun = (
        f"SELECT p.*, w.worked + {passed} + p.business AS reached FROM ({promised}) AS p "
        f"ASOF LEFT JOIN {_WINDOWS} AS w ON p.requested_datetime >= w.opens"
    )
    ended = f"SELECT b.*, e.opens, e.worked FROM ({begun}) AS b ASOF LEFT JOIN {_WINDOWS} AS e ON b.reached > e.worked"
    by_clock, by_work = "requested_datetime + to_seconds(clock)", "opens + to_seconds(reached - worked)"
    due = f"CASE WHEN business IS NULL THEN {by_clock} ELSE {by_work} END"
    return due, f"({ended})"
