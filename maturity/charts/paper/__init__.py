"""Charts on paper: each kind as one SVG with real text, which says the same in black and white.

The heat map has none: on paper it is a table, so that it can be read cell by cell and goes on over pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maturity.charts.bars import Bars
from maturity.charts.dots import DotChart
from maturity.charts.paper import bars, dots, profile, shares, timeline
from maturity.charts.shares import Shares
from maturity.charts.table import Chart, ChartTable
from maturity.charts.timeline import Timeline

DRAWINGS: dict[type[Chart], Callable[[Any], str]] = {
    ChartTable: profile.drawn,
    Timeline: timeline.drawn,
    DotChart: dots.drawn,
    Shares: shares.drawn,
    Bars: bars.drawn,
}


def svg(chart: Chart) -> str:
    """Return a chart as one SVG element; its first child is the alt text."""
    return DRAWINGS[type(chart)](chart)
