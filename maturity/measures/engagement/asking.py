"""The figures of those who ask: how many ask often, sometimes and once, and how much of all is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from maturity.measures.engagement.concentration import Spread
from maturity.measures.engagement.counted import Counted
from maturity.measures.engagement.people import SEGMENTS, TOP_1, TOP_10, People
from maturity.measures.engagement.suppression import FEWEST_PEOPLE
from maturity.measures.engagement.values import value_of
from maturity.measures.model import Among, Figure, Unit

MANY_WITHOUT = Fraction(3, 10)
"""Where more of the requests have no requester, what is said of concentration is a lower bound."""
MEASURED = {
    "requesters.all": Unit.PEOPLE,
    **{f"requesters.{segment}": Unit.PEOPLE for segment in SEGMENTS},
    **{f"requesters.{segment}.share": Unit.SHARE for segment in SEGMENTS},
    "concentration.gini": Unit.INDEX,
    "concentration.top-1": Unit.SHARE,
    "concentration.top-10": Unit.SHARE,
}


def asking(counted: Counted, people: People) -> Iterator[Figure]:
    """Yield the figures of people; where they can't be measured, each with the reason."""
    rows, spread, told = counted.rows, people.spread, counted.told
    without = rows.all - rows.requester
    yield Figure(
        measure="without-requester",
        among=Among.RESIDENTS,
        unit=Unit.SHARE,
        value=value_of(Fraction(without, rows.all)) if rows.all else None,
        numerator=without if rows.all else None,
        denominator=rows.all,
        exclusions=counted.exclusions,
        why_not="" if rows.all else "no-requests",
        figures=told,
        notes=counted.notes,
    )
    gone = {"no-requester": without, "repeated-incident": rows.requester - spread.requests}
    common: dict[str, Any] = {
        "among": Among.RESIDENTS,
        "denominator": spread.requests,
        "exclusions": counted.without(gone),
        "notes": counted.notes,
    }
    why_not = "no-requests" if not rows.all else "no-requester" if not rows.requester else ""
    if not why_not and spread.people < FEWEST_PEOPLE:
        why_not = "too-few-requesters"
    if why_not:
        for measure, unit in MEASURED.items():
            yield Figure(measure=measure, unit=unit, why_not=why_not, figures=told, **common)
        return
    yield Figure(measure="requesters.all", unit=Unit.PEOPLE, value=Decimal(spread.people), figures=told, **common)
    yield from _segments(people, told, common)
    if Fraction(without, rows.all) > MANY_WITHOUT:
        common["notes"] = (*counted.notes, "lower-bound")
    yield from concentrated(spread, "concentration", told, common)


def _segments(people: People, told: dict[str, Decimal], common: dict[str, Any]) -> Iterator[Figure]:
    spread, hidden = people.spread, people.hidden
    for segment, (who, requests) in people.parts.items():
        counts: dict[str, Any] = {"measure": f"requesters.{segment}", "unit": Unit.PEOPLE}
        share: dict[str, Any] = {"measure": f"requesters.{segment}.share", "unit": Unit.SHARE}
        if segment in hidden:
            why_not = "too-few-requesters" if hidden[segment] else "protects-others"
            yield Figure(**counts, why_not=why_not, figures=told, **common)
            yield Figure(**share, why_not=why_not, figures=told, **common)
            continue
        more = {"people_share": value_of(Fraction(who, spread.people)), "cut_off": Decimal(people.cut_off)}
        kept = common | {"figures": told | more, "numerator": requests}
        yield Figure(**counts, value=Decimal(who), **kept)
        yield Figure(**share, value=value_of(Fraction(requests, spread.requests)), **kept)


def concentrated(spread: Spread, name: str, told: dict[str, Decimal], common: dict[str, Any]) -> Iterator[Figure]:
    """Yield the Gini index and the shares of the most frequent 1 % and 10 %, where enough are behind them."""
    index = value_of(spread.gini())
    yield Figure(measure=f"{name}.gini", unit=Unit.INDEX, value=index, figures=told, **common)
    for key, part in (("top-1", TOP_1), ("top-10", TOP_10)):
        many, requests = spread.how_many(part), spread.of_top(part)
        share: dict[str, Any] = {"measure": f"{name}.{key}", "unit": Unit.SHARE}
        if many < FEWEST_PEOPLE:
            yield Figure(**share, why_not="too-few-for-a-share", figures=told, **common)
            continue
        figures = told | {"people": Decimal(many)}
        value = value_of(Fraction(requests, spread.requests))
        yield Figure(**share, value=value, numerator=requests, figures=figures, **common)
