"""Who asks often, sometimes and once: the segments of those who asked in a year, known by the hash of their id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from maturity.measures.engagement.concentration import Spread
from maturity.measures.engagement.counted import Counted
from maturity.measures.engagement.suppression import FEWEST_PEOPLE, hidden_in_line
from maturity.measures.engagement.ways import WAYS, is_way

HYPER, ENGAGED, ONE_TIME = "hyper", "engaged", "one-time"
SEGMENTS = (HYPER, ENGAGED, ONE_TIME)
TOP_1, TOP_10 = Fraction(1, 100), Fraction(1, 10)


@dataclass(frozen=True)
class People:
    """The requests of a year by how many their requester made in all, and by the way they came in."""

    by_way: Mapping[tuple[int, str], int]

    @cached_property
    def spread(self) -> Spread:
        """How many people made so many requests."""
        requests: dict[int, int] = {}
        for (number, _), rows in self.by_way.items():
            requests[number] = requests.get(number, 0) + rows
        return Spread({number: rows // number for number, rows in requests.items()})

    @cached_property
    def cut_off(self) -> int:
        """The number of requests from which on somebody is hyper-engaged."""
        return self.spread.cut_off(TOP_1)

    def segment(self, requests: int) -> str:
        """Return the segment of somebody who made so many requests."""
        return HYPER if requests >= self.cut_off else ENGAGED if requests > 1 else ONE_TIME

    @cached_property
    def parts(self) -> dict[str, tuple[int, int]]:
        """The people and the requests of each segment."""
        found = dict.fromkeys(SEGMENTS, (0, 0))
        for number, people in self.spread.by_requests.items():
            before = found[self.segment(number)]
            found[self.segment(number)] = (before[0] + people, before[1] + people * number)
        return found

    @cached_property
    def hidden(self) -> dict[str, bool]:
        """The segments that are not shown: True where few people are in one, False where it would give another away."""
        people = {segment: people for segment, (people, _) in self.parts.items()}
        return hidden_in_line(people, lambda one: people[one] < FEWEST_PEOPLE, FEWEST_PEOPLE)


def people_in(counted: Counted) -> People:
    """Ask who made how many requests, each incident counted once."""
    if not counted.rows.requester:
        return People({})
    once = f"{counted.table} WHERE requester IS NOT NULL"
    if counted.repeats:
        grouped = f"SELECT requester, MIN(channel) AS channel FROM {once} GROUP BY requester, {counted.incident}"
        once = f"({grouped}) AS o"
    columns = ", ".join(f"COUNT(*) FILTER (WHERE {is_way(way)}) AS w{place}" for place, way in enumerate(WAYS))
    each = f"SELECT requester, COUNT(*) AS n, {columns} FROM {once} GROUP BY requester"
    sums = ", ".join(f"SUM(w{place})" for place in range(len(WAYS)))
    found = counted.engine.rows(f"SELECT n, {sums} FROM ({each}) AS e GROUP BY n")
    return People(
        {(int(number), way): int(rows) for number, *made in found for way, rows in zip(WAYS, made, strict=True) if rows}
    )
