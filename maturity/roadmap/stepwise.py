"""A plan built from smallest steps: each capability is lifted a stage with the least effort, then all of them again."""

from __future__ import annotations

from collections.abc import Mapping

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.roadmap.arranged import skipped
from maturity.roadmap.effort import once_done
from maturity.roadmap.order import RANKS
from maturity.roadmap.smallest import Found, SmallestStep, smallest_step
from maturity.scoring.result import Result
from maturity.scoring.score import score


def stepwise(
    framework: Framework, assessment: Assessment, result: Result, aims: Mapping[str, int]
) -> Mapping[str, SmallestStep]:
    """Return the features that lift every capability to its target, stage by stage, in the order of doing.

    Each comes with the smallest step that it belongs to. A capability is lifted one stage a turn, the one that takes
    the least effort first; what is done for one capability counts for the next. What the center skips is in no step.
    """
    found: dict[str, SmallestStep] = {}
    without = skipped(framework, assessment)
    turns = {id_: RANKS[assessment.priorities.get(id_)] for id_ in aims}
    while turns:
        turn = min(turns.values())
        due = [id_ for id_ in aims if turns.get(id_) == turn]
        points = {id_: smallest_step(framework, assessment, result, id_, without).points for id_ in due}
        for id_ in sorted(due, key=lambda one: points[one]):
            step = _next(framework, assessment, result, id_, aims[id_], without)
            if step is None:
                del turns[id_]
                continue
            turns[id_] += 1
            found |= dict.fromkeys(step.features, step)
            assessment = once_done(framework, assessment, step.features)
            result = score(framework, assessment)
    return found


def _next(
    framework: Framework,
    assessment: Assessment,
    result: Result,
    capability: str,
    aim: int,
    without: tuple[str, ...],
) -> SmallestStep | None:
    reached = result.node(capability).stage_low
    if reached is None or reached >= aim:
        return None
    step = smallest_step(framework, assessment, result, capability, without)
    return step if step.found is Found.STEP else None
