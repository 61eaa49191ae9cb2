"""What the roadmap counts with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from maturity.errors import Problem
from maturity.framework.model import Size
from maturity.framework.parts import Parts
from maturity.framework.problems import suggest


def planning(parts: Parts) -> Iterator[Problem]:
    """Effort points are given for each size and rise, and the default capacity is there."""
    if parts.head is None:
        return
    plan = parts.head.item.planning
    for size in Size:
        if size not in plan.points:
            why, fix = "The roadmap is sized by them.", f"Add '{size.value}:' and a whole number."
            yield parts.head.problem(("planning", "points"), f"there are no points for {size.value}", why, fix)
    given = [size for size in Size if size in plan.points]
    for lower, higher in pairwise(given):
        if plan.points[higher] <= plan.points[lower]:
            above, below = f"{higher.value} ({plan.points[higher]})", f"{lower.value} ({plan.points[lower]})"
            what = f"{above} does not rise above {below}"
            why, fix = "A larger feature takes more.", "Let the points rise from small over medium to large."
            yield parts.head.problem(("planning", "points", higher.value), what, why, fix)
    known = [capacity.id for capacity in plan.capacities]
    if plan.default_capacity not in known:
        what, why = f"there is no capacity '{plan.default_capacity}'", "The roadmap starts from it."
        fix = f"{suggest(plan.default_capacity, known)}Name one of: {', '.join(known)}."
        yield parts.head.problem(("planning", "default_capacity"), what, why, fix)
