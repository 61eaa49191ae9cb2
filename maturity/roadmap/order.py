"""The order of the plan: prerequisites first, then the center's own priorities, then benefit for effort."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from maturity.assessment.answers import Assessment, Priority, State
from maturity.framework.model import Feature, Framework
from maturity.scoring.result import Result
from maturity.scoring.score import in_place

_RANKS = {Priority.IMPROVE: 0, None: 1, Priority.LATER: 2, Priority.GOOD_ENOUGH: 3}


@dataclass(frozen=True)
class Step:
    """A feature of the plan, and why it stands where it stands.

    `toward` is the stage it counts toward in its own capability, `needed_for` the steps it has to come before, and
    `points` the effort that is left. `find_out_first` marks a don't-know: it may turn out to be there already.
    """

    feature: str
    capability: str
    toward: int
    points: int
    partly: bool
    answered: bool
    find_out_first: bool
    priority: Priority | None
    needed_for: tuple[str, ...] = ()


def ordered_steps(
    framework: Framework, assessment: Assessment, result: Result, aims: Mapping[str, int]
) -> tuple[Step, ...]:
    """Return the features missing up to the targets, and what they need first, in the order of doing."""
    wanted = [
        (_key(framework, assessment, feature, distance, index), feature)
        for index, feature in enumerate(framework.features.values())
        if (distance := _distance(framework, assessment, result, aims, feature)) is not None
    ]
    done: dict[str, Step] = {}
    wanted_ids = {feature.id for _, feature in wanted}
    for _, feature in sorted(wanted, key=lambda pair: pair[0]):
        _add(framework, assessment, result, feature, wanted_ids, done)
    return tuple(_with_dependents(framework, done))


def _distance(
    framework: Framework, assessment: Assessment, result: Result, aims: Mapping[str, int], feature: Feature
) -> int | None:
    """Return how many stages ahead a missing feature counts: 1 for the next stage; None where it isn't wanted."""
    capability = framework.capability_of[feature.id].id
    reached = result.node(capability).stage_low or 0
    if feature.stage > aims[capability] or aims[capability] <= reached or in_place(framework, assessment, feature) == 1:
        return None
    return max(feature.stage - reached, 1)


def _key(
    framework: Framework, assessment: Assessment, feature: Feature, distance: int, index: int
) -> tuple[object, ...]:
    priority = assessment.priorities.get(framework.capability_of[feature.id].id)
    worth = Fraction(feature.benefit, _points(framework, assessment, feature))
    unlocks = sum(feature.id in other.requires for other in framework.features.values())
    # A capability to improve may be one stage ahead of the others, one for later a stage behind.
    return _RANKS[priority] + distance, -worth, not feature.gate, -unlocks, index


def _points(framework: Framework, assessment: Assessment, feature: Feature) -> int:
    points = framework.planning.points[framework.size_of(feature)]
    if in_place(framework, assessment, feature) > 0:
        points = ceil(points * Fraction(framework.planning.partly_left))
    return points


def _add(
    framework: Framework,
    assessment: Assessment,
    result: Result,
    feature: Feature,
    wanted: set[str],
    done: dict[str, Step],
) -> None:
    if feature.id in done:
        return
    for needed in _missing_needs(framework, assessment, feature, wanted):
        _add(framework, assessment, result, needed, wanted, done)
    answer = assessment.answer(feature.id)
    capability = framework.capability_of[feature.id].id
    done[feature.id] = Step(
        feature=feature.id,
        capability=capability,
        toward=max(feature.stage, (result.node(capability).stage_low or 0) + 1),
        points=_points(framework, assessment, feature),
        partly=in_place(framework, assessment, feature) > 0,
        answered=answer.state is State.ANSWERED,
        find_out_first=answer.state is State.DONT_KNOW,
        priority=assessment.priorities.get(capability),
    )


def _missing_needs(framework: Framework, assessment: Assessment, feature: Feature, wanted: set[str]) -> list[Feature]:
    """Return the prerequisites to do first.

    One that is partly in place is enough to start from, so it is only finished first where the plan finishes it anyway.
    """
    needs = [framework.features[needed] for needed in feature.requires]
    missing = {need.id: in_place(framework, assessment, need) for need in needs}
    return [need for need in needs if missing[need.id] == 0 or (missing[need.id] < 1 and need.id in wanted)]


def _with_dependents(framework: Framework, done: Mapping[str, Step]) -> Sequence[Step]:
    return [
        replace(
            step,
            needed_for=tuple(other for other in done if step.feature in framework.features[other].requires),
        )
        for step in done.values()
    ]
