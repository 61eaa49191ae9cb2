"""The twelve months that engagement looks at: those before the day that the measures are as of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from maturity.measures.record import ImportRecord
from maturity.measures.scope import Scope, stamp


@dataclass(frozen=True)
class Window:
    """From when until when requests count, and how many days of it the extract covers."""

    start: datetime
    end: datetime
    days: int
    whole: bool

    @property
    def opens(self) -> str:
        """When it begins, as SQL writes it."""
        return stamp(self.start)

    @property
    def note(self) -> str:
        """The id of the note that says how long it is."""
        return "last-12-months" if self.whole else "shorter-than-12-months"


def window_of(record: ImportRecord, scope: Scope) -> Window:
    """Return the last twelve months of the scope; an extract or a period that begins later makes it shorter."""
    end = scope.as_of if scope.until is None else min(scope.as_of, scope.until)
    start = a_year_before(end)
    begins = max(one for one in (start, scope.since, record.first) if one is not None)
    # An extract of whole days may begin a moment after the year does.
    whole = begins - start < timedelta(days=1)
    return Window(max(start, scope.since or start), end, max((end - begins).days, 0), whole)


def a_year_before(when: datetime) -> datetime:
    """Return the same day a year earlier; March 1 for a leap day, which no other year has."""
    try:
        return when.replace(year=when.year - 1)
    except ValueError:
        return when.replace(year=when.year - 1, month=3, day=1)
