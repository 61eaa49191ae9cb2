"""Charts on screen: each kind as a Plotly figure of the same data, made for a narrow screen and either theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maturity.charts.bars import Bars
from maturity.charts.dots import DotChart
from maturity.charts.screen import bars, dots, profile, shares
from maturity.charts.shares import Shares
from maturity.charts.table import Chart, ChartTable

FIGURES: dict[type[Chart], Callable[[Any], Any]] = {
    ChartTable: profile.figure,
    DotChart: dots.figure,
    Shares: shares.figure,
    Bars: bars.figure,
}


def figure(chart: Chart) -> Any:
    """Return a chart as a Plotly figure."""
    return FIGURES[type(chart)](chart)
