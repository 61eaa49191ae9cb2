"""How much each area asks for its residents and for its need: use rate, use ratio and reporting gap."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from maturity.measures.engagement.by_area import ByArea
from maturity.measures.engagement.counted import Counted
from maturity.measures.engagement.values import value_of
from maturity.measures.model import Among, By, Figure, Unit

UNITS = {"use-rate": Unit.PER_1000, "use-ratio": Unit.RATIO, "reporting-gap": Unit.SHARE}


def used(counted: Counted, asked: ByArea) -> Iterator[Figure]:
    """Yield the use rate of the city and, by area, use rate, use ratio and reporting gap; else why not."""
    areas = asked.areas.by_name
    population = sum(one.population for one in areas.values())
    requests = sum(asked.of(name).requests for name in areas)
    elsewhere = counted.rows.area - requests
    common: dict[str, Any] = {"among": Among.RESIDENTS, "figures": counted.told, "notes": counted.notes}
    gone = counted.without({"no-area": asked.elsewhere, "area-not-in-file": elsewhere})
    why_not = "no-area" if not counted.rows.area else "no-population" if not areas else ""
    if why_not:
        gone = counted.without({why_not: counted.rows.all})
    elif not population or not requests:
        why_not = "no-population" if not population else "no-requests"
    whole = common | {"denominator": 0 if why_not else requests, "exclusions": gone}
    if why_not:
        for measure, unit in UNITS.items():
            yield Figure(measure=measure, unit=unit, why_not=why_not, **whole)
        return
    city = Fraction(1000 * requests, population)
    told = counted.told | {"residents": Decimal(population)}
    yield Figure(
        measure="use-rate", unit=Unit.PER_1000, value=value_of(city), numerator=requests, **whole | {"figures": told}
    )
    yield from _by_area(counted, asked, city, common)
    yield from _gaps(asked, common, whole)


def _by_area(counted: Counted, asked: ByArea, city: Fraction, common: dict[str, Any]) -> Iterator[Figure]:
    for name in asked.names:
        area = asked.areas.by_name.get(name)
        if area is None:
            continue
        group = common | {"by": By.AREA, "group": name}
        if (why_not := asked.hidden.get(name, "")) or not area.population:
            for measure in ("use-rate", "use-ratio"):
                yield Figure(measure=measure, unit=UNITS[measure], why_not=why_not or "few-residents", **group)
            continue
        requests = asked.of(name).requests
        rate = Fraction(1000 * requests, area.population)
        told = counted.told | {"residents": Decimal(area.population)}
        shown = group | {"figures": told, "numerator": requests, "denominator": requests}
        yield Figure(measure="use-rate", unit=Unit.PER_1000, value=value_of(rate), **shown)
        yield Figure(measure="use-ratio", unit=Unit.RATIO, value=value_of(rate / city), **shown)


def _gaps(asked: ByArea, common: dict[str, Any], whole: dict[str, Any]) -> Iterator[Figure]:
    """Yield 1 - (requests per unit of need in the area / in the city), over the areas whose need is known."""
    known = {name: one.need for name, one in asked.areas.by_name.items() if one.need}
    requests = sum(asked.of(name).requests for name in known)
    if len(known) < 2 or not requests:
        yield Figure(measure="reporting-gap", unit=Unit.SHARE, why_not="no-need", **whole)
        return
    city = Fraction(requests) / Fraction(sum(known.values(), Decimal(0)))
    for name in asked.names:
        if name not in known:
            continue
        group = common | {"by": By.AREA, "group": name}
        if why_not := asked.hidden.get(name, ""):
            yield Figure(measure="reporting-gap", unit=Unit.SHARE, why_not=why_not, **group)
            continue
        here = asked.of(name).requests
        gap = 1 - Fraction(here) / Fraction(known[name]) / city
        yield Figure(
            measure="reporting-gap",
            unit=Unit.SHARE,
            value=value_of(gap),
            numerator=here,
            denominator=here,
            **group | {"figures": common["figures"] | {"need": known[name]}},
        )
