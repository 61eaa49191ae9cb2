"""What the center's own decisions do to its plan, as sentences: nothing is moved or left out without a word."""

from __future__ import annotations

from maturity.assessment.steps import NO_CAPACITY
from maturity.framework.model import Framework
from maturity.roadmap.plan import Phase, Planned
from maturity.text import Words


def remarks(framework: Framework, one: Planned, words: Words) -> list[str]:
    """Say of a step what it lacks because of a skip, and why it doesn't start when the center wants it to."""
    lines = []
    if one.step.lacks:
        named = _named(framework, one.step.lacks, words)
        lines.append(words.count("plan.remark.lacks", len(one.step.lacks), features=named))
    if one.waits_for:
        named = _named(framework, one.waits_for, words)
        values = {"wanted": one.pinned, "start": one.slot.start, "features": named}
        lines.append(words.count("plan.remark.waits", len(one.waits_for), **values))
    return lines


def over_text(phase: Phase, words: Words) -> str:
    """Say that a quarter holds more than the center can take on; empty where it doesn't."""
    if not phase.is_over:
        return ""
    return words.say(
        "plan.remark.over" if phase.fits else "plan.remark.over_none", points=phase.points, fits=phase.fits
    )


def capacity_label(framework: Framework, capacity_id: str | None, words: Words) -> str:
    """Return what a capacity of a single quarter is called; empty where the quarter has none of its own."""
    labels = {NO_CAPACITY: words.say("plan.capacity.none")}
    labels |= {capacity.id: capacity.label for capacity in framework.planning.capacities}
    return labels[capacity_id] if capacity_id is not None else ""


def _named(framework: Framework, ids: tuple[str, ...], words: Words) -> str:
    return words.listed([f"“{framework.features[id_].title}”" for id_ in ids])
