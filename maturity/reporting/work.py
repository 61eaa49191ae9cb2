"""What to do: the features of the plan by quarter, what to find out, what comes after, and what is left out."""

from __future__ import annotations

import re

from maturity.framework.model import Feature
from maturity.framework.nesting import trail
from maturity.reporting.dates import due, span
from maturity.reporting.facts import Facts
from maturity.reporting.typed import printable, printable_lines
from maturity.reporting.views import FindOutView, LaterView, PractitionerView, QuarterView, SkippedView, StepView
from maturity.roadmap.plan import Phase, Planned
from maturity.roadmap.reasons import reasons
from maturity.roadmap.remarks import capacity_label, over_text, remarks
from maturity.scoring.score import in_place

OWNER = 120  # characters of an owner's name that are printed
NEAR = ("now", "next")  # what is planned so soon that it is told in full

# A full stop that ends a sentence: not the one of an initial or of "p.m.", which one letter stands before.
_SENTENCE_END = re.compile(r"(?<=[a-zß-ÿ0-9)”\"%]{2}[.!?])\s+(?=[A-ZÀ-Þ“\"¿¡0-9])")


def quarters(facts: Facts) -> tuple[QuarterView, ...]:
    """Return the quarters of the plan with the features that start in each."""
    return tuple(_quarter(facts, phase) for phase in facts.roadmap.phases)


def _quarter(facts: Facts, phase: Phase) -> QuarterView:
    number = phase.quarter
    before = [one for earlier in facts.roadmap.phases if earlier.quarter < number for one in earlier.planned]
    return QuarterView(
        number=number,
        horizon=facts.words.say(f"common.horizon.{phase.horizon}"),
        is_near=phase.horizon in NEAR,
        span=span(facts.as_of, number, facts.words),
        steps=tuple(step(facts, one) for one in phase.planned),
        going_on=tuple(facts.framework.features[one.step.feature].title for one in before if one.slot.end >= number),
        capacity=capacity_label(facts.framework, facts.roadmap.capacities.get(number), facts.words),
        over=over_text(phase, facts.words),
    )


def first_page(facts: Facts) -> tuple[StepView, ...]:
    """Return the features that page one shows."""
    return tuple(step(facts, one) for one in facts.roadmap.first_page)


def step(facts: Facts, planned: Planned) -> StepView:
    """Return one feature of the plan with all that is said about it."""
    feature = facts.framework.features[planned.step.feature]
    number, say = facts.citations, facts.words.say
    month = due(facts.as_of, planned.slot.end, facts.words)
    why = reasons(facts.framework, facts.assessment, planned.step, facts.words)
    choice = facts.assessment.step(feature.id)
    return StepView(
        id=feature.id,
        title=feature.title,
        capability=" › ".join(group.title for group in trail(facts.framework, feature.id)),
        when=say("report.step.by", quarter=planned.slot.end, month=month),
        due=say("report.step.due", month=month),
        why=feature.why,
        why_short=first_sentence(feature.why),
        reasons=(*why, *remarks(facts.framework, planned, facts.words)),
        first_step=feature.first_step,
        done_when=feature.done_when,
        owner=feature.owner,
        effort=_effort(facts, feature),
        effort_note=feature.effort.note if feature.effort else "",
        needs=_needs(facts, feature),
        who_does_it=tuple(PractitionerView(one.center, one.what, number[one.source]) for one in feature.who_does_it),
        measure=feature.measure,
        basis=say(f"common.basis.{feature.basis.value}"),
        sources=tuple(number[key] for key in feature.sources),
        decision=say("plan.card.accepted") if choice.accepted else "",
        who=printable(choice.owner, OWNER),
        wanted_start=say("plan.card.start", quarter=planned.pinned) if planned.pinned else "",
    )


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def _effort(facts: Facts, feature: Feature) -> str:
    if feature.effort is None:
        return ""
    sizes = {
        axis: facts.words.say(f"common.size.{getattr(feature.effort, axis).value}")
        for axis in ("people", "time", "money")
    }
    return facts.words.say("report.step.effort", **sizes)


def _needs(facts: Facts, feature: Feature) -> tuple[str, ...]:
    """Return what has to come first and is not in place yet, with the quarter that plans it."""
    quarter = {one.step.feature: one.slot.end for phase in facts.roadmap.phases for one in phase.planned}
    found = []
    for id_ in feature.requires:
        needed = facts.framework.features[id_]
        if in_place(facts.framework, facts.assessment, needed) < 1:
            key = "planned" if id_ in quarter else "started"
            found.append(facts.words.say(f"report.step.need_{key}", feature=needed.title, quarter=quarter.get(id_, "")))
    return tuple(found)


def find_out(facts: Facts) -> tuple[FindOutView, ...]:
    """Return the features answered with "don't know", and what would show them."""
    features = [facts.framework.features[id_] for id_ in facts.roadmap.find_out]
    return tuple(FindOutView(feature.title, feature.asked, feature.evidence) for feature in features)


def after(facts: Facts) -> tuple[LaterView, ...]:
    """Return what is left after the last quarter, by capability, in the order of doing."""
    found: dict[str, list[str]] = {capability.title: [] for capability in facts.framework.capabilities}
    for one in facts.roadmap.beyond:
        found[facts.framework.capability(one.capability).title].append(facts.framework.features[one.feature].title)
    return tuple(LaterView(title, tuple(features)) for title, features in found.items() if features)


def skipped(facts: Facts) -> tuple[SkippedView, ...]:
    """Return what the center leaves out of its plan, and why."""
    features = [facts.framework.features[id_] for id_ in facts.roadmap.skipped]
    return tuple(
        SkippedView(
            one.id,
            one.title,
            facts.framework.capability_of[one.id].title,
            printable_lines(facts.assessment.step(one.id).reason),
        )
        for one in features
    )


def done(facts: Facts) -> tuple[str, ...]:
    """Return what the center accepted and has by now."""
    return tuple(facts.framework.features[id_].title for id_ in facts.roadmap.done)
