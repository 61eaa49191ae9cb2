"""A roadmap as plain data, in the documented shape that the command line prints and other tools read."""

from __future__ import annotations

from typing import Any

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.roadmap.plan import Phase, Planned, Roadmap
from maturity.roadmap.reasons import reasons
from maturity.text import Words


def roadmap_data(framework: Framework, assessment: Assessment, roadmap: Roadmap, words: Words) -> dict[str, Any]:
    """Return a roadmap as plain data; a phase is a quarter and lists the features that start in it."""
    return {
        "targets": dict(roadmap.targets),
        "capacity": {"id": roadmap.capacity.id, "points": roadmap.capacity.points},
        "find_out": list(roadmap.find_out),
        "first_page": [one.step.feature for one in roadmap.first_page],
        "phases": [_phase(framework, assessment, phase, words) for phase in roadmap.phases],
        "beyond": [step.feature for step in roadmap.beyond],
    }


def _phase(framework: Framework, assessment: Assessment, phase: Phase, words: Words) -> dict[str, Any]:
    return {
        "quarter": phase.quarter,
        "horizon": phase.horizon,
        "features": [one.step.feature for one in phase.planned],
        "points": phase.points,
        "steps": [_step(framework, assessment, one, words) for one in phase.planned],
        "projected": {"overall": phase.projected_overall, **phase.projected},
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
        "reasons": reasons(framework, assessment, one.step, words),
    }
