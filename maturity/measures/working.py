"""The working table: each request as its code, the numbers of its groups and how long it took or has been open.

An engine that can keep a table for a while makes it once; on another one it is written into every query.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from maturity.measures.calendar import Calendar, place_of
from maturity.measures.columns import CHANNELS
from maturity.measures.engine import Engine
from maturity.measures.facts import State
from maturity.measures.groups import Groups
from maturity.measures.model import By
from maturity.measures.view import View


@runtime_checkable
class Keeps(Protocol):
    """An engine that can keep the answer of a query as a table."""

    def keep(self, sql: str) -> str:
        """Keep the rows of a query and return the name of the table."""
        ...

    def forget(self, table: str) -> None:
        """Drop a kept table."""
        ...


@dataclass(frozen=True)
class Working:
    """The working table, and how its groups are called."""

    engine: Engine
    table: str
    view: View
    groups: dict[By, Groups]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query."""
        return self.engine.rows(sql)

    def name(self, by: By, number: int | None) -> str:
        """Return what a group's number stands for."""
        if by is By.WHOLE or number is None:
            return ""
        return CHANNELS[number].value if by is By.CHANNEL else self.groups[by].name(number)

    def group(self, number: int) -> tuple[By, str]:
        """Return what a number stands for that is counted on from FROM."""
        kind, place = divmod(number, STEP)
        by = next(one for one, first in FROM.items() if first == kind * STEP)
        return by, self.name(by, place)


NUMBERS = {By.WHOLE: "0", By.SERVICE: "service", By.CHANNEL: "channel", By.AREA: "area"}
"""The column of the working table that holds the number of the group."""

STEP = 1000
"""More than there are groups of one kind."""
FROM = {by: place * STEP for place, by in enumerate(NUMBERS)}
"""What the numbers of each kind of group are counted on from, where all kinds stand in one table."""

IN_MINUTES = 3 * 3600
"""The seconds up to which closings are counted by the minute: most fall there, and a median among few is found soon."""


@dataclass(frozen=True)
class Business:
    """The business time of each request: a calendar, and the first and last day that it has to hold."""

    calendar: Calendar
    first: datetime
    last: datetime

    def column(self, closed: str) -> str:
        """The business seconds of closed requests in SQL."""
        between = f"{place_of('closed_date', 'until_day')} - {place_of('requested_datetime', 'from_day')}"
        return f", CASE WHEN {closed} THEN {between} END AS business"

    @property
    def join(self) -> str:
        """What joins the days of request and closing in SQL."""
        days = self.calendar.table(self.first, self.last)
        return "".join(
            f" LEFT JOIN {days} AS {name}(day, place, opens, closes) ON CAST({column} AS DATE) = {name}.day"
            for name, column in (("from_day", "requested_datetime"), ("until_day", "closed_date"))
        )


@contextmanager
def working(
    engine: Engine, view: View, groups: dict[By, Groups], business: Business | None = None
) -> Iterator[Working]:
    """Make the working table for as long as it is needed."""
    with kept(engine, working_sql(view, groups, business), "w") as table:
        yield Working(engine, table, view, groups)


@contextmanager
def kept(engine: Engine, sql: str, alias: str) -> Iterator[str]:
    """Keep the answer of a query for a while where the engine can; else it is asked again each time, as a subquery."""
    if not isinstance(engine, Keeps):
        yield f"({sql}) AS {alias}"
        return
    table = engine.keep(sql)
    try:
        yield table
    finally:
        engine.forget(table)


def working_sql(view: View, groups: dict[By, Groups], business: Business | None = None) -> str:
    """Return the query of the working table.

    `took` is the duration of closed requests that have one, in seconds or days; `moment` is when one was closed, or up
    to when an open one is known to have been open, as maturity.measures.moments counts. `made` and `ended` are the days
    of those that count for the backlog of past months.
    """
    closed, waiting = f"{view.stands(State.CLOSED)} AND took >= 0", f"{view.stands(State.OPEN)} AND {_DATED}"
    over = f"took >= 0 AND ({view.stands(State.CLOSED)} OR {view.stands(State.CANCELLED)})"
    if view.days:
        ended, lasted = "took", f"DATE_DIFF('day', CAST(requested_datetime AS DATE), CAST({view.scope.now} AS DATE))"
    else:
        ended = f"CASE WHEN took <= {IN_MINUTES} THEN CEIL(took / 60.0) ELSE CEIL(took / 3600.0) * 60 END"
        lasted = f"FLOOR(DATE_DIFF('second', requested_datetime, {view.scope.now}) / 3600.0) * 60"
    return (
        f"SELECT CAST({view.code} AS INTEGER) AS code,"
        f" CAST({groups[By.SERVICE].number} AS SMALLINT) AS service,"
        f" CAST(channel_place AS SMALLINT) AS channel,"
        f" CAST({groups[By.AREA].number} AS SMALLINT) AS area,"
        f" resident,"
        f" CASE WHEN {closed} THEN took END AS took,"
        f" CAST(CASE WHEN {closed} THEN {ended} WHEN {waiting} THEN {lasted} END AS INTEGER) AS moment,"
        f" CASE WHEN ({over}) OR ({waiting}) THEN CAST(requested_datetime AS DATE) END AS made,"
        f" CASE WHEN over THEN CAST(closed_date AS DATE) END AS ended"
        f"{business.column(closed) if business else ''}"
        f" FROM {view.rows}{groups[By.SERVICE].join}{groups[By.AREA].join}{business.join if business else ''}"
    )


_DATED = "requested_datetime IS NOT NULL"
