"""Whether areas wait as long as the city for the same kinds of requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from maturity.measures.columns import Status
from maturity.measures.engagement.by_area import ByArea
from maturity.measures.engagement.counted import Counted
from maturity.measures.engagement.values import value_of
from maturity.measures.model import Among, By, Figure, Unit
from maturity.measures.record import Clock

ENOUGH = 10
"""Closed requests of one type that an area needs for its median to be set beside the city's."""
PARITY = "parity"


@dataclass(frozen=True)
class Waited:
    """The closed requests of one type, in an area or the city, and their median time to close."""

    rows: int
    median: int  # twice as much, to be whole


def parity(counted: Counted, asked: ByArea) -> Iterator[Figure]:
    """Yield, by area, its median time to close over the city's, standardized to the city's mix of types.

    Over the types of which the area has enough closed requests: the sum of (the city's share of the type times the
    median in the area), over the sum of (the same share times the median in the city).
    """
    city, here = _medians(counted)
    common: dict[str, Any] = {
        "measure": PARITY,
        "among": Among.RESIDENTS,
        "unit": Unit.RATIO,
        "notes": (*counted.notes, "closed-only"),
    }
    closed = sum(one.rows for one in city.values())
    why_not = "no-requests" if not counted.rows.all else "no-area" if not counted.rows.area else ""
    if not why_not and not closed:
        why_not = "no-closing-times"
    if why_not:
        gone = counted.without({why_not: counted.rows.all})
        yield Figure(exclusions=gone, why_not=why_not, figures=counted.told, **common)
        return
    for name in asked.names:
        if not asked.of(name).requests:
            continue
        group = common | {"by": By.AREA, "group": name}
        types = {service: one for service, one in here.get(name, {}).items() if one.rows >= ENOUGH}
        expected = sum(city[service].rows * city[service].median for service in types)
        if (hidden := asked.hidden.get(name, "")) or not expected:
            why_not = hidden or ("no-time-between" if types else "too-few-of-a-type")
            yield Figure(why_not=why_not, figures=counted.told, **group)
            continue
        waited = sum(city[service].rows * one.median for service, one in types.items())
        rows = sum(one.rows for one in types.values())
        every = sum(one.rows for one in here[name].values())
        more = {"types": Decimal(len(types)), "covered": value_of(Fraction(rows, every)), "enough": Decimal(ENOUGH)}
        value = value_of(Fraction(waited, expected))
        yield Figure(value=value, denominator=rows, figures=counted.told | more, **group)


def _medians(counted: Counted) -> tuple[Mapping[str, Waited], Mapping[str, Mapping[str, Waited]]]:
    """Return the closed requests of each type in the city, and in each area."""
    found = counted.engine.rows(
        "SELECT service_name, area, GROUPING(area), COUNT(*), quantile_cont(waited, 0.5) FROM"
        f" (SELECT service_name, area, {_waited(counted)} AS waited FROM {counted.table} WHERE {_closed(counted)}) AS w"
        " WHERE waited >= 0 GROUP BY GROUPING SETS ((service_name, area), (service_name))"
    )
    city: dict[str, Waited] = {}
    here: dict[str, dict[str, Waited]] = {}
    for service, area, whole, rows, median in found:
        if whole:
            city[service] = Waited(rows, int(2 * median))
        elif area is not None:
            here.setdefault(area, {})[service] = Waited(rows, int(2 * median))
    return city, here


def _closed(counted: Counted) -> str:
    return (
        f"closed_date <= {counted.scope.now} AND service_name IS NOT NULL"
        f" AND status NOT IN ('{Status.CANCELLED.value}', '{Status.DUPLICATE.value}')"
    )


def _waited(counted: Counted) -> str:
    """Return the time to close in SQL: seconds, or days where one of the two clocks has days only."""
    if Clock.DAY in (counted.record.clocks.get(name) for name in ("requested_datetime", "closed_date")):
        return "DATE_DIFF('day', CAST(requested_datetime AS DATE), CAST(closed_date AS DATE))"
    return "close_seconds"
