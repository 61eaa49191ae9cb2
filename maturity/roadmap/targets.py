"""Which stage each capability aims at: by the center's size, and by what the center itself says."""

from __future__ import annotations

from collections.abc import Mapping

from maturity.assessment.answers import Assessment, Priority
from maturity.framework.model import Capability, Framework
from maturity.scoring.labels import has_stages
from maturity.scoring.result import Result


def targets(framework: Framework, assessment: Assessment, result: Result) -> Mapping[str, int]:
    """Return the target stage of every capability that has stages; one that the center sets itself stands."""
    found = dict(suggested(framework, assessment, result))
    for id_ in found:
        own = own_target(assessment, id_)
        if own is not None:
            found[id_] = min(own, top_stage(framework, framework.groups[id_]))
    return found


def own_target(assessment: Assessment, capability: str) -> int | None:
    """Return the stage that the center itself set for a capability; None where it set none, or what is no number."""
    said = str(assessment.targets.get(capability, ""))
    return int(said) if said.isdecimal() else None


def suggested(framework: Framework, assessment: Assessment, result: Result) -> Mapping[str, int]:
    """Return the stage that each capability aims at unless the center sets a target itself.

    Its size gives one, which its wishes move: good enough aims no higher than the stage established, improve next at
    least one stage higher. Without a population there is no size to take targets from, so each capability aims at its
    next stage. A capability that has a number and no stages has no target.
    """
    size = framework.size_for(assessment.population)
    found: dict[str, int] = {}
    for node in result.capabilities:
        if not has_stages(framework, node):
            continue
        top = top_stage(framework, framework.groups[node.id])
        reached = node.stage_low or 0
        following = min(reached + 1, top)
        target = size.targets.get(node.id, following) if size else following
        match assessment.priorities.get(node.id):
            case Priority.GOOD_ENOUGH:
                target = reached
            case Priority.IMPROVE:
                target = max(target, following)
            case _:
                pass
        found[node.id] = min(target, top)
    return found


def top_stage(framework: Framework, group: Capability) -> int:
    """Return the highest stage that a group can reach; 0 where its rule makes no stage."""
    rule = framework.rule_of(group)
    if rule.ladder is not None:
        last = framework.stages[-1].number
        return last if rule.ladder.end is None else min(rule.ladder.end, last)
    if rule.stages is not None:
        return max((top_stage(framework, inner) for inner in group.groups), default=0)
    return max((band.stage for band in rule.bands if band.stage is not None), default=0)
