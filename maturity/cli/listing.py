"""What the commands print for people: outlines, stages with their reasons, and the plan, as lines of text."""

from __future__ import annotations

from collections.abc import Mapping

from maturity.assessment.answers import Assessment
from maturity.assessment.steps import StepChoice
from maturity.charts.standing import label
from maturity.cli.standing import overall_lines, profile_lines, target_lines
from maturity.framework.model import Capability, Framework
from maturity.roadmap.plan import Phase, Roadmap
from maturity.roadmap.reasons import reasons
from maturity.roadmap.remarks import over_text, remarks
from maturity.roadmap.targets import targets
from maturity.scoring.compiled import OVERALL
from maturity.scoring.explain import explain, explain_overall
from maturity.scoring.result import Result
from maturity.text import Words


def show_lines(framework: Framework, words: Words) -> list[str]:
    """List every capability and feature: stage, id, title, gate, options and what it requires."""
    lines = [_framework(framework, words), ""]
    for capability in framework.capabilities:
        lines += _group(framework, capability, "", words)
    return lines


def _group(framework: Framework, group: Capability, indent: str, words: Words) -> list[str]:
    lines = [f"{indent}{group.id}: {group.title}"]
    for feature in group.features:
        options = "; ".join(
            f"{aspect}: {listed}" if aspect else listed
            for aspect, some in framework.aspect_options(feature).items()
            if (listed := "/".join(option.id for option in some))
        )
        marks = "".join(f" [{words.say(f'cli.{mark}')}]" for mark in ("gate", "blocking") if getattr(feature, mark))
        stage = f"{feature.stage} {framework.stage_name(feature.stage)}: " if feature.stage else ""
        lines.append(f"{indent}  {stage}{feature.id} ({options}){marks}")
        lines.append(f"{indent}      {feature.title}")
        if feature.requires:
            lines.append(f"{indent}      {words.say('cli.requires', features=', '.join(feature.requires))}")
    for inner in group.groups:
        lines += _group(framework, inner, f"{indent}  ", words)
    return lines


def score_lines(
    framework: Framework, assessment: Assessment, result: Result, lifts: Mapping[str, str], words: Words
) -> list[str]:
    """Print the profile first, then every reason and what lifts it, then the overall stage."""
    overall = result.overall
    lines = [*head_lines(framework, assessment, words)]
    lines.append(words.say("cli.coverage", settled=overall.settled, total=overall.total))
    lines.append("")
    aims = targets(framework, assessment, result)
    lines += profile_lines(framework, assessment, result, aims, words)
    for node in result.capabilities:
        sentences = explain(framework, assessment, result, node, words).sentences()
        lines += ["", *_bulleted([*sentences, *_said(lifts[node.id])])]
    lines += target_lines(framework, assessment, result, aims, words)
    whole = explain_overall(framework, assessment, result, words) if result.scorable else []
    whole = whole or overall_lines(framework, assessment, result, words)
    return [*lines, "", *whole, *_said(lifts[overall.id])]


def roadmap_lines(
    framework: Framework, assessment: Assessment, roadmap: Roadmap, lifts: Mapping[str, str], words: Words
) -> list[str]:
    """Print the plan quarter by quarter, each feature with its reasons and first step, then the smallest next steps."""
    lines = [*head_lines(framework, assessment, words), words.say("cli.targets", capacity=roadmap.capacity.label)]
    if roadmap.empty:
        kind = "stage" if roadmap.targets else "number"
        return [*lines, "", words.say(f"cli.nothing.{kind}")]
    if roadmap.find_out:
        lines += ["", words.say("cli.find_out")]
        lines += [f"  - {framework.features[id_].asked} ({id_})" for id_ in roadmap.find_out]
    for phase in roadmap.phases:
        lines += ["", *_phase(framework, assessment, phase, words)]
    if roadmap.beyond:
        kind = "stage" if roadmap.targets else "number"
        lines += ["", words.count(f"cli.beyond.{kind}", len(roadmap.beyond))]
        lines += [f"  - {framework.features[step.feature].title} ({step.feature})" for step in roadmap.beyond]
    if roadmap.skipped:
        lines += ["", words.say("cli.skipped")]
        for id_ in roadmap.skipped:
            lines.append(
                f"  - {framework.features[id_].title} ({id_}). {' '.join(assessment.step(id_).reason.split())}"
            )
    return [*lines, *_lifts(framework, lifts, words)]


def _lifts(framework: Framework, lifts: Mapping[str, str], words: Words) -> list[str]:
    titles = {id_: group.title for id_, group in framework.groups.items()} | {OVERALL: words.say("explain.whole")}
    said = [words.say("lift.titled", title=titles[id_], text=text) for id_, text in lifts.items() if text]
    return ["", words.say("lift.title"), *(f"  - {line}" for line in said)] if said else []


def _phase(framework: Framework, assessment: Assessment, phase: Phase, words: Words) -> list[str]:
    horizon = words.say(f"common.horizon.{phase.horizon}")
    lines = [words.say("cli.quarter", horizon=horizon, quarter=phase.quarter, points=phase.points)]
    for one in phase.planned:
        feature = framework.features[one.step.feature]
        spans = one.slot.end > one.slot.start
        tail = f" {words.say('cli.spans', start=one.slot.start, end=one.slot.end)}" if spans else ""
        lines.append(f"  - {feature.title} ({feature.id}){tail}")
        said = [*reasons(framework, assessment, one.step, words), *remarks(framework, one, words)]
        lines.append(f"      {' '.join(said)}")
        lines += _decided(assessment.step(feature.id), words)
        if feature.first_step:
            lines.append(f"      {words.say('cli.first_step', step=feature.first_step)}")
        if feature.done_when:
            lines.append(f"      {words.say('cli.done_when', done=feature.done_when)}")
    lines += [f"  {over}"] if (over := over_text(phase, words)) else []
    stages = [
        f"{framework.capability(node.id).title} {label(framework, phase.after, node, words)}"
        for node in phase.after.capabilities
        if node.stage is not None or node.value is not None
    ]
    lines.append(f"  {words.say('cli.projected', stages='; '.join(stages))}")
    return lines


def _decided(choice: StepChoice, words: Words) -> list[str]:
    """Say what the center decided about a step, where it did."""
    said = [words.say("plan.card.accepted")] if choice.accepted else []
    said += [words.say("plan.card.owner", owner=choice.owner)] if choice.owner else []
    said += [words.say("plan.card.start", quarter=choice.start)] if choice.start else []
    return [f"      {'. '.join(said)}."] if said else []


def head_lines(framework: Framework, assessment: Assessment, words: Words) -> list[str]:
    """Name the center and the framework, as all that is printed begins."""
    name = assessment.name or words.say("cli.unnamed")
    return [words.say("cli.center", name=name), _framework(framework, words)]


def _framework(framework: Framework, words: Words) -> str:
    checksum = framework.checksum[:12]
    return words.say("cli.framework", title=framework.title, version=framework.version_here, checksum=checksum)


def _said(text: str) -> list[str]:
    return [text] if text else []


def _bulleted(sentences: list[str]) -> list[str]:
    return [sentences[0], *(f"  - {sentence}" for sentence in sentences[1:])] if sentences else []
