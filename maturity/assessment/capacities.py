"""Which capacities a quarter of a plan may have: the framework's own, or none at all."""

from __future__ import annotations

from maturity.assessment.steps import NO_CAPACITY
from maturity.framework.model import Framework


def capacities_of_a_quarter(framework: Framework) -> tuple[str, ...]:
    """Return the ids to choose from; a framework that calls one of its own 'none' keeps that meaning."""
    own = tuple(capacity.id for capacity in framework.planning.capacities)
    return own if NO_CAPACITY in own else (*own, NO_CAPACITY)


def can_take_on(framework: Framework, quarter: int, capacity: str) -> bool:
    """True where the plan has that quarter, and the quarter may have that capacity."""
    return 1 <= quarter <= framework.planning.quarters and capacity in capacities_of_a_quarter(framework)
