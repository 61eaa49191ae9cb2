"""Which stage each capability aims at: by the center's size, and by what the center itself says."""

from __future__ import annotations

from collections.abc import Mapping

from maturity.assessment.answers import Assessment, Priority
from maturity.framework.model import Framework
from maturity.scoring.result import Result


def targets(framework: Framework, assessment: Assessment, result: Result) -> Mapping[str, int]:
    """Return the target stage of every capability.

    A target that the center sets itself stands. Else its size gives one, which its wishes move: good enough aims no
    higher than the stage established, improve next at least one stage higher. Without a population there is no size
    to take targets from, so each capability aims at its next stage.
    """
    size = framework.size_for(assessment.population)
    top = framework.stages[-1].number
    found: dict[str, int] = {}
    for node in result.capabilities:
        reached = node.stage_low or 0
        following = min(reached + 1, top)
        own = assessment.targets.get(node.id)
        if own is not None:
            found[node.id] = min(int(own), top)
            continue
        target = size.targets[node.id] if size else following
        match assessment.priorities.get(node.id):
            case Priority.GOOD_ENOUGH:
                target = reached
            case Priority.IMPROVE:
                target = max(target, following)
            case _:
                pass
        found[node.id] = target
    return found
