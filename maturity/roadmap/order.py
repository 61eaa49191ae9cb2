"""The order of the plan: prerequisites first, then the center's own priorities, then benefit for effort.

In a capability that has no stages, what lifts the numbers most for its effort comes before benefit for effort. Where
the plan is built from smallest steps, the features of these come before all others. What the center skips is left out,
what it accepted is there whatever the targets say, and last of all the features that it moved trade places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from maturity.assessment.answers import Assessment, Priority, State
from maturity.framework.model import Feature, Framework
from maturity.roadmap.arranged import arranged
from maturity.roadmap.effort import needs_first, points_left
from maturity.roadmap.gains import Gain, gains
from maturity.roadmap.goals import is_missing
from maturity.roadmap.smallest import SmallestStep
from maturity.roadmap.targets import top_stage
from maturity.scoring.result import Result
from maturity.scoring.score import in_place

RANKS = {Priority.IMPROVE: 0, None: 1, Priority.LATER: 2, Priority.GOOD_ENOUGH: 3}


@dataclass(frozen=True)
class Step:
    """A feature of the plan, and why it stands where it stands.

    `toward` is the stage it counts toward in its own capability, None where that has no stages; there `lift` is what
    it adds to the capability's number by itself. `needed_for` are the steps it has to come before, and `points` the
    effort that is left. `find_out_first` marks a don't-know: it may turn out to be there already. `part_of` is the
    smallest step it belongs to, where the plan is built from these. `lacks` are prerequisites that the center skips.
    """

    feature: str
    capability: str
    toward: int | None
    points: int
    partly: bool
    answered: bool
    find_out_first: bool
    priority: Priority | None
    needed_for: tuple[str, ...] = ()
    lift: Fraction | None = None
    part_of: SmallestStep | None = None
    lacks: tuple[str, ...] = ()


def ordered_steps(
    framework: Framework,
    assessment: Assessment,
    result: Result,
    aims: Mapping[str, int],
    smallest: Mapping[str, SmallestStep] | None = None,
) -> tuple[Step, ...]:
    """Return the features missing up to the targets, and what they need first, in the order of doing.

    `smallest` holds the features to do first of all, in their order, with the smallest step that each belongs to.
    """
    first = dict(smallest or {})
    distances = {
        id_: distance
        for id_, feature in framework.features.items()
        if (distance := _distance(framework, assessment, result, aims, feature)) is not None
    }
    distances = dict.fromkeys(first, 1) | distances
    numbered = [framework.features[id_] for id_ in distances if framework.capability_of[id_].id not in aims]
    adding = gains(framework, assessment, result, numbered)
    order = {id_: index for index, id_ in enumerate([*first, *(id_ for id_ in framework.features if id_ not in first)])}
    plan = _Plan(framework, assessment, result, aims, adding, first)
    ranked = sorted(distances, key=lambda id_: _key(plan, id_, distances[id_], order))
    done: dict[str, Step] = {}
    for id_ in ranked:
        _add(plan, framework.features[id_], set(distances), done)
    if assessment.plan_order:
        ids = list(done)
        needs = {
            id_: [need for need in framework.features[id_].requires if need in ids[:at]] for at, id_ in enumerate(ids)
        }
        done = {id_: done[id_] for id_ in arranged(ids, assessment.plan_order, needs)}
    return tuple(_with_dependents(framework, done))


@dataclass(frozen=True)
class _Plan:
    """What steps are made from."""

    framework: Framework
    assessment: Assessment
    result: Result
    aims: Mapping[str, int]
    adding: Mapping[str, Gain]
    first: Mapping[str, SmallestStep]


def _distance(
    framework: Framework, assessment: Assessment, result: Result, aims: Mapping[str, int], feature: Feature
) -> int | None:
    """Return how many stages ahead a missing feature counts: 1 for the next stage; None where it isn't wanted."""
    choice = assessment.step(feature.id)
    if choice.skipped or not is_missing(framework, assessment, feature):
        return None
    if feature.id in result.blocked_by:
        return 1
    wanted = _wanted(framework, assessment, result, aims, feature)
    # What only the center itself wants comes with what leads to the next stage.
    return 1 if wanted is None and choice.accepted else wanted


def _wanted(
    framework: Framework, assessment: Assessment, result: Result, aims: Mapping[str, int], feature: Feature
) -> int | None:
    capability = framework.capability_of[feature.id].id
    if capability not in aims:
        return None if assessment.priorities.get(capability) is Priority.GOOD_ENOUGH else 1
    reached = result.node(capability).stage_low or 0
    if feature.stage > aims[capability] or aims[capability] <= reached:
        return None
    return max(feature.stage - reached, 1)


def _key(plan: _Plan, feature_id: str, distance: int, order: Mapping[str, int]) -> tuple[object, ...]:
    framework, feature = plan.framework, plan.framework.features[feature_id]
    if feature_id in plan.first:
        return (not feature.blocking, 0, order[feature_id])
    priority = plan.assessment.priorities.get(framework.capability_of[feature_id].id)
    points = points_left(framework, plan.assessment, feature)
    gain = plan.adding.get(feature_id, Gain(Fraction(0), Fraction(0), Fraction(0)))
    unlocks = sum(feature_id in other.requires for other in framework.features.values())
    # What nothing can be scored without goes first. A capability to improve may be one stage ahead of the others, one
    # for later a stage behind.
    return (
        not feature.blocking,
        1,
        RANKS[priority] + distance,
        (-gain.overall / points, -gain.capability / points),
        -Fraction(feature.benefit, points),
        not feature.gate,
        -unlocks,
        order[feature_id],
    )


def _add(plan: _Plan, feature: Feature, wanted: set[str], done: dict[str, Step]) -> None:
    if feature.id in done:
        return
    # A smallest step is lifted by its own features: what is only partly in place and belongs to a later one can wait.
    finished = set[str]() if feature.id in plan.first else wanted
    assessment = plan.assessment
    needs = needs_first(plan.framework, assessment, feature, finished)
    lacks = tuple(needed.id for needed in needs if assessment.step(needed.id).skipped)
    for needed in needs:
        if needed.id not in lacks:
            _add(plan, needed, wanted, done)
    answer = assessment.answer(feature.id)
    capability = plan.framework.capability_of[feature.id].id
    done[feature.id] = Step(
        feature=feature.id,
        capability=capability,
        toward=_toward(plan, feature, capability),
        points=points_left(plan.framework, assessment, feature),
        partly=in_place(plan.framework, assessment, feature) > 0,
        answered=answer.state is State.ANSWERED,
        find_out_first=answer.state is State.DONT_KNOW,
        priority=assessment.priorities.get(capability),
        lift=plan.adding[feature.id].number if feature.id in plan.adding else None,
        part_of=plan.first.get(feature.id),
        lacks=lacks,
    )


def _toward(plan: _Plan, feature: Feature, capability: str) -> int | None:
    """Return the stage that a feature counts toward: its own, or the next one where that is reached already."""
    if capability not in plan.aims:
        return None
    following = max(feature.stage, (plan.result.node(capability).stage_low or 0) + 1)
    return min(following, top_stage(plan.framework, plan.framework.groups[capability])) or None


def _with_dependents(framework: Framework, done: Mapping[str, Step]) -> Sequence[Step]:
    ids = list(done)
    return [
        replace(step, needed_for=tuple(id_ for id_ in ids[place:] if step.feature in framework.features[id_].requires))
        for place, step in enumerate(done.values())
    ]
