"""Where the center stands: each capability with its reasons, and the strengths to lead with."""

from __future__ import annotations

from maturity.charts.table import ChartTable
from maturity.reporting.facts import Facts
from maturity.reporting.views import CapabilityView, StrengthView, TableView
from maturity.scoring.explain import explain
from maturity.scoring.labels import stage_label
from maturity.scoring.result import NodeResult
from maturity.scoring.score import in_place

STRENGTHS = 3
IN_PLACE = 2  # features a strength names


def capabilities(facts: Facts, profile: ChartTable) -> tuple[CapabilityView, ...]:
    """Return every capability: its stage, why, what is missing and what lifts it."""
    rows = zip(facts.result.capabilities, profile.rows, strict=True)
    return tuple(_capability(facts, node, stage, target) for node, (_, stage, target) in rows)


def _capability(facts: Facts, node: NodeResult, stage: str, target: str) -> CapabilityView:
    why = explain(facts.framework, facts.assessment, node, facts.words)
    # Where a stage is reached for sure, the line above says so already, and two checks often rest on the same features.
    opening = [why.reached] if node.known and why.reached else [why.headline, why.reached]
    behind = dict.fromkeys(id_ for check in why.missing for id_ in check.features)
    return CapabilityView(
        title=facts.framework.capability(node.id).title,
        stage=stage,
        target=target,
        why=tuple(text for text in (*opening, *why.remarks) if text),
        missing_intro=why.missing_intro,
        missing=tuple(behind.text for behind in why.missing),
        behind=tuple(facts.framework.features[id_].title for id_ in behind),
        lift=why.lift,
    )


def strengths(facts: Facts, profile: ChartTable) -> tuple[StrengthView, ...]:
    """Return up to three capabilities that stand highest, each with the most advanced features it has in place."""
    labels = {mark.id: mark.stage for mark in profile.marks}
    # Highest established stage first, then the larger share in place; ties keep the framework's order.
    ordered = sorted(facts.result.capabilities, key=lambda node: (-(node.stage or 0), -(node.value or 0)))
    found = [(node, _in_place(facts, node.id)) for node in ordered]
    best = [(node, titles) for node, titles in found if titles][:STRENGTHS]
    return tuple(
        StrengthView(facts.framework.capability(node.id).title, labels[node.id], titles) for node, titles in best
    )


def _in_place(facts: Facts, capability_id: str) -> tuple[str, ...]:
    capability = facts.framework.capability(capability_id)
    has = [
        feature
        for feature in capability.features
        if in_place(facts.framework, facts.assessment, feature) == 1
        and not facts.assessment.answer(feature.id).excluded
    ]
    return tuple(feature.title for feature in sorted(has, key=lambda feature: -feature.stage)[:IN_PLACE])


def projection(facts: Facts, profile: ChartTable) -> TableView:
    """Return the stage of each capability today, after each quarter of the plan, and its target."""
    words, phases = facts.words, facts.roadmap.phases
    after = tuple(words.say("report.projection.after", n=phase.quarter) for phase in phases)
    name, today, target = profile.columns
    rows = [
        (mark.title, mark.stage, *(_stage(facts, phase.projected[mark.id]) for phase in phases), row[2])
        for mark, row in zip(profile.marks, profile.rows, strict=True)
    ]
    ends = (*(_stage(facts, phase.projected_overall) for phase in phases), "")
    rows.append((words.say("report.projection.overall"), overall(facts), *ends))
    return TableView(columns=(name, today, *after, target), rows=tuple(rows))


def overall(facts: Facts) -> str:
    """Return the overall stage in words; never a decimal."""
    node = facts.result.overall
    if node.stage_low is None:
        return facts.words.say("charts.profile.nothing_applies")
    if not node.settled:
        return facts.words.say("charts.profile.nothing_answered")
    return stage_label(facts.framework, node.stage_low, node.stage_high)


def _stage(facts: Facts, number: int | None) -> str:
    return facts.words.say("report.projection.none") if number is None else stage_label(facts.framework, number, number)
