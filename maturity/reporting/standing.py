"""Where the center stands: each capability with its reasons, and the strengths to lead with."""

from __future__ import annotations

from fractions import Fraction

from maturity.charts.standing import group_lines, label, overall_cell
from maturity.reporting.dates import due
from maturity.reporting.facts import Facts
from maturity.reporting.views import CapabilityView, PartView, StrengthView, TableView
from maturity.roadmap.distance import Distance, distance_text, distances, overall_texts
from maturity.scoring.blocked import blocked_lines
from maturity.scoring.explain import explain
from maturity.scoring.explain_check import short_titles
from maturity.scoring.labels import figure, has_stages, stage_label
from maturity.scoring.result import NodeResult, Result
from maturity.scoring.scale import scales
from maturity.scoring.score import in_place

STRENGTHS = 3
IN_PLACE = 2  # features a strength names


def capabilities(facts: Facts) -> tuple[CapabilityView, ...]:
    """Return every capability: where it stands, why, what is missing and what lifts it."""
    far = distances(facts.framework, facts.assessment, facts.result, facts.roadmap.targets)
    parts: dict[str, list[PartView]] = {}
    for line in group_lines(facts.framework, facts.assessment, facts.result, facts.words):
        parts.setdefault(line.capability, []).append(PartView(line.title, line.standing, line.depth))
    rows = zip(facts.result.capabilities, facts.profile.rows, strict=True)
    return tuple(_capability(facts, node, row, far.get(node.id), tuple(parts.get(node.id, ()))) for node, row in rows)


def _capability(
    facts: Facts, node: NodeResult, row: tuple[str, ...], far: Distance | None, parts: tuple[PartView, ...]
) -> CapabilityView:
    _, stage, target = row
    why = explain(facts.framework, facts.assessment, facts.result, node, facts.words)
    # Where a stage is reached for sure, the line above says so already, and two checks often rest on the same features.
    opening = [why.reached] if node.known and why.reached else [why.headline, why.reached]
    behind = dict.fromkeys(title for check in why.missing for title in short_titles(facts.framework, check))
    return CapabilityView(
        title=facts.framework.capability(node.id).title,
        stage=stage,
        target=target,
        there=far is not None and far.is_there and bool(node.settled),
        distance=distance_text(far, facts.words) if far and node.settled else "",
        parts=parts,
        why=tuple(text for text in (*opening, *why.remarks) if text),
        missing_intro=why.missing_intro,
        missing=tuple(behind.text for behind in why.missing),
        behind=tuple(behind),
        lift=facts.lifts[node.id],
    )


def strengths(facts: Facts) -> tuple[StrengthView, ...]:
    """Return up to three capabilities that stand highest, each with the most advanced features it has in place."""
    labels = {mark.id: mark.stage for mark in facts.profile.marks}
    # Highest established stage first, then the larger share in place; ties keep the framework's order.
    height = _heights(facts)
    ordered = sorted(facts.result.capabilities, key=lambda node: (-(node.stage or 0), -height[node.id]))
    found = [(node, _in_place(facts, node.id)) for node in ordered]
    best = [(node, titles) for node, titles in found if titles][:STRENGTHS]
    return tuple(
        StrengthView(facts.framework.capability(node.id).title, labels[node.id], titles) for node, titles in best
    )


def _heights(facts: Facts) -> dict[str, Fraction]:
    """Return how far up its own scale each capability is."""
    ends = scales(facts.framework, facts.assessment)
    return {
        node.id: ends[node.id].share(node.value) if node.value is not None and node.id in ends else Fraction(0)
        for node in facts.result.capabilities
    }


def _in_place(facts: Facts, capability_id: str) -> tuple[str, ...]:
    capability = facts.framework.capability(capability_id)
    has = [
        feature
        for feature in capability.all_features
        if in_place(facts.framework, facts.assessment, feature) == 1
        and not facts.assessment.answer(feature.id).excluded
    ]
    return tuple(feature.title for feature in sorted(has, key=lambda feature: -feature.stage)[:IN_PLACE])


def projection(facts: Facts) -> TableView:
    """Return where each capability stands today, after each quarter of the plan, and its target."""
    words, phases, profile = facts.words, facts.roadmap.phases, facts.profile
    after = tuple(words.say("report.projection.after", n=phase.quarter) for phase in phases)
    name, today, target = profile.columns
    rows = [
        (mark.title, mark.stage, *(stands_in(facts, phase.after, mark.id) for phase in phases), row[2])
        for mark, row in zip(profile.marks, profile.rows, strict=True)
    ]
    if overall(facts):
        whole = label(facts.framework, facts.result, facts.result.overall, words)
        ends = (*(stands_in(facts, phase.after, facts.result.overall.id) for phase in phases), "")
        rows.append((words.say("report.projection.overall"), whole, *ends))
    kept = slice(None) if profile.aims else slice(-1)
    return TableView(columns=(name, today, *after, target)[kept], rows=tuple(row[kept] for row in rows))


def leads(facts: Facts) -> tuple[str, ...]:
    """Return where the plan leads by its end, in lines: what changes from today, and how much stays."""
    if not facts.roadmap.phases:
        return ()
    say = facts.words.say
    nodes = [*facts.result.capabilities, *([facts.result.overall] if overall(facts) else [])]
    lines, same = [], 0
    for node in nodes:
        before = stands_in(facts, facts.result, node.id)
        after = stands_in(facts, facts.roadmap.phases[-1].after, node.id)
        whole = node is facts.result.overall
        if before != after:
            title = say("report.projection.overall") if whole else facts.framework.capability(node.id).title
            lines.append(say("report.brief.leads_line", title=title, before=before, after=after))
        elif not whole:
            same += 1
    return (*lines, *([facts.words.count("report.brief.leads_same", same)] if same else []))


def changes(facts: Facts) -> tuple[str, ...]:
    """Return what has come since the earlier answers, in lines: what has changed, and how much stays."""
    if facts.before is None:
        return ()
    pairs = list(zip(facts.before.marks, facts.profile.marks, strict=True))
    lines = [
        facts.words.say("report.brief.leads_line", title=now.title, before=then.stage, after=now.stage)
        for then, now in pairs
        if then.stage != now.stage
    ]
    same = len(pairs) - len(lines)
    return (*lines, *([facts.words.count("report.brief.same", same)] if same else []))


def leads_intro(facts: Facts) -> str:
    """Return by when the plan leads there."""
    month = due(facts.as_of, len(facts.roadmap.phases), facts.words)
    return facts.words.say("report.brief.leads_intro", month=month)


def overall(facts: Facts) -> str:
    """Return where the whole stands in words; empty where the framework makes nothing of the whole."""
    return overall_cell(facts.framework, facts.assessment, facts.result, facts.words)


def blocked(facts: Facts) -> tuple[str, ...]:
    """Return why the whole can't be scored and what to do; nothing where it can."""
    return tuple(blocked_lines(facts.framework, facts.assessment, facts.result, facts.words))


def aims(facts: Facts) -> tuple[str, ...]:
    """Return how far the whole is from its targets, in sentences; nothing where there are no targets."""
    return tuple(overall_texts(facts.framework, facts.assessment, facts.result, facts.roadmap.targets, facts.words))


def kind(facts: Facts) -> str:
    """Return 'stage' where capabilities have stages, else 'number': what the words around them speak of."""
    return "stage" if any(has_stages(facts.framework, node) for node in facts.result.capabilities) else "number"


def overall_kind(facts: Facts) -> str:
    """Return 'stage' where the whole has a stage, else 'number'."""
    return "stage" if has_stages(facts.framework, facts.result.overall) else "number"


def stands_in(facts: Facts, result: Result, node_id: str) -> str:
    """Return where a node stands in a result, by the framework's rule: its stage, or its number with its band."""
    node = result.node(node_id)
    if has_stages(facts.framework, node):
        number = node.stage
        if number is None:
            return facts.words.say("report.projection.none")
        return stage_label(facts.framework, number, number)
    if node.value is None:
        return facts.words.say("report.projection.no_number")
    number_text = figure(facts.framework, node.value)
    return number_text if node.band is None else f"{node.band} ({number_text})"
