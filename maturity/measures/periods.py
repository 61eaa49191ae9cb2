"""The day that measures are as of, and the period that they look at, from what a person gives."""

from __future__ import annotations

from datetime import date, datetime, time

from maturity.measures.record import ImportRecord
from maturity.measures.scope import Scope

END_OF_DAY = time(23, 59, 59)


def scope_of(
    record: ImportRecord, as_of: date | None = None, since: date | None = None, until: date | None = None
) -> Scope:
    """Return the scope: as of the end of a day, or of the last moment that the extract knows of.

    `until` is the last day whose requests count. ValueError where an extract without any date has no day to assume.
    """
    when = datetime.combine(as_of, END_OF_DAY) if as_of else record.last
    if when is None:
        raise ValueError("no date in the extract could be read")
    return Scope(
        when,
        datetime.combine(since, time()) if since else None,
        datetime.combine(date.fromordinal(until.toordinal() + 1), time()) if until else None,
    )
