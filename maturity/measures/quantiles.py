"""The median and the 90th percentile of how long requests took, by linear interpolation between the two nearest.

The counts by moment show in which moments these two lie, and only the requests of those are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from maturity.measures.censoring import Key
from maturity.measures.model import Among, By
from maturity.measures.working import FROM, NUMBERS, STEP, Working, kept

TENTHS = {0.5: 5, 0.9: 9}
"""The quantiles as tenths: places are reckoned in whole numbers, exactly."""


class Asked(NamedTuple):
    """Whose duration it is."""

    by: By
    group: str
    among: Among
    instant: bool  # with those that were closed in the instant they were made
    quantile: float


class Step(NamedTuple):
    """The closings of a group at a moment, up to it, at any moment and at moment 0: of all, and of residents."""

    moment: int
    closed: tuple[int, int]
    through: tuple[int, int]
    total: tuple[int, int]
    instant: tuple[int, int]


Inside = Mapping[tuple[int, int], list[tuple[int, int, int]]]
"""How many took how long, of all and of residents, in each group and moment, in rising order."""


def quantiles(work: Working, moments: str) -> dict[Asked, Decimal]:
    """Return the durations in seconds or days, of every group that has any."""
    steps: dict[int, list[Step]] = {}
    with kept(work.engine, _near(moments), "near") as near:
        for number, moment, *counts in sorted(work.rows(f"SELECT * FROM {near}")):
            pairs = iter(counts)
            steps.setdefault(number, []).append(Step(moment, *zip(pairs, pairs, strict=True)))
        inside: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
        if not work.view.days:  # a minute or an hour holds many durations; an instant or a day is one
            for by in NUMBERS:
                inside |= _inside(work, by, near)
    return {asked: value for number, some in steps.items() for asked, value in _of_group(work, number, some, inside)}


def business_medians(work: Working) -> dict[Key, Decimal]:
    """Return the median of the business seconds, of every group that has any."""
    found: dict[Key, Decimal] = {}
    for by, number in NUMBERS.items():
        grouped = "" if by is By.WHOLE else f" GROUP BY {number}"
        for place, *answers in work.rows(
            f"SELECT {number}, QUANTILE_CONT(business, 0.5), QUANTILE_CONT(business, 0.5) FILTER (WHERE resident)"
            f" FROM {work.table} WHERE business IS NOT NULL{grouped}"
        ):
            for among, value in zip((Among.ALL, Among.RESIDENTS), answers, strict=True):
                if value is not None:
                    found[by, work.name(by, place), among] = Decimal(f"{value:.1f}")
    return found


def _near(table: str) -> str:
    """Return the query of the moments in which a wanted place lies: that of the quantile, or the next one after it.

    Of n durations from 0 on, the quantile of t tenths has the place (n - 1) * t / 10; without the instants, which are
    the first ones, they begin after these.
    """
    wanted = " OR ".join(
        f"(closed{who} > 0 AND {tenths} * (total{who} - {left_out} - 1) + 10 * {left_out} < 10 * through{who}"
        f" AND {tenths} * (total{who} - {left_out} - 1) + 10 * {left_out} >= 10 * (through{who} - closed{who} - 1))"
        for who in ("", "_r")
        for left_out in ("0", f"instant{who}")
        for tenths in TENTHS.values()
    )
    sums = ", ".join(
        f"CAST(SUM(closed{who}) AS BIGINT) AS total{who},"
        f" CAST(SUM(CASE WHEN moment = 0 THEN closed{who} ELSE 0 END) AS BIGINT) AS instant{who}"
        for who in ("", "_r")
    )
    through = ", ".join(
        f"CAST(SUM(closed{who}) OVER (PARTITION BY g ORDER BY moment) AS BIGINT) AS through{who}" for who in ("", "_r")
    )
    return (
        f"WITH closings AS (SELECT g, moment, closed, closed_r FROM {table} WHERE closed > 0"
        f"), sums AS (SELECT g, {sums} FROM closings GROUP BY g"
        f"), reached AS (SELECT g, moment, closed, closed_r, {through} FROM closings"
        ") SELECT reached.g, moment, closed, closed_r, through, through_r, total, total_r, instant, instant_r"
        f" FROM reached JOIN sums ON reached.g = sums.g WHERE {wanted}"
    )


def _inside(work: Working, by: By, near: str) -> Inside:
    """Return the durations in some moments of the groups of a kind."""
    first = FROM[by]
    places = f"SELECT g, moment AS m FROM {near} WHERE moment > 0 AND g >= {first} AND g < {first + STEP}"
    found: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for number, moment, *row in work.rows(
        "SELECT place.g, place.m, took, COUNT(*), COUNT(*) FILTER (WHERE resident)"
        f" FROM {work.table} JOIN ({places}) AS place"
        f" ON moment = place.m AND {NUMBERS[by]} + {first} = place.g WHERE took IS NOT NULL"
        " GROUP BY place.g, place.m, took"
    ):
        found.setdefault((number, moment), []).append((row[0], row[1], row[2]))
    for some in found.values():
        some.sort()
    return found


def _of_group(work: Working, number: int, steps: list[Step], inside: Inside) -> Iterator[tuple[Asked, Decimal]]:
    by, group = work.group(number)
    for (who, among), instant in product(enumerate((Among.ALL, Among.RESIDENTS)), (True, False)):
        left_out = 0 if instant else steps[0].instant[who]
        last = steps[0].total[who] - left_out - 1
        if last < 0:
            continue
        for quantile, tenths in TENTHS.items():
            place, beyond = divmod(last * tenths, 10)
            low = _at(left_out + place, who, number, steps, inside)
            high = _at(left_out + place + 1, who, number, steps, inside) if beyond else low
            yield Asked(by, group, among, instant, quantile), low + (high - low) * Decimal(beyond) / 10


def _at(place: int, who: int, number: int, steps: list[Step], inside: Inside) -> Decimal:
    """Return the duration at a place in the rising order of a group."""
    step = next(one for one in steps if one.through[who] > place)
    left = place - (step.through[who] - step.closed[who])
    for took, *counts in inside.get((number, step.moment), ()):
        if left < counts[who]:
            return Decimal(took)
        left -= counts[who]
    return Decimal(step.moment)
