"""The requests of each area, and the areas too small to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from maturity.measures.engagement.areas import Areas
from maturity.measures.engagement.counted import Counted
from maturity.measures.engagement.suppression import (
    FEWEST_PEOPLE,
    FEWEST_REQUESTS,
    FEWEST_RESIDENTS,
    hidden_in_line,
)
from maturity.measures.engagement.values import natural
from maturity.measures.engine import literal
from maturity.measures.scope import stamp

RECENT = timedelta(days=30)
"""How far back people are counted where that is enough."""


@dataclass(frozen=True)
class Asked:
    """The requests of an area, and at least how many asked: requesters, else places, else requests."""

    requests: int = 0
    people: int = 0  # exact below FEWEST_PEOPLE


@dataclass(frozen=True)
class ByArea:
    """What was asked in each area of the extract and of the areas file."""

    asked: Mapping[str, Asked]
    areas: Areas
    elsewhere: int
    """Requests without an area."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All areas in the order that people expect; the same on every engine where two differ by capitals alone."""
        return tuple(sorted({*self.asked, *self.areas.by_name}, key=lambda name: (natural(name), name)))

    def of(self, name: str) -> Asked:
        """Return what was asked in an area."""
        return self.asked.get(name, Asked())

    @cached_property
    def hidden(self) -> dict[str, str]:
        """The areas of which nothing is shown, with the reason."""
        found: dict[str, str] = {}
        known = self.areas.by_name
        # The sum of the areas in the file is told, and so is that of the others: each is a line of its own.
        for line in (
            [name for name in self.names if name in known],
            [name for name in self.names if name not in known],
        ):
            people = {name: self.of(name).people for name in line}
            small = hidden_in_line(
                people, lambda name: bool(self._why(name)), FEWEST_PEOPLE, lambda name: self.of(name).requests
            )
            found |= {name: self._why(name) or "protects-others" for name in small}
        # Where nobody asked, nobody is given away; but too few live there for a rate.
        return found | {name: why for name in self.names if name not in found and (why := self._why(name))}

    def _why(self, name: str) -> str:
        population = self.areas.population(name)
        if population is not None and population < FEWEST_RESIDENTS:
            return "few-residents"
        asked = self.of(name)
        few = asked.people < FEWEST_PEOPLE or asked.requests < FEWEST_REQUESTS
        return "too-few-requesters" if asked.requests and few else ""


def by_area(counted: Counted, areas: Areas | None) -> ByArea:
    """Ask what was asked in each area.

    Telling all people of a large area apart takes long and isn't needed: those of the last month alone show that there
    are enough. Only where they don't, people are counted.
    """
    requests = dict(counted.engine.rows(f"SELECT area, COUNT(*) FROM {counted.table} WHERE {_KNOWN} GROUP BY area"))
    recent = f"{_KNOWN} AND requested_datetime >= {stamp(counted.window.end - RECENT)}"
    people = _people(counted, "requester" if counted.rows.requester else "place", recent)
    few = [area for area in requests if people.get(area, 0) < FEWEST_PEOPLE]
    if few:
        people |= _people(
            counted, "COALESCE(requester, place)", f"area IN ({', '.join(literal(area) for area in few)})", alone=True
        )
    asked = {area: Asked(rows, people[area]) for area, rows in requests.items()}
    return ByArea(asked, areas or Areas(), counted.rows.all - counted.rows.area)


def _people(counted: Counted, key: str, where: str, alone: bool = False) -> dict[str, int]:
    """Return how many asked in each area; `alone` where a request without any key is one person's."""
    unknown = f" + COUNT(*) FILTER (WHERE {key} IS NULL)" if alone else ""
    found = counted.engine.rows(
        f"SELECT area, COUNT(DISTINCT {key}){unknown} FROM {counted.table} WHERE {where} GROUP BY area"
    )
    return dict(found)


_KNOWN = "area IS NOT NULL"
