"""Where a center stands, as lines: every capability with its groups, how far its target is, and what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from maturity.assessment.answers import Assessment
from maturity.charts.standing import cell, group_lines, overall_cell
from maturity.framework.model import Framework
from maturity.roadmap.distance import distance_text, distances, overall_texts, progress, since
from maturity.scoring.blocked import blocked_lines
from maturity.scoring.compiled import OVERALL
from maturity.scoring.labels import stage_label
from maturity.scoring.result import Result
from maturity.scoring.scale import scales
from maturity.scoring.target import has_targets, percent_to_target
from maturity.text import Words

Aims = Mapping[str, int]


def profile_lines(framework: Framework, assessment: Assessment, result: Result, aims: Aims, words: Words) -> list[str]:
    """Print where each capability stands with its groups, how far its target is, and why nothing is scored."""
    ends = scales(framework, assessment)
    far = distances(framework, assessment, result, aims)
    inner: dict[str, list[str]] = {}
    for line in group_lines(framework, assessment, result, words):
        inner.setdefault(line.capability, []).append(f"{'  ' * line.depth}{line.title}: {line.standing}")
    width = max(len(capability.title) for capability in framework.capabilities)
    lines = []
    for node in result.capabilities:
        stands = cell(framework, result, node, ends.get(node.id), words)
        if node.id in far and node.settled:
            target = far[node.id].target
            aimed = words.say("cli.target", target=stage_label(framework, target, target)) if target is not None else ""
            stands += f". {aimed} {distance_text(far[node.id], words)}".replace("  ", " ")
        lines += [f"{framework.capability(node.id).title:<{width}}  {stands}", *inner.get(node.id, [])]
    blocked = blocked_lines(framework, assessment, result, words)
    return [*lines, *(["", *blocked] if blocked else [])]


def target_lines(framework: Framework, assessment: Assessment, result: Result, aims: Aims, words: Words) -> list[str]:
    """Print how far the whole is from its targets."""
    lines = overall_texts(framework, assessment, result, aims, words) if result.overall.settled else []
    return ["", *lines] if lines else []


def overall_lines(framework: Framework, assessment: Assessment, result: Result, words: Words) -> list[str]:
    """Print the whole where it is no stage; what a stage says is explained elsewhere."""
    stands = overall_cell(framework, assessment, result, words)
    return [words.say("cli.overall", stands=stands)] if stands else []


def since_lines(
    framework: Framework, assessment: Assessment, baseline: Assessment, aims: Aims, words: Words
) -> list[str]:
    """Print what has come of earlier answers."""
    lines = since(framework, assessment, baseline, aims, words)
    return ["", words.say("cli.since"), *(f"  - {line}" for line in lines)]


def target_data(
    framework: Framework, assessment: Assessment, result: Result, aims: Aims, baseline: Assessment | None
) -> dict[str, Any]:
    """Return targets, the share of the way to each and the progress since earlier answers, as plain data."""
    ids = [*aims, OVERALL] if aims and has_targets(framework, assessment, aims) else []
    shares = {id_: percent_to_target(framework, assessment, id_, aims) for id_ in ids}
    data: dict[str, Any] = {
        "targets": dict(aims),
        "share_of_target": {id_: None if share is None else float(share) for id_, share in shares.items()},
        "blocked_by": list(result.blocked_by),
    }
    if baseline is not None:
        made = progress(framework, assessment, baseline, aims)
        data["progress_to_date"] = {id_: None if share is None else float(share) for id_, share in made.items()}
    return data
