"""The schedule: each step in the earliest quarter that has room and whose prerequisites are done by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from maturity.framework.model import Framework
from maturity.roadmap.order import Step


@dataclass(frozen=True)
class Slot:
    """The quarters a step takes, counted from 1, and the points it takes in each."""

    start: int
    points: tuple[int, ...]

    @property
    def end(self) -> int:
        """The quarter it is done in."""
        return self.start + len(self.points) - 1

    def points_in(self, quarter: int) -> int:
        """Return the points it takes in a quarter."""
        return self.points[quarter - self.start] if self.start <= quarter <= self.end else 0


def schedule(framework: Framework, steps: Sequence[Step], capacity: int) -> list[Slot]:
    """Give every step its slot, so that no quarter takes more points than the capacity.

    A step that is larger than the capacity takes whole quarters in a row. Steps come in the order of doing, a
    prerequisite before what needs it; it may be done earlier in the same quarter.
    """
    used: dict[int, int] = defaultdict(int)
    slots: dict[str, Slot] = {}
    for step in steps:
        needs = [slots[needed].end for needed in framework.features[step.feature].requires if needed in slots]
        slots[step.feature] = slot = _place(step.points, max(needs, default=1), capacity, used)
        for quarter in range(slot.start, slot.end + 1):
            used[quarter] += slot.points_in(quarter)
    return [slots[step.feature] for step in steps]


def _place(points: int, earliest: int, capacity: int, used: dict[int, int]) -> Slot:
    length = ceil(points / capacity)
    parts = tuple(min(capacity, points - capacity * index) for index in range(length))
    start = earliest
    while any(used[start + index] + part > capacity for index, part in enumerate(parts)):
        start += 1
    return Slot(start, parts)
