"""How many centers have reached each stage or a higher one, capability by capability."""

from __future__ import annotations

from dataclasses import dataclass

from maturity.charts.cohort import columns_of, counted
from maturity.charts.table import Chart, Step
from maturity.compare.comparison import Capability, Comparison
from maturity.framework.model import Framework
from maturity.scoring.labels import percent, stage_label
from maturity.text import Words

FEW = 100
"""Below so many centers a count is said, from it on percent."""


@dataclass(frozen=True)
class Share:
    """A bar: how long it is, from 0 to 1, and how many centers that are."""

    at: float
    said: str


@dataclass(frozen=True)
class ShareRow:
    """A capability with a bar for each stage; none where too few centers are scored."""

    id: str
    title: str
    bars: tuple[Share, ...]
    said: str
    """Why there are none; else how many centers are scored."""


@dataclass(frozen=True)
class Shares(Chart):
    """A row of bars for each capability that has stages."""

    steps: tuple[Step, ...]
    shares: tuple[ShareRow, ...]


def shares(framework: Framework, comparison: Comparison, words: Words) -> Shares | None:
    """Return how many have reached each stage; None without stages, or where there are no figures."""
    staged = [one for one in comparison.capabilities if one.stages]
    if comparison.withheld is not None or not any(one.figures for one in staged):
        return None
    heading = words.say("comparison.shares.heading")
    steps = [stage_label(framework, stage.number, stage.number) for stage in framework.stages]
    at_least = tuple(words.say("comparison.column.at_least", stage=step) for step in steps)
    return Shares(
        title=heading,
        heading=heading,
        alt=" ".join(
            [
                words.say("comparison.shares.alt.intro"),
                *(_sentence(framework, comparison, one, words) for one in staged),
            ]
        ),
        columns=(*columns_of(("capability", "n"), words), *at_least),
        rows=tuple(_cells(framework, comparison, one, words) for one in staged),
        steps=tuple(Step(stage.number, stage.name) for stage in framework.stages),
        shares=tuple(_row(framework, comparison, one, words) for one in staged),
    )


def _row(framework: Framework, comparison: Comparison, one: Capability, words: Words) -> ShareRow:
    title = framework.capability(one.id).title
    if one.figures is None:
        return ShareRow(one.id, title, (), words.say("comparison.dots.too_few"))
    n = one.figures.n
    bars = (
        Share(float(step.share), _count(comparison, step.count, n, words) if n < FEW else percent(step.share))
        for step in one.figures.at_least
    )
    return ShareRow(one.id, title, tuple(bars), words.number(n))


def _count(comparison: Comparison, count: int, n: int, words: Words) -> str:
    said = words.say("comparison.of", count=count, n=n)
    return f"≈{said}" if comparison.within else said


def _cells(framework: Framework, comparison: Comparison, one: Capability, words: Words) -> tuple[str, ...]:
    title = framework.capability(one.id).title
    if one.figures is None:
        return (title, words.say("comparison.dots.too_few"), *("" for _ in framework.stages))
    counts = (f"{words.number(step.count)} ({percent(step.share)})" for step in one.figures.at_least)
    return (title, words.number(one.figures.n), *counts)


def _sentence(framework: Framework, comparison: Comparison, one: Capability, words: Words) -> str:
    title = framework.capability(one.id).title
    if one.figures is None:
        return words.say("comparison.shares.alt.too_few", capability=title)
    n = one.figures.n
    told = (
        words.say(
            "comparison.shares.alt.share",
            stage=stage_label(framework, step.stage, step.stage),
            count=counted(comparison, step.count, n, words),
        )
        for step in one.figures.at_least
    )
    return words.say("comparison.shares.alt.row", capability=title, shares="; ".join(told))
