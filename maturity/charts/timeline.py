"""The roadmap by quarter: what starts when and how long it takes, in the plan's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maturity.charts.table import Chart
from maturity.framework.model import Framework
from maturity.roadmap.plan import Phase, Planned, Roadmap
from maturity.text import Words

COLUMNS = ("feature", "capability", "starts", "ends")
MOST = 24  # features that are drawn


@dataclass(frozen=True)
class Quarter:
    """A quarter of the plan as a column: its name, the same in brief for a narrow column, and its months."""

    name: str
    brief: str
    months: str


@dataclass(frozen=True)
class Stretch:
    """A feature of the plan and the quarters it takes, counted from 1; it may go on after the last one."""

    feature: str
    title: str
    start: int
    end: int
    find_out_first: bool


@dataclass(frozen=True)
class TimelineLegend:
    """The words that explain the signs of the chart."""

    work: str
    find_out: str
    goes_on: str


@dataclass(frozen=True)
class Timeline(Chart):
    """The quarters of a plan, a stretch for each of its first features, and in words what isn't drawn."""

    quarters: tuple[Quarter, ...]
    stretches: tuple[Stretch, ...]
    more: str
    legend: TimelineLegend

    def goes_on(self, stretch: Stretch) -> bool:
        """True where the work goes on after the last quarter of the plan."""
        return stretch.end > len(self.quarters)


def timeline(framework: Framework, roadmap: Roadmap, spans: Sequence[str], words: Words, most: int = MOST) -> Timeline:
    """Return the plan by quarter; `spans` are the months of each of its phases, as they are written.

    No more than `most` features are drawn; the table has them all.
    """
    planned = [one for phase in roadmap.phases for one in phase.planned]
    heading = words.say("charts.timeline.heading")
    quarters = tuple(
        Quarter(_name(phase, words), words.say("charts.timeline.brief", n=phase.quarter), months)
        for phase, months in zip(roadmap.phases, spans, strict=True)
    )
    return Timeline(
        title=heading,
        heading=heading,
        alt=_alt(framework, roadmap, quarters, words),
        columns=tuple(
            words.say(f"charts.timeline.column.{key}") for key in ("feature", "capability", "starts", "ends")
        ),
        rows=tuple(_row(framework, roadmap, one, words) for one in planned),
        quarters=quarters,
        stretches=tuple(_stretch(framework, one) for one in planned[:most]),
        more=" ".join(_more(roadmap, len(planned) - most, words)),
        legend=TimelineLegend(*(words.say(f"charts.timeline.legend.{key}") for key in ("work", "find_out", "goes_on"))),
    )


def _name(phase: Phase, words: Words) -> str:
    horizon = words.say(f"common.horizon.{phase.horizon}")
    return words.say("charts.timeline.quarter", n=phase.quarter, horizon=horizon)


def _stretch(framework: Framework, one: Planned) -> Stretch:
    title = framework.features[one.step.feature].title
    return Stretch(one.step.feature, title, one.slot.start, one.slot.end, one.step.find_out_first)


def _more(roadmap: Roadmap, not_drawn: int, words: Words) -> list[str]:
    found = []
    if not_drawn > 0:
        found.append(words.count("charts.timeline.more", not_drawn))
    if roadmap.beyond:
        found.append(words.count("charts.timeline.after", len(roadmap.beyond)))
    return found


def _row(framework: Framework, roadmap: Roadmap, one: Planned, words: Words) -> tuple[str, ...]:
    starts = words.say("charts.timeline.brief", n=one.slot.start)
    if one.step.find_out_first:
        starts = words.say("charts.timeline.cell.find_out", quarter=starts)
    ends = words.say("charts.timeline.brief", n=one.slot.end)
    if one.slot.end > len(roadmap.phases):
        ends = words.say("charts.timeline.cell.goes_on", quarter=ends)
    feature = framework.features[one.step.feature]
    return feature.title, framework.capability(one.step.capability).title, starts, ends


def _alt(framework: Framework, roadmap: Roadmap, quarters: Sequence[Quarter], words: Words) -> str:
    planned = sum(len(phase.planned) for phase in roadmap.phases)
    if not planned:
        return words.say("charts.timeline.alt.nothing")
    lines = [words.count("charts.timeline.alt.intro", planned)]
    for phase, quarter in zip(roadmap.phases, quarters, strict=True):
        features = "; ".join(_said(framework, roadmap, one, words) for one in phase.planned)
        key = "starts" if phase.planned else "nothing_starts"
        said = {"quarter": quarter.name, "months": quarter.months}
        lines.append(words.say(f"charts.timeline.alt.{key}", **said, features=features))
    if roadmap.beyond:
        lines.append(words.count("charts.timeline.after", len(roadmap.beyond)))
    return " ".join(lines)


def _said(framework: Framework, roadmap: Roadmap, one: Planned, words: Words) -> str:
    """Write a feature as the alt text lists it: what isn't done by the end of its quarter says until when it takes."""
    said = framework.features[one.step.feature].title
    if one.slot.end > len(roadmap.phases):
        said = words.say("charts.timeline.alt.goes_on", feature=said)
    elif one.slot.end > one.slot.start:
        said = words.say("charts.timeline.alt.until", feature=said, n=one.slot.end)
    return words.say("charts.timeline.alt.find_out", feature=said) if one.step.find_out_first else said
