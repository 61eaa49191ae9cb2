"""What a measure counts of a group: its numerator, its denominator and the requests it leaves out, by reason."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import mul

from maturity.measures.definitions.definition import Definition
from maturity.measures.model import Among, Exclusion
from maturity.measures.tallies import Cells
from maturity.measures.view import View


@dataclass(frozen=True)
class Count:
    """Denominator and what is left out add up to the requests of the group."""

    numerator: int
    denominator: int
    left_out: tuple[int, ...]  # by the definition's reasons


class Counter:
    """Counts one measure among all or among residents."""

    def __init__(self, definition: Definition, view: View, among: Among) -> None:
        self.definition = definition
        self._view = view
        self._among = among

    def __call__(self, cells: Cells) -> Count:
        """Count the requests of a group."""
        sums = [0] * self.places
        for code, rows in cells.items():
            place = self.place(code)
            if place is not None:
                sums[place] += rows
        return self.count(sums)

    @property
    def places(self) -> int:
        """How many places there are for a request that counts at all."""
        return len(self.definition.leaves_out) + 2

    def place(self, code: int) -> int | None:
        """Return 1 where the numerator counts it, 0 where only the denominator does, else 2 and the reason's place."""
        facts = self._view.facts(code)
        if self._among is Among.RESIDENTS and not facts.resident:
            return None
        reason = self.definition.reason(facts)
        if reason:
            return 2 + self.definition.leaves_out.index(reason)
        return int(self.definition.counts(facts))

    def count(self, sums: Sequence[int]) -> Count:
        """Return what the requests at each place come to."""
        return Count(sums[1], sums[0] + sums[1], tuple(sums[2:]))

    def exclusions(self, count: Count) -> tuple[Exclusion, ...]:
        """Return what is left out, by reason, in the definition's order."""
        reasons = zip(self.definition.leaves_out, count.left_out, strict=True)
        return tuple(Exclusion(reason=reason, rows=rows) for reason, rows in reasons if rows)


class Counters:
    """Counts many measures of a group in one pass over its codes.

    All places of all measures lie beside each other in one long whole number, each in eight bytes of its own. What a
    request of some code adds to every measure is then one number, and a group is a sum of a few products.
    """

    def __init__(self, counters: Iterable[Counter]) -> None:
        self._counters = tuple(counters)
        self._layout = struct.Struct(f"<{sum(one.places for one in self._counters)}Q")
        self._added: dict[int, int] = {}

    def __call__(self, cells: Cells) -> list[Count]:
        """Count the requests of a group for each measure."""
        for code in cells.keys() - self._added.keys():
            self._added[code] = self._of(code)
        total = sum(map(mul, map(self._added.__getitem__, cells), cells.values()))
        sums = self._layout.unpack(total.to_bytes(self._layout.size, "little"))
        found, start = [], 0
        for one in self._counters:
            found.append(one.count(sums[start : start + one.places]))
            start += one.places
        return found

    def _of(self, code: int) -> int:
        """Return what one request of a code adds."""
        added = start = 0
        for one in self._counters:
            place = one.place(code)
            if place is not None:
                added += 1 << (_BITS * (start + place))
            start += one.places
        return added


_BITS = 64
