"""The same figures counted in plain Python, row by row, by somebody who has not read the SQL."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction
from statistics import median
from typing import Any

from tests.measures.engagement.rows import AS_OF, Row

A_YEAR_AGO = datetime(2025, 7, 1)


def reason(row: Row) -> str:
    """Why a row doesn't count; empty where it does."""
    if not row["resident"]:
        return "staff"
    when = row["requested_datetime"]
    if when is None:
        return "no-requested-date"
    if when < A_YEAR_AGO:
        return "before-the-period"
    if row["elected"]:
        return "elected"
    return "duplicate" if row["duplicate"] else ""


def counting(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if not reason(row)]


def incidents(rows: Iterable[Row]) -> dict[str, set[Any]]:
    """The distinct incidents of each requester."""
    found: dict[str, set[Any]] = defaultdict(set)
    for row in counting(rows):
        if row["requester"] is not None:
            found[row["requester"]].add(row["service_request_id"] or ("row", row["row"]))
    return found


def gini(numbers: Iterable[int]) -> Fraction:
    """Half the mean difference of every two, over the mean: the definition that the formula comes from."""
    xs = list(numbers)
    differences = sum(abs(one - other) for one in xs for other in xs)
    return Fraction(differences, 2 * len(xs) * sum(xs))


def top(numbers: Iterable[int], many: int) -> Fraction:
    xs = sorted(numbers, reverse=True)
    return Fraction(sum(xs[:many]), sum(xs))


def hyper_from(numbers: Iterable[int]) -> int:
    """The smallest number from 2 that somebody made and no more than one in a hundred (rounded up) have reached."""
    xs = list(numbers)
    allowed = -(-len(xs) // 100)
    reached = (n for n in range(2, max(xs) + 1) if n in xs and sum(x >= n for x in xs) <= allowed)
    return next(reached, max(xs) + 1)


def by_area(rows: Iterable[Row]) -> Counter[str]:
    return Counter(row["area"] for row in counting(rows) if row["area"] is not None)


def people_in(rows: Iterable[Row], area: str) -> int:
    here = [row for row in counting(rows) if row["area"] == area]
    known = {row["requester"] or row["place"] for row in here} - {None}
    return len(known) + sum(row["requester"] is None and row["place"] is None for row in here)


def waits(rows: Iterable[Row]) -> dict[tuple[str, str | None], list[int]]:
    """Seconds to close by type and area, and by type alone under None."""
    found: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for row in counting(rows):
        closed, seconds = row["closed_date"], row["close_seconds"]
        if closed is None or closed > AS_OF or seconds < 0 or row["status"] in ("cancelled", "duplicate"):
            continue
        if row["service_name"] is not None:
            found[row["service_name"], None].append(seconds)
            if row["area"] is not None:
                found[row["service_name"], row["area"]].append(seconds)
    return found


def parity(rows: Iterable[Row], area: str, enough: int = 10) -> Fraction:
    times = waits(rows)
    types = [service for (service, where), found in times.items() if where == area and len(found) >= enough]
    here = sum(len(times[one, None]) * Fraction(median(times[one, area])) for one in types)
    city = sum(len(times[one, None]) * Fraction(median(times[one, None])) for one in types)
    return here / city
