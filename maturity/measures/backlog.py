"""The backlog at the end of each month: requests made by then and not ended by then.

At a past day it is not the requests open today: those closed since were open then. An extract knows nothing of what
was open before its first request, so its first months show too little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maturity.measures.model import Among
from maturity.measures.working import Working


@dataclass(frozen=True)
class Month:
    """One month of requests that count for the backlog."""

    month: str  # 2026-03
    open: int  # at its end, or on the day of the measures
    made_so_far: int


def months(work: Working) -> dict[Among, tuple[Month, ...]]:
    """Return each month from the first request to the day, among all and residents."""
    made: dict[Among, Counter[int]] = {among: Counter() for among in Among}
    ended: dict[Among, Counter[int]] = {among: Counter() for among in Among}
    for column, counted in (("made", made), ("ended", ended)):
        # By day, which an engine finds quicker than the month.
        for day, rows, residents in work.rows(
            f"SELECT {column}, COUNT(*), COUNT(*) FILTER (WHERE resident) FROM {work.table}"
            f" WHERE made IS NOT NULL AND {column} IS NOT NULL GROUP BY {column}"
        ):
            counted[Among.ALL][number_of(day)] += rows
            counted[Among.RESIDENTS][number_of(day)] += residents
    last_month = number_of(work.view.scope.as_of)
    return {among: tuple(_series(made[among], ended[among], last_month)) for among in Among}


def number_of(when: date) -> int:
    """Return the number of a month, counted from the year 0."""
    return when.year * 12 + when.month - 1


def _series(made: Counter[int], ended: Counter[int], last: int) -> Iterator[Month]:
    so_far = gone = 0
    for month in range(min(+made, default=last + 1), last + 1):
        so_far += made[month]
        gone += ended[month]
        yield Month(f"{month // 12:04}-{month % 12 + 1:02}", so_far - gone, so_far)
