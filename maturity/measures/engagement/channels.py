"""Which channels each area and each segment of requesters uses, in the few groups that a council compares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from maturity.measures.engagement.by_area import ByArea
from maturity.measures.engagement.counted import Counted
from maturity.measures.engagement.people import SEGMENTS, People
from maturity.measures.engagement.suppression import FEWEST_REQUESTS, hidden_in_table
from maturity.measures.engagement.values import value_of
from maturity.measures.engagement.ways import DIGITAL_WAYS, WAY_OF, WAYS
from maturity.measures.model import Among, By, Figure, Unit

BY_AREA, BY_SEGMENT = "channel-by-area", "channel-by-segment"
_REST = ""  # what is in no area that is shown: nobody tells it, but it is what totals leave over


def channels_by_area(counted: Counted, asked: ByArea) -> Iterator[Figure]:
    """Yield the share of each group of channels in each area; a single figure with the reason where there is none."""
    shown = [name for name in asked.names if name not in asked.hidden and asked.of(name).requests]
    why_not = _why_not(counted) or ("no-area" if not counted.rows.area else "one-area" if len(shown) < 2 else "")
    if why_not:
        yield _nothing(BY_AREA, counted, why_not)
        return
    found = counted.engine.rows(f"SELECT area, channel, COUNT(*) FROM {counted.table} GROUP BY area, channel")
    counts = _empty([*shown, _REST])
    for area, channel, rows in found:
        counts[area if area in shown else _REST, WAY_OF[channel]] += rows
    yield from _shares(BY_AREA, By.AREA, shown, counts, counted)


def channels_by_segment(counted: Counted, people: People) -> Iterator[Figure]:
    """Yield the share of each group of channels among those who ask often, sometimes and once."""
    shown = [one for one in SEGMENTS if one not in people.hidden and people.parts[one][0]]
    why_not = _why_not(counted) or ("no-requester" if not people.by_way else "one-segment" if len(shown) < 2 else "")
    if why_not:
        yield _nothing(BY_SEGMENT, counted, why_not)
        return
    counts = _empty([*shown, _REST])
    for (number, way), rows in people.by_way.items():
        segment = people.segment(number)
        counts[segment if segment in shown else _REST, way] += rows
    yield from _shares(BY_SEGMENT, By.SEGMENT, shown, counts, counted)


def _why_not(counted: Counted) -> str:
    if not counted.rows.all:
        return "no-requests"
    return "" if counted.rows.channel else "no-channel"


def _empty(rows: list[str]) -> dict[tuple[str, str], int]:
    return {(row, group): 0 for row in rows for group in WAYS}


def _nothing(measure: str, counted: Counted, why_not: str) -> Figure:
    return Figure(
        measure=measure,
        among=Among.RESIDENTS,
        unit=Unit.SHARE,
        exclusions=counted.without({why_not: counted.rows.all}),
        why_not=why_not,
        figures=counted.told,
        notes=counted.notes,
    )


def _shares(
    measure: str, by: By, shown: list[str], counts: Mapping[tuple[str, str], int], counted: Counted
) -> Iterator[Figure]:
    """Yield a figure a row: its value the share of the digital groups, beside the share of each that can be shown."""
    hidden = hidden_in_table(counts)
    for row in shown:
        total = sum(counts[row, group] for group in WAYS)
        parts = {group: counts[row, group] for group in WAYS if (row, group) not in hidden}
        why = [hidden[row, group] for group in DIGITAL_WAYS if (row, group) in hidden]
        least = {"least": Decimal(FEWEST_REQUESTS)} if why else {}
        digital = sum(counts[row, group] for group in DIGITAL_WAYS)
        yield Figure(
            measure=measure,
            among=Among.RESIDENTS,
            by=by,
            group=row,
            unit=Unit.SHARE,
            value=None if why else value_of(Fraction(digital, total)),
            numerator=None if why else digital,
            denominator=total,
            why_not="" if not why else "too-few" if any(why) else "protects-others",
            figures=counted.told | least | {group: value_of(Fraction(rows, total)) for group, rows in parts.items()},
            notes=counted.notes,
        )
