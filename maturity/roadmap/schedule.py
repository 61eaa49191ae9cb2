"""The schedule: each step in the earliest quarter that has room and whose prerequisites are done by then.

What the center wants in a certain quarter goes there first, whether there is room or not; the rest flows around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maturity.framework.model import Framework
from maturity.roadmap.order import Step
from maturity.roadmap.room import Room


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


def schedule(
    framework: Framework, steps: Sequence[Step], room: Room, pins: Mapping[str, int] | None = None
) -> list[Slot]:
    """Give every step its slot, so that no quarter takes more points than fit, except for what is pinned to it.

    A step that is larger than a usual quarter takes whole quarters in a row. Steps come in the order of doing, a
    prerequisite before what needs it; it may be done earlier in the same quarter. A step of `pins` starts in its
    quarter; where its prerequisites are done only later, it starts in the first quarter from then on that has room.
    """
    table = _Table(framework, steps, room, pins or {})
    for id_ in sorted(table.pins, key=lambda one: table.pins[one]):
        table.put(id_)
    for step in steps:
        table.put(step.feature)
    return [table.slots[step.feature] for step in steps]


class _Table:
    def __init__(self, framework: Framework, steps: Sequence[Step], room: Room, pins: Mapping[str, int]) -> None:
        self.steps = {step.feature: step for step in steps}
        self.needs = needs_before(framework, steps)
        self.room = room
        self.pins = {id_: pins[id_] for id_ in self.steps if id_ in pins}
        self.used: dict[int, int] = defaultdict(int)
        self.slots: dict[str, Slot] = {}

    def put(self, id_: str) -> None:
        """Give a step its slot, after what it needs."""
        if id_ in self.slots:
            return
        for needed in self.needs[id_]:
            self.put(needed)
        earliest = max((self.slots[needed].end for needed in self.needs[id_]), default=1)
        points, pin = self.steps[id_].points, self.pins.get(id_)
        slot = self._free(points, earliest) if pin is None or pin < earliest else self._pinned(points, pin)
        self.slots[id_] = slot
        for quarter in range(slot.start, slot.end + 1):
            self.used[quarter] += slot.points_in(quarter)

    def _free(self, points: int, start: int) -> Slot:
        while True:
            parts = self._parts(points, start)
            if parts and all(self.used[start + at] + part <= self.room.at(start + at) for at, part in enumerate(parts)):
                return Slot(start, parts)
            start += 1

    def _parts(self, points: int, start: int) -> tuple[int, ...]:
        """Return what a step takes in each quarter from a start; nothing where it can't start there."""
        if points <= self.room.at(start):
            return (points,)
        if points <= self.room.usual:
            return ()  # it waits for a quarter that holds it whole
        parts: list[int] = []
        while sum(parts) < points:
            part = min(self.room.at(start + len(parts)), points - sum(parts))
            if not part:
                return ()
            parts.append(part)
        return tuple(parts)

    def _pinned(self, points: int, start: int) -> Slot:
        whole = max(self.room.usual, self.room.at(start))
        parts = [whole] * (points // whole) + ([points % whole] if points % whole else [])
        return Slot(start, tuple(parts))


def needs_before(framework: Framework, steps: Sequence[Step]) -> dict[str, list[str]]:
    """Return the prerequisites of each step that stand before it; what is partly in place may stand after it."""
    stands = {step.feature: place for place, step in enumerate(steps)}
    return {
        id_: [needed for needed in framework.features[id_].requires if stands.get(needed, place) < place]
        for id_, place in stands.items()
    }
