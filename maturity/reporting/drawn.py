"""The charts of a report: each as a drawing with real text, and as the table that says the same."""

from __future__ import annotations

from markupsafe import Markup

from maturity.charts.dots import against as against_of
from maturity.charts.dots import since as since_of
from maturity.charts.paper import svg
from maturity.charts.table import Chart
from maturity.charts.timeline import MOST
from maturity.charts.timeline import timeline as timeline_of
from maturity.reporting.dates import span, spelled
from maturity.reporting.facts import Facts
from maturity.reporting.views import ChartView, TableView


def profile(facts: Facts) -> ChartView:
    """Return the profile: where each capability stands and what it aims at."""
    return view_of(facts.profile)


def timeline(facts: Facts, most: int = MOST) -> ChartView:
    """Return the plan by quarter, with no more features than that drawn."""
    spans = [span(facts.as_of, phase.quarter, facts.words) for phase in facts.roadmap.phases]
    return view_of(timeline_of(facts.framework, facts.roadmap, spans, facts.words, most))


def against(facts: Facts) -> ChartView:
    """Return where the center stands today against its targets and, where there is one, a peer group."""
    return view_of(against_of(facts.framework, facts.assessment, facts.profile, facts.subject.peers, facts.words))


def since(facts: Facts) -> ChartView | None:
    """Return what has come since the earlier answers; None without them, or where nothing can be said."""
    baseline = facts.subject.baseline
    if baseline is None or facts.before is None:
        return None
    day = spelled(baseline.day, facts.words) if baseline.day else ""
    chart = since_of(facts.framework, facts.profile, facts.before, day, facts.words)
    return view_of(chart) if chart else None


def view_of(chart: Chart) -> ChartView:
    """Return a chart as templates show it."""
    drawing = Markup(svg(chart))  # noqa: S704 - our own drawing; every text in it is escaped there
    return ChartView(chart.heading, drawing, TableView(*chart.printed))
