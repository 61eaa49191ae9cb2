"""The plan: which features, in which order and quarter, with the reasons and the projected stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from maturity.assessment.answers import Assessment, By, State
from maturity.framework.model import Capacity, Framework
from maturity.roadmap.arranged import skipped
from maturity.roadmap.goals import aimed_answer, is_missing
from maturity.roadmap.order import Step, ordered_steps
from maturity.roadmap.room import Room, capacity_of, own_capacities, room_of
from maturity.roadmap.schedule import Slot, needs_before, schedule
from maturity.roadmap.stepwise import stepwise
from maturity.roadmap.targets import targets
from maturity.scoring.result import Result
from maturity.scoring.score import score

HORIZONS = ("now", "next", "later")


@dataclass(frozen=True)
class Planned:
    """A step and the quarters it takes.

    `pinned` is the quarter that the center wants it to start in; `waits_for` are the prerequisites that are done only
    after that, so that it starts later.
    """

    step: Step
    slot: Slot
    pinned: int | None = None
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class Phase:
    """One quarter: what starts in it, and where the center stands once everything planned up to its end is done.

    `points` is the effort that everything in it takes, and `fits` how much of it the center can take on.
    """

    quarter: int
    horizon: str
    planned: tuple[Planned, ...]
    points: int
    projected: Mapping[str, int | None]
    projected_overall: int | None
    after: Result
    fits: int

    @property
    def is_over(self) -> bool:
        """True where the center wants more in it than it can take on."""
        return self.points > self.fits


@dataclass(frozen=True)
class Roadmap:
    """The ordered plan of features: quarters, what to find out first, and what comes after the last quarter.

    `skipped` is what the center leaves out of it though it isn't in place, and `done` what it accepted and has by now.
    `order` are all its features in the order of doing, and `capacities` those of single quarters, by number.
    """

    targets: Mapping[str, int]
    capacity: Capacity
    find_out: tuple[str, ...]
    phases: tuple[Phase, ...]
    beyond: tuple[Step, ...]
    first_page: tuple[Planned, ...]
    by: By = By.BENEFIT
    order: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    capacities: Mapping[int, str] = field(default_factory=dict)

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
    smallest = stepwise(framework, assessment, result, aims) if by is By.SMALLEST_STEP else None
    steps = ordered_steps(framework, assessment, result, aims, smallest)
    room = room_of(framework, assessment)
    planned = _planned(framework, assessment, steps, room)
    last = framework.planning.quarters
    inside = [one for one in planned if one.slot.start <= last]
    phases = tuple(_phase(framework, assessment, planned, quarter, room) for quarter in range(1, last + 1))
    while phases and not phases[-1].planned and not any(one.slot.end >= phases[-1].quarter for one in inside):
        phases = phases[:-1]
    known = assessment.steps.keys() & framework.features.keys()
    missing = {id_ for id_ in known if is_missing(framework, assessment, framework.features[id_])}
    accepted = [id_ for id_ in framework.features if assessment.step(id_).accepted]
    sure = [one for one in inside if not one.step.find_out_first]
    return Roadmap(
        targets=aims,
        capacity=capacity_of(framework, assessment),
        find_out=tuple(id_ for id_ in framework.features if assessment.answer(id_).state is State.DONT_KNOW),
        phases=phases,
        beyond=tuple(one.step for one in planned if one.slot.start > last),
        first_page=tuple(sorted(sure, key=lambda one: one.slot.start)[: framework.planning.first_page]),
        by=by,
        order=tuple(step.feature for step in steps),
        skipped=tuple(id_ for id_ in skipped(framework, assessment) if id_ in missing),
        done=tuple(id_ for id_ in accepted if id_ not in missing and not assessment.answer(id_).excluded),
        capacities=own_capacities(framework, assessment),
    )


def _planned(framework: Framework, assessment: Assessment, steps: Sequence[Step], room: Room) -> list[Planned]:
    last = framework.planning.quarters
    pins = {id_: one.start for id_, one in assessment.steps.items() if one.start is not None and one.start <= last}
    slots = {step.feature: slot for step, slot in zip(steps, schedule(framework, steps, room, pins), strict=True)}
    needs = needs_before(framework, steps)
    return [
        Planned(
            step,
            slots[step.feature],
            pin := pins.get(step.feature),
            tuple(id_ for id_ in needs[step.feature] if pin is not None and slots[id_].end > pin),
        )
        for step in steps
    ]


def _phase(framework: Framework, assessment: Assessment, planned: list[Planned], quarter: int, room: Room) -> Phase:
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
        fits=room.at(quarter),
    )
