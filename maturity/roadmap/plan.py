"""The plan: which features, in which order and quarter, with the reasons and the projected stages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from maturity.assessment.answers import Assessment, By, State
from maturity.framework.model import Capacity, Framework
from maturity.roadmap.goals import aimed_answer
from maturity.roadmap.order import Step, ordered_steps
from maturity.roadmap.schedule import Slot, schedule
from maturity.roadmap.stepwise import stepwise
from maturity.roadmap.targets import targets
from maturity.scoring.result import Result
from maturity.scoring.score import score

HORIZONS = ("now", "next", "later")


@dataclass(frozen=True)
class Planned:
    """A step and the quarters it takes."""

    step: Step
    slot: Slot


@dataclass(frozen=True)
class Phase:
    """One quarter: what starts in it, and where the center stands once everything planned up to its end is done."""

    quarter: int
    horizon: str
    planned: tuple[Planned, ...]
    points: int
    projected: Mapping[str, int | None]
    projected_overall: int | None
    after: Result


@dataclass(frozen=True)
class Roadmap:
    """The ordered plan of features: quarters, what to find out first, and what comes after the last quarter."""

    targets: Mapping[str, int]
    capacity: Capacity
    find_out: tuple[str, ...]
    phases: tuple[Phase, ...]
    beyond: tuple[Step, ...]
    first_page: tuple[Planned, ...]
    by: By = By.BENEFIT

    @property
    def empty(self) -> bool:
        """True where every capability is at its target and nothing is left to find out."""
        return not self.find_out and not self.beyond and not any(phase.planned for phase in self.phases)


def plan(framework: Framework, assessment: Assessment, result: Result, by: By | None = None) -> Roadmap:
    """Lay out the features that are missing up to each target, sized to the center's capacity a quarter.

    `by` says what decides their order; left out, the center's own choice does, and else the benefit for the effort.
    """
    by = by or assessment.plan_by or By.BENEFIT
    aims = targets(framework, assessment, result)
    capacity = capacity_of(framework, assessment)
    smallest = stepwise(framework, assessment, result, aims) if by is By.SMALLEST_STEP else None
    steps = ordered_steps(framework, assessment, result, aims, smallest)
    slots = schedule(framework, steps, capacity.points)
    planned = [Planned(step, slot) for step, slot in zip(steps, slots, strict=True)]
    last = framework.planning.quarters
    inside = [one for one in planned if one.slot.start <= last]
    phases = tuple(_phase(framework, assessment, planned, quarter) for quarter in range(1, last + 1))
    while phases and not phases[-1].planned and not any(one.slot.end >= phases[-1].quarter for one in inside):
        phases = phases[:-1]
    sure = [one for one in inside if not one.step.find_out_first]
    return Roadmap(
        targets=aims,
        capacity=capacity,
        find_out=tuple(id_ for id_ in framework.features if assessment.answer(id_).state is State.DONT_KNOW),
        phases=phases,
        beyond=tuple(one.step for one in planned if one.slot.start > last),
        first_page=tuple(sorted(sure, key=lambda one: one.slot.start)[: framework.planning.first_page]),
        by=by,
    )


def capacity_of(framework: Framework, assessment: Assessment) -> Capacity:
    """Return the capacity the center chose, or the framework's default."""
    wanted = assessment.capacity or framework.planning.default_capacity
    return next(capacity for capacity in framework.planning.capacities if capacity.id == wanted)


def _phase(framework: Framework, assessment: Assessment, planned: list[Planned], quarter: int) -> Phase:
    after = assessment
    for one in planned:
        if one.slot.end <= quarter:
            feature = framework.features[one.step.feature]
            after = after.with_answer(feature.id, aimed_answer(framework, assessment, feature))
    projection = score(framework, after)
    return Phase(
        quarter=quarter,
        horizon=HORIZONS[min(quarter, len(HORIZONS)) - 1],
        planned=tuple(one for one in planned if one.slot.start == quarter),
        points=sum(one.slot.points_in(quarter) for one in planned),
        projected={node.id: node.stage for node in projection.capabilities},
        projected_overall=projection.overall.stage,
        after=projection,
    )
