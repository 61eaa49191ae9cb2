"""What the template of a comparison may show, by name: plain texts, lists and charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from maturity.charts.cohort import columns_of, counted
from maturity.charts.cohort_dots import cohort_dots
from maturity.charts.cohort_notes import facts, left_out, reading, who_is_in
from maturity.charts.heat import HeatMap, heat_map
from maturity.charts.paper.letters import wrapped
from maturity.charts.shares import shares
from maturity.compare.comparison import Comparison, FeatureFigures
from maturity.framework.model import Framework
from maturity.reporting.dates import spelled
from maturity.reporting.drawn import view_of
from maturity.reporting.typed import printable
from maturity.reporting.views import FactView, TableView
from maturity.text import Words

ON_PAGE_ONE = 5
MOST_GAPS = 12
MOST_TEACHERS = 2
SHORT_NAME = 36  # characters of a center's name in a narrow column; in full it stands in the heat map
COLUMNS = 11
"""Capabilities in one table across a page; more of them are told in a second table."""
LINES, NAME_ROOM, NAME_SIZE = 25, 150.0, 8.0
"""Lines of a table across a page, and the points that a name has there. A table that goes on over pages would be read
out as several, each with the headings: so it is several, and each says which."""


@dataclass(frozen=True)
class PartView:
    """The features of one capability, and who has each."""

    title: str
    table: TableView


def views(framework: Framework, comparison: Comparison, as_of: date, who: str, words: Words) -> dict[str, Any]:
    """Return everything that a template of a comparison may name."""
    dots, bars = cohort_dots(framework, comparison, words), shares(framework, comparison, words)
    heat = heat_map(framework, comparison, words)
    kind = "caption" if any(one.stages for one in comparison.capabilities) else "caption_number"
    return {
        "say": words.say,
        "count": words.count,
        "language": words.language,
        "round": comparison.round or words.say("comparison.report.no_round"),
        "date": spelled(as_of, words),
        "iso_date": as_of.isoformat(),
        "framework": framework.title,
        "version": comparison.version,
        "who_is_in": tuple(who_is_in(framework, comparison, words)),
        "no_figures": _no_figures(comparison, words),
        "dots": view_of(dots) if dots else None,
        "shares": view_of(bars) if bars else None,
        "heat": heat,
        "heat_tables": tuple(_tables(heat, words.say(f"comparison.heat.{kind}"), words)) if heat.centers else (),
        "first_gaps": _gap_table(framework, comparison, comparison.gaps[:ON_PAGE_ONE], words),
        "gaps": _gap_table(framework, comparison, comparison.gaps[:MOST_GAPS], words),
        "gaps_on_page_one": len(comparison.gaps[ON_PAGE_ONE:MOST_GAPS]),
        "gaps_left": len(comparison.gaps[MOST_GAPS:]),
        "features": tuple(_parts(framework, comparison, words)),
        "left_out": tuple(left_out(framework, comparison, words)),
        "reading": tuple(reading(comparison, words)),
        "about": tuple(FactView(f"{label}:", text) for label, text in facts(framework, comparison, as_of, who, words)),
    }


@dataclass(frozen=True)
class HeatTableView:
    """A part of the heat map that fits on a page."""

    caption: str
    part: HeatMap


def _tables(heat: HeatMap, caption: str, words: Words) -> Iterator[HeatTableView]:
    parts = [part for page in heat.pages(LINES, _lines) for part in page.parts(COLUMNS)]
    for number, part in enumerate(parts, start=1):
        told = words.say("comparison.heat.part", caption=caption, number=number, of=len(parts))
        yield HeatTableView(told if len(parts) > 1 else caption, part)


def _lines(name: str) -> int:
    return len(wrapped(name, NAME_ROOM, NAME_SIZE, LINES))


def _no_figures(comparison: Comparison, words: Words) -> str:
    if comparison.withheld is None:
        return ""
    return words.say(f"comparison.withheld.{comparison.withheld}", minimum=comparison.minimum)


def _gap_table(
    framework: Framework, comparison: Comparison, gaps: Sequence[FeatureFigures], words: Words
) -> TableView | None:
    if not gaps:
        return None
    rows = tuple(
        (
            framework.features[one.feature].title,
            _belongs(framework, one),
            counted(comparison, one.lacking, one.n, words),
            teachers(one, words),
        )
        for one in gaps
    )
    return TableView(columns_of(("feature", "capability", "lack", "teach"), words), rows)


def _belongs(framework: Framework, one: FeatureFigures) -> str:
    title = framework.capability(one.capability).title
    return f"{title}, {one.stage} {framework.stage_name(one.stage)}" if one.stage else title


def teachers(one: FeatureFigures, words: Words) -> str:
    """Write who could teach a feature: a few by name, and how many more."""
    if not one.exemplars:
        return words.say("comparison.report.nobody")
    named = [printable(name, SHORT_NAME) for name in one.exemplars[:MOST_TEACHERS]]
    more = len(one.exemplars[MOST_TEACHERS:])
    if not more:
        return words.listed(named)
    return words.count("comparison.report.and_more", more, names=", ".join(named))


def _parts(framework: Framework, comparison: Comparison, words: Words) -> Iterator[PartView]:
    keys = ("feature", "have", "partly", "missing", "dont_know", "excluded", "blank", "teach")
    columns = columns_of(keys, words)
    for capability in framework.capabilities:
        found = [one for one in comparison.features if one.capability == capability.id]
        if found:
            rows = tuple(_feature(framework, one, words) for one in found)
            yield PartView(capability.title, TableView(columns, rows))


def _feature(framework: Framework, one: FeatureFigures, words: Words) -> tuple[str, ...]:
    title = framework.features[one.feature].title
    counts = (one.have, one.partly, one.missing, one.dont_know, one.excluded, one.blank)
    named = f"{title} ({one.stage})" if one.stage else title
    return (named, *(words.number(count) for count in counts), teachers(one, words) if one.exemplars else "")
