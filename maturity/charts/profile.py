"""The stage profile: where each capability stands, up to where it could be, and what it aims at."""

from __future__ import annotations

from collections.abc import Mapping

from maturity.assessment.answers import Assessment
from maturity.charts.table import ChartTable, Legend, Mark, Step
from maturity.framework.model import Framework
from maturity.scoring.labels import stage_label
from maturity.scoring.result import NodeResult, Result
from maturity.text import Words


def stage_profile(
    framework: Framework, assessment: Assessment, result: Result, targets: Mapping[str, int], words: Words
) -> ChartTable:
    """Return the profile of all capabilities, in the framework's order and never sorted by stage."""
    marks = tuple(_mark(framework, node, targets, words) for node in result.capabilities)
    first, last = framework.stages[0], framework.stages[-1]
    intro = words.say(
        "charts.profile.alt_intro",
        n=len(marks),
        first=_named(framework, first.number),
        last=_named(framework, last.number),
    )
    return ChartTable(
        title=_title(assessment, words),
        alt=" ".join([intro, *(_sentence(framework, mark, words) for mark in marks)]),
        columns=tuple(words.say(f"charts.profile.column.{key}") for key in ("capability", "stage", "target")),
        rows=tuple((mark.title, mark.stage, _named(framework, mark.target)) for mark in marks),
        steps=tuple(Step(stage.number, stage.name) for stage in framework.stages),
        marks=marks,
        legend=Legend(*(words.say(f"charts.profile.legend.{key}") for key in ("reached", "open", "target"))),
    )


def _title(assessment: Assessment, words: Words) -> str:
    return words.say("charts.profile.title_of" if assessment.name else "charts.profile.title", center=assessment.name)


def _mark(framework: Framework, node: NodeResult, targets: Mapping[str, int], words: Words) -> Mark:
    if node.stage_low is None:
        stage = words.say("charts.profile.nothing_applies")
    elif not node.settled:
        stage = words.say("charts.profile.nothing_answered")
    else:
        stage = stage_label(framework, node.stage_low, node.stage_high)
    return Mark(
        id=node.id,
        title=framework.capability(node.id).title,
        stage=stage,
        stage_low=node.stage_low,
        stage_high=node.stage_high,
        target=None if node.stage_low is None else targets.get(node.id),
    )


def _named(framework: Framework, number: int | None) -> str:
    return "" if number is None else stage_label(framework, number, number)


def _sentence(framework: Framework, mark: Mark, words: Words) -> str:
    if mark.target is None:
        return words.say("charts.profile.alt_without", capability=mark.title, stage=mark.stage)
    return words.say(
        "charts.profile.alt", capability=mark.title, stage=mark.stage, target=_named(framework, mark.target)
    )
