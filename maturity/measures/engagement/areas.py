"""What is known of a city's areas besides its requests: how many live there, and how much need there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Area:
    """How many people live in an area, and its need in the unit of the file, where it is known."""

    population: int
    need: Decimal | None = None
    line: int = 0


@dataclass(frozen=True)
class Areas:
    """The areas of a city by name, as the extract spells them."""

    by_name: Mapping[str, Area] = field(default_factory=dict)
    unit_of_need: str = ""
    file: str = ""

    def population(self, name: str) -> int | None:
        """Return how many live in an area; None where nobody says."""
        return self.by_name[name].population if name in self.by_name else None
