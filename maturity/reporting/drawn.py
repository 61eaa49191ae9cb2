"""The charts of a report: each as a drawing with real text, and as the table that says the same."""

from __future__ import annotations

from markupsafe import Markup

from maturity.charts.paper import svg
from maturity.reporting.facts import Facts
from maturity.reporting.views import ChartView, TableView


def profile(facts: Facts) -> ChartView:
    """Return the profile: where each capability stands and what it aims at."""
    chart = facts.profile
    return ChartView(chart.heading, Markup(svg(chart)), TableView(*chart.printed))  # noqa: S704 - our own drawing
