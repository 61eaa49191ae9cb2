"""Where no extract says who asked: how concentrated requests are on places and on areas, which are not people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from maturity.measures.engagement.asking import concentrated
from maturity.measures.engagement.concentration import Spread
from maturity.measures.engagement.counted import Counted
from maturity.measures.engagement.suppression import FEWEST_PEOPLE
from maturity.measures.engagement.values import value_of
from maturity.measures.model import Among, Figure, Unit

COLUMNS = {"places": "place", "areas": "area"}


def placed(counted: Counted) -> Iterator[Figure]:
    """Yield the spread of requests over places and over areas; nothing where the extract names too few of them."""
    for name, column in COLUMNS.items():
        spread = _spread(counted, column)
        if spread.people >= FEWEST_PEOPLE:
            yield from _of(counted, name, spread)


def _spread(counted: Counted, column: str) -> Spread:
    each = f"SELECT {column}, COUNT(*) AS n FROM {counted.table} WHERE {column} IS NOT NULL GROUP BY {column}"
    found = counted.engine.rows(f"SELECT n, COUNT(*) FROM ({each}) AS e GROUP BY n")
    return Spread({int(number): int(places) for number, places in found})


def _of(counted: Counted, name: str, spread: Spread) -> Iterator[Figure]:
    told = counted.told | {name: Decimal(spread.people)}
    common: dict[str, Any] = {
        "among": Among.RESIDENTS,
        "denominator": spread.requests,
        "exclusions": counted.without({f"no-{COLUMNS[name]}": counted.rows.all - spread.requests}),
        "notes": (*counted.notes, f"{name}-not-people"),
    }
    who, requests = spread.at_least(2)
    if name == "places" and min(who, spread.people - who) >= FEWEST_PEOPLE:
        figures = told | {"people_share": value_of(Fraction(who, spread.people))}
        yield Figure(
            measure="places.repeated.share",
            unit=Unit.SHARE,
            value=value_of(Fraction(requests, spread.requests)),
            numerator=requests,
            figures=figures,
            **common,
        )
    yield from (one for one in concentrated(spread, name, told, common) if one.measurable)
