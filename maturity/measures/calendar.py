"""Business hours: when a center works, and how much of that time lies between two stamps, in SQL.

A day's place is the business seconds of all days before it. The place of a stamp is its day's place and what of that
day's hours has passed; the business time between two stamps is the difference of their places. The days stand in the
query itself, so that every engine can count by them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from pydantic import Field

from maturity.errors import ContentError, Problem
from maturity.framework.plain import PlainId, Verbatim
from maturity.framework.reader import read_file
from maturity.measures.mapping import BusinessCalendar, Mapping, WorkingDay
from maturity.measures.mapping_files import validated
from maturity.text.spoken import told

NO_HOURS = (0, 0)


class CalendarFile(BusinessCalendar):
    """A calendar in a file of its own."""

    id: PlainId = Field(description="Short name of the calendar.")
    title: Verbatim = Field(description="Whose hours these are, for people.")


@dataclass(frozen=True)
class Calendar:
    """The hours of each day of the week from Monday on, and the days without work."""

    id: str
    week: tuple[WorkingDay | None, ...]
    holidays: frozenset[date]

    def hours(self, day: date) -> tuple[int, int]:
        """Return when work begins and ends on a day, in seconds since midnight."""
        hours = None if day in self.holidays else self.week[day.weekday()]
        return NO_HOURS if hours is None else (_seconds(hours.opens), _seconds(hours.closes))

    def days(self, first: date, last: date) -> Iterator[tuple[date, int, int, int]]:
        """Return each day, its place in business seconds, and when work begins and ends."""
        place, day = 0, first
        while day <= last:
            opens, closes = self.hours(day)
            yield day, place, opens, closes
            place += closes - opens
            day += timedelta(days=1)

    def table(self, first: datetime, last: datetime) -> str:
        """Return the days in SQL, as rows of (day, place, opens, closes)."""
        rows = (
            f"(DATE '{day}', {place}, {opens}, {closes})"
            for day, place, opens, closes in self.days(first.date(), last.date())
        )
        return f"(VALUES {', '.join(rows)})"


def place_of(column: str, days: str) -> str:
    """Return the place of a stamp in SQL, where its day is joined under the name `days`."""
    passed = (
        f"CAST(EXTRACT(hour FROM {column}) * 3600 + EXTRACT(minute FROM {column}) * 60"
        f" + EXTRACT(second FROM {column}) AS BIGINT)"
    )
    return f"({days}.place + GREATEST(LEAST({passed}, {days}.closes) - {days}.opens, 0))"


def read_calendar(path: Path, more: Collection[date] = (), shown: str = "") -> Calendar:
    """Return the calendar in a file, with more holidays; ContentError with every problem if there is one.

    `shown` is the name of the file in problems, where that isn't its path.
    """
    shown = shown or str(path)
    found = validated(*read_file(path, shown), CalendarFile)[0]
    if not any(found.week):
        raise _refused(shown, "none")
    for hours in found.week:
        if hours and hours.closes <= hours.opens:
            raise _refused(shown, "backward", opens=f"{hours.opens:%H:%M}", closes=f"{hours.closes:%H:%M}")
    return Calendar(found.id, found.week, frozenset({*found.holidays, *more}))


def calendar_of(mapping: Mapping) -> Calendar | None:
    """Return the calendar that stands in a mapping, if one does."""
    if mapping.calendar is None:
        return None
    return Calendar(mapping.id, mapping.calendar.week, frozenset(mapping.calendar.holidays))


def _refused(shown: str, named: str, **values: object) -> ContentError:
    what, fix = (told(f"beside.hours.{named}.{part}", **values) for part in ("what", "fix"))
    return ContentError([Problem(shown, 1, "", what, told("beside.hours.why"), fix)])


def _seconds(moment: time) -> int:
    return moment.hour * 3600 + moment.minute * 60 + moment.second
