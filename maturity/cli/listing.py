"""What the commands print for people: outlines, stages with their reasons, and the plan, as lines of text."""

from __future__ import annotations

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.roadmap.plan import Phase, Roadmap
from maturity.roadmap.reasons import reasons
from maturity.scoring.explain import explain, explain_overall
from maturity.scoring.labels import stage_label
from maturity.scoring.result import Result
from maturity.text import Words


def show_lines(framework: Framework, words: Words) -> list[str]:
    """List every capability and feature: stage, id, title, gate, options and what it requires."""
    lines = [_framework(framework, words), ""]
    for capability in framework.capabilities:
        lines.append(f"{capability.id}: {capability.title}")
        for feature in capability.features:
            options = "/".join(option.id for option in framework.options_of(feature))
            gate = f" [{words.say('cli.gate')}]" if feature.gate else ""
            lines.append(f"  {feature.stage} {framework.stage_name(feature.stage)}: {feature.id} ({options}){gate}")
            lines.append(f"      {feature.title}")
            if feature.requires:
                lines.append(f"      {words.say('cli.requires', features=', '.join(feature.requires))}")
    return lines


def score_lines(framework: Framework, assessment: Assessment, result: Result, words: Words) -> list[str]:
    """Print the profile first, then every reason, then the overall stage."""
    overall = result.overall
    lines = [*_head(framework, assessment, words)]
    lines.append(words.say("cli.coverage", settled=overall.settled, total=overall.total))
    lines.append("")
    width = max(len(capability.title) for capability in framework.capabilities)
    for node in result.capabilities:
        title = framework.capability(node.id).title
        lines.append(f"{title:<{width}}  {stage_label(framework, node.stage_low, node.stage_high)}")
    for node in result.capabilities:
        lines += ["", *_bulleted(explain(framework, assessment, node, words).sentences())]
    return [*lines, "", *explain_overall(framework, overall, words)]


def roadmap_lines(framework: Framework, assessment: Assessment, roadmap: Roadmap, words: Words) -> list[str]:
    """Print the plan quarter by quarter, each feature with its reasons and first step."""
    lines = [*_head(framework, assessment, words), words.say("cli.targets", capacity=roadmap.capacity.label)]
    if roadmap.empty:
        return [*lines, "", words.say("cli.nothing")]
    if roadmap.find_out:
        lines += ["", words.say("cli.find_out")]
        lines += [f"  - {framework.features[id_].asked} ({id_})" for id_ in roadmap.find_out]
    for phase in roadmap.phases:
        lines += ["", *_phase(framework, assessment, phase, words)]
    if roadmap.beyond:
        lines += ["", words.count("cli.beyond", len(roadmap.beyond))]
        lines += [f"  - {framework.features[step.feature].title} ({step.feature})" for step in roadmap.beyond]
    return lines


def _phase(framework: Framework, assessment: Assessment, phase: Phase, words: Words) -> list[str]:
    horizon = words.say(f"common.horizon.{phase.horizon}")
    lines = [words.say("cli.quarter", horizon=horizon, quarter=phase.quarter, points=phase.points)]
    for one in phase.planned:
        feature = framework.features[one.step.feature]
        spans = one.slot.end > one.slot.start
        tail = f" {words.say('cli.spans', start=one.slot.start, end=one.slot.end)}" if spans else ""
        lines.append(f"  - {feature.title} ({feature.id}){tail}")
        lines.append(f"      {' '.join(reasons(framework, assessment, one.step, words))}")
        lines.append(f"      {words.say('cli.first_step', step=feature.first_step)}")
        lines.append(f"      {words.say('cli.done_when', done=feature.done_when)}")
    stages = [
        f"{framework.capability(id_).title} {stage_label(framework, stage, stage)}"
        for id_, stage in phase.projected.items()
        if stage is not None
    ]
    lines.append(f"  {words.say('cli.projected', stages='; '.join(stages))}")
    return lines


def _head(framework: Framework, assessment: Assessment, words: Words) -> list[str]:
    name = assessment.name or words.say("cli.unnamed")
    return [words.say("cli.center", name=name), _framework(framework, words)]


def _framework(framework: Framework, words: Words) -> str:
    checksum = framework.checksum[:12]
    return words.say("cli.framework", title=framework.title, version=framework.version, checksum=checksum)


def _bulleted(sentences: list[str]) -> list[str]:
    return [sentences[0], *(f"  - {sentence}" for sentence in sentences[1:])] if sentences else []
