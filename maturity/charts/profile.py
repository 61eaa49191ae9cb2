"""The profile: where each capability stands, up to where it could be, and what it aims at."""

from __future__ import annotations

from collections.abc import Mapping

from maturity.assessment.answers import Assessment
from maturity.charts.standing import label, remark, scale
from maturity.charts.table import Bar, ChartTable, Legend, Mark, Step
from maturity.framework.model import Framework
from maturity.scoring.labels import figure, has_stages, stage_label
from maturity.scoring.result import NodeResult, Result
from maturity.scoring.scale import Ends, scales
from maturity.text import Words


def stage_profile(
    framework: Framework, assessment: Assessment, result: Result, targets: Mapping[str, int], words: Words
) -> ChartTable:
    """Return the profile of all capabilities, in the framework's order and never sorted by where they stand."""
    ends = scales(framework, assessment)
    marks = tuple(_mark(framework, result, node, ends.get(node.id), targets, words) for node in result.capabilities)
    staged = any(has_stages(framework, node) for node in result.capabilities)
    kind = "stage" if staged else "number"
    heading = words.say(f"charts.profile.title.{kind}")
    return ChartTable(
        title=words.say(f"charts.profile.title_of.{kind}", center=assessment.name) if assessment.name else heading,
        heading=heading,
        alt=" ".join([_intro(framework, marks, staged, words), *(_sentence(framework, mark, words) for mark in marks)]),
        columns=tuple(words.say(f"charts.profile.column.{key}") for key in ("capability", kind, "target")),
        rows=tuple((mark.title, _cell(mark), _named(framework, mark.target)) for mark in marks),
        steps=tuple(Step(stage.number, stage.name) for stage in framework.stages) if staged else (),
        marks=marks,
        legend=Legend(
            *(words.say(f"charts.profile.legend.{key}") for key in (f"reached_{kind}", "open", "target", "value"))
        ),
    )


def _intro(framework: Framework, marks: tuple[Mark, ...], staged: bool, words: Words) -> str:
    if not staged:
        return words.count("charts.profile.alt_numbers", len(marks))
    first, last = framework.stages[0], framework.stages[-1]
    return words.count(
        "charts.profile.alt_stages",
        len(marks),
        first=_named(framework, first.number),
        last=_named(framework, last.number),
    )


def _mark(
    framework: Framework,
    result: Result,
    node: NodeResult,
    ends: Ends | None,
    targets: Mapping[str, int],
    words: Words,
) -> Mark:
    return Mark(
        id=node.id,
        title=framework.capability(node.id).title,
        stage=label(framework, result, node, words),
        stage_low=node.stage_low,
        stage_high=node.stage_high,
        target=None if node.stage_low is None else targets.get(node.id),
        bar=None if has_stages(framework, node) else _bar(framework, node, ends, words),
        remark=remark(framework, node, ends, words),
        stage_now=node.stage,
        answered=bool(node.settled),
    )


def _bar(framework: Framework, node: NodeResult, ends: Ends | None, words: Words) -> Bar | None:
    if ends is None or node.low is None or node.high is None:
        return None
    value = node.low if node.value is None else node.value
    return Bar(
        low=float(ends.share(node.low)),
        high=float(ends.share(node.high)),
        value=float(ends.share(value)),
        lowest=figure(framework, ends.lowest),
        highest=figure(framework, ends.highest),
        scale=scale(framework, ends, words),
    )


def _named(framework: Framework, number: int | None) -> str:
    return "" if number is None else stage_label(framework, number, number)


def _cell(mark: Mark) -> str:
    return f"{mark.stage}, {mark.remark}" if mark.remark else mark.stage


def _sentence(framework: Framework, mark: Mark, words: Words) -> str:
    if mark.target is None:
        return words.say("charts.profile.alt_without", capability=mark.title, stage=_cell(mark))
    return words.say(
        "charts.profile.alt", capability=mark.title, stage=_cell(mark), target=_named(framework, mark.target)
    )
