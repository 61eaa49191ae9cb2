"""Where a group or the whole stands, as every room writes it: stage or number, its scale, and what is possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maturity.assessment.answers import Assessment
from maturity.framework.model import Capability, Framework
from maturity.scoring.labels import figure, has_stages, stage_label, standing
from maturity.scoring.result import NodeResult, Result
from maturity.scoring.scale import Ends, scales
from maturity.scoring.score import OVERALL
from maturity.text import Words


@dataclass(frozen=True)
class GroupLine:
    """One group inside a capability: how deep it lies, from 1, and where it stands."""

    capability: str
    depth: int
    title: str
    standing: str


def label(framework: Framework, result: Result, node: NodeResult, words: Words) -> str:
    """Write where a node stands, or why there is nothing to write."""
    if node.id == OVERALL and not result.scorable:
        return words.say("charts.profile.not_scorable")
    if node.stage_low is None if has_stages(framework, node) else node.low is None:
        if node.excluded == node.total:
            return words.say("charts.profile.nothing_applies")
        return words.say(f"charts.profile.{'no_stage' if has_stages(framework, node) else 'no_score'}")
    if not node.settled:
        return words.say("charts.profile.nothing_answered")
    return standing(framework, node)


def remark(framework: Framework, node: NodeResult, ends: Ends | None, words: Words) -> str:
    """Write the scale of a number, what open answers could make of it where its label gives no range, and aspects."""
    parts = []
    if not has_stages(framework, node) and node.low is not None and ends is not None:
        parts.append(scale(framework, ends, words))
    low, high = _possible(framework, node)
    if low != high and node.settled and framework.scoring.blank != "open":
        parts.append(words.say("charts.profile.possible", low=low, high=high))
    return "; ".join([*parts, *_apart(framework, node)])


def _apart(framework: Framework, node: NodeResult) -> Iterator[str]:
    """Yield the number of each aspect where they are rolled up apart."""
    for aspect in framework.aspects:
        if node.settled and (found := node.aspects.get(aspect.id)) is not None and found.low is not None:
            low, high = figure(framework, found.low), figure(framework, found.high)
            if framework.scoring.blank != "open":
                low = high = figure(framework, found.value)
            yield f"{aspect.label} {low if low == high else f'{low} – {high}'}"


def scale(framework: Framework, ends: Ends, words: Words) -> str:
    """Write a scale by its ends."""
    lowest, highest = figure(framework, ends.lowest), figure(framework, ends.highest)
    return words.say("charts.profile.scale", lowest=lowest, highest=highest)


def _possible(framework: Framework, node: NodeResult) -> tuple[str, str]:
    if has_stages(framework, node):
        return stage_label(framework, node.stage_low, node.stage_low), stage_label(
            framework, node.stage_high, node.stage_high
        )
    return figure(framework, node.low), figure(framework, node.high)


def cell(framework: Framework, result: Result, node: NodeResult, ends: Ends | None, words: Words) -> str:
    """Write where a node stands with its scale, for tables and lists."""
    stands, more = label(framework, result, node, words), remark(framework, node, ends, words)
    return f"{stands}, {more}" if more else stands


def overall_cell(framework: Framework, assessment: Assessment, result: Result, words: Words) -> str:
    """Write where the whole stands with its scale; empty where the framework makes nothing of the whole."""
    rule = framework.scoring.overall
    if result.scorable and rule.rollup.rule == "none" and not has_stages(framework, result.overall):
        return ""
    return cell(framework, result, result.overall, scales(framework, assessment).get(OVERALL), words)


def group_lines(framework: Framework, assessment: Assessment, result: Result, words: Words) -> tuple[GroupLine, ...]:
    """Return the groups inside the capabilities, in the framework's order, outer before inner."""
    if not any(capability.groups for capability in framework.capabilities):
        return ()
    ends = scales(framework, assessment)
    found: list[GroupLine] = []
    for capability in framework.capabilities:
        _gather(framework, result, capability, (capability.id, 1), ends, words, found)
    return tuple(found)


def _gather(
    framework: Framework,
    result: Result,
    group: Capability,
    place: tuple[str, int],
    ends: Mapping[str, Ends],
    words: Words,
    found: list[GroupLine],
) -> None:
    capability, depth = place
    for inner in group.groups:
        text = cell(framework, result, result.node(inner.id), ends.get(inner.id), words)
        found.append(GroupLine(capability, depth, inner.title, text))
        _gather(framework, result, inner, (capability, depth + 1), ends, words, found)
