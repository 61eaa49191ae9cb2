"""Moving a feature up or down in a plan as it is shown, quarter by quarter.

Within a quarter it trades places with the one beside it. Past the first or the last one of its quarter it goes into
the quarter before or after.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.roadmap.plan import Phase, Roadmap


class Way(StrEnum):
    """Which way a feature moves."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Move:
    """What a move leaves behind: another order, or a quarter to start in.

    Where neither is given, the move can't be: `kept_by` has to be done before the feature, or the feature before it.
    """

    order: tuple[str, ...] | None = None
    start: int | None = None
    kept_by: str = ""


def ways(framework: Framework, roadmap: Roadmap, feature_id: str) -> tuple[Way, ...]:
    """Return the ways that there are for a feature; none for what comes after the last quarter."""
    phase = _phase_of(roadmap, feature_id)
    if phase is None:
        return ()
    shown = [one.step.feature for one in phase.planned]
    up = phase.quarter > 1 or shown[0] != feature_id
    down = phase.quarter < framework.planning.quarters or shown[-1] != feature_id
    return (*([Way.UP] if up else []), *([Way.DOWN] if down else []))


def move(framework: Framework, assessment: Assessment, roadmap: Roadmap, feature_id: str, way: Way) -> Move:
    """Return what it takes to move a feature of the plan one place; `way` is one of its `ways`."""
    phase = _phase_of(roadmap, feature_id)
    assert phase is not None  # it has a way
    shown = [one.step.feature for one in phase.planned]
    beside = shown.index(feature_id) + (-1 if way is Way.UP else 1)
    if 0 <= beside < len(shown):
        first, second = (shown[beside], feature_id) if way is Way.UP else (feature_id, shown[beside])
        if first in framework.features[second].requires:
            return Move(kept_by=shown[beside])
        return Move(order=_order(assessment, roadmap, first, second))
    quarter = phase.quarter + (-1 if way is Way.UP else 1)
    ends = {one.step.feature: one.slot.end for other in roadmap.phases for one in other.planned}
    # What is partly in place may be finished after what needs it, and holds nothing up.
    late = [id_ for id_ in framework.features[feature_id].requires if quarter < ends.get(id_, 0) <= phase.quarter]
    return Move(kept_by=late[0]) if late else Move(start=quarter)


def _order(assessment: Assessment, roadmap: Roadmap, first: str, second: str) -> tuple[str, ...]:
    """Return the center's own order once `second` comes right before `first`.

    It holds what was moved before and whatever lies between the two: the others keep the places computed for them.
    """
    order = list(roadmap.order)
    places = sorted((order.index(first), order.index(second)))
    touched = {*assessment.plan_order, *order[places[0] : places[1] + 1]}
    order.remove(second)
    order.insert(order.index(first), second)
    return tuple(id_ for id_ in order if id_ in touched)


def _phase_of(roadmap: Roadmap, feature_id: str) -> Phase | None:
    for phase in roadmap.phases:
        if any(one.step.feature == feature_id for one in phase.planned):
            return phase
    return None
