"""A roadmap as plain data, in the documented shape that the command line prints and other tools read."""

from __future__ import annotations

from typing import Any

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.roadmap.followup import follow_up
from maturity.roadmap.lifting import lift_text
from maturity.roadmap.plan import Phase, Planned, Roadmap
from maturity.roadmap.reasons import reasons
from maturity.roadmap.remarks import remarks
from maturity.roadmap.smallest import smallest_step
from maturity.scoring.jsonable import result_data
from maturity.scoring.result import Result
from maturity.text import Words


def scored_data(framework: Framework, assessment: Assessment, result: Result, words: Words) -> dict[str, Any]:
    """Return a result as plain data, and with every node the smallest step that lifts it."""
    data = result_data(framework, assessment, result, words)
    steps = {
        node.id: smallest_step(framework, assessment, result, node.id) for node in (*result.groups, result.overall)
    }
    for node in (*data["nodes"], *data["groups"]):
        step = steps[node["id"]]
        node["smallest_step"] = {
            "found": step.found.value,
            "from": step.reached or None,
            "to": step.following or None,
            "features": list(step.features),
            "prerequisites": list(step.prerequisites),
            "points": step.points,
        }
        text = lift_text(framework, assessment, step, words)
        node["explanation"] += [text] if text else []
    return data


def roadmap_data(framework: Framework, assessment: Assessment, roadmap: Roadmap, words: Words) -> dict[str, Any]:
    """Return a roadmap as plain data; a phase is a quarter and lists the features that start in it."""
    return {
        "by": roadmap.by.value,
        "targets": dict(roadmap.targets),
        "capacity": {"id": roadmap.capacity.id, "points": roadmap.capacity.points},
        "capacities": {str(quarter): capacity for quarter, capacity in roadmap.capacities.items()},
        "find_out": list(roadmap.find_out),
        "first_page": [one.step.feature for one in roadmap.first_page],
        "phases": [_phase(framework, assessment, phase, words) for phase in roadmap.phases],
        "beyond": [step.feature for step in roadmap.beyond],
        "skipped": [{"feature": id_, "reason": assessment.step(id_).reason} for id_ in roadmap.skipped],
        "done": list(roadmap.done),
        "last_plan": [
            {"feature": one.feature, **one.intent.model_dump(mode="json"), "outcome": one.outcome.value}
            for one in follow_up(framework, assessment)
        ],
    }


def _phase(framework: Framework, assessment: Assessment, phase: Phase, words: Words) -> dict[str, Any]:
    return {
        "quarter": phase.quarter,
        "horizon": phase.horizon,
        "features": [one.step.feature for one in phase.planned],
        "points": phase.points,
        "fits": phase.fits,
        "steps": [_step(framework, assessment, one, words) for one in phase.planned],
        "projected": {"overall": phase.projected_overall, **phase.projected},
        "projected_numbers": {
            node.id: None if node.value is None else float(node.value)
            for node in (phase.after.overall, *phase.after.capabilities)
        },
    }


def _step(framework: Framework, assessment: Assessment, one: Planned, words: Words) -> dict[str, Any]:
    return {
        "feature": one.step.feature,
        "capability": one.step.capability,
        "toward": one.step.toward,
        "points": one.step.points,
        "starts": one.slot.start,
        "ends": one.slot.end,
        "find_out_first": one.step.find_out_first,
        "accepted": assessment.step(one.step.feature).accepted,
        "owner": assessment.step(one.step.feature).owner,
        "wanted_start": one.pinned,
        "reasons": [*reasons(framework, assessment, one.step, words), *remarks(framework, one, words)],
    }
