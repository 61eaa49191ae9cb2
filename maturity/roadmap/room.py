"""How much fits into each quarter: the center's capacity, and another one for the quarters that it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from maturity.assessment.answers import Assessment
from maturity.assessment.capacities import can_take_on
from maturity.framework.model import Capacity, Framework


@dataclass(frozen=True)
class Room:
    """The points that fit into a quarter: as a rule, and where a quarter has a capacity of its own."""

    usual: int
    own: Mapping[int, int] = field(default_factory=dict)

    def at(self, quarter: int) -> int:
        """Return the points that fit into a quarter."""
        return self.own.get(quarter, self.usual)


def capacity_of(framework: Framework, assessment: Assessment) -> Capacity:
    """Return the capacity the center chose, or the framework's default."""
    wanted = assessment.capacity or framework.planning.default_capacity
    return next(capacity for capacity in framework.planning.capacities if capacity.id == wanted)


def own_capacities(framework: Framework, assessment: Assessment) -> Mapping[int, str]:
    """Return the capacity of each quarter that has one of its own, by the number of the quarter."""
    chosen = sorted(assessment.capacities.items())
    return {quarter: capacity for quarter, capacity in chosen if can_take_on(framework, quarter, capacity)}


def room_of(framework: Framework, assessment: Assessment) -> Room:
    """Return what fits into each quarter of the center's plan."""
    points = {capacity.id: capacity.points for capacity in framework.planning.capacities}
    own = own_capacities(framework, assessment)
    usual = capacity_of(framework, assessment).points
    return Room(usual, {quarter: points.get(capacity, 0) for quarter, capacity in own.items()})
