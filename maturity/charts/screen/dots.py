"""Dots on screen: where a center or a cohort stands on each capability's scale, with the band of peers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import plotly.graph_objects as go

from maturity.charts.dots import DotChart, Row
from maturity.charts.screen.rows import CLEAR, FILL, SIGN, add_labels, label, most_lines, rows_axis

ROW_PIXELS = 64
LINE_PIXELS = 16
FRAME_PIXELS = 110
BAND, OPEN = 0.3, 0.16  # heights, as parts of a row


def figure(chart: DotChart) -> go.Figure:
    """Return the figure; capabilities run from top to bottom, each with its words above its line."""
    made = go.Figure()
    ids = [row.id for row in chart.dots]
    _bands(made, chart)
    _signs(made, chart, chart.legend.before, "circle-open", SIGN, lambda row: _one(row.before))
    _signs(made, chart, chart.legend.target, "diamond", SIGN, lambda row: _one(row.target))
    _signs(made, chart, chart.legend.named, "square-open", SIGN, lambda row: tuple(dict.fromkeys(row.named)))
    _signs(made, chart, chart.legend.now, "circle", FILL, lambda row: _one(row.now))
    labels = [label(row.title, row.said, f" ({row.ends[0]} – {row.ends[1]})" if row.ends else "") for row in chart.dots]
    add_labels(made, ids, labels)
    made.update_layout(
        height=FRAME_PIXELS + (ROW_PIXELS + LINE_PIXELS * most_lines(labels)) * len(ids),
        margin={"l": 8, "r": 12, "t": 30, "b": 38},
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
        showlegend=True,
        dragmode=False,
        xaxis={
            "range": [-0.03, 1.04],
            "tickvals": [tick.at for tick in chart.ticks],
            "ticktext": [f"{tick.number or '0'}<br>{escape(tick.name)}" for tick in chart.ticks],
            "tickfont": {"size": 11},
            "fixedrange": True,
            "showgrid": bool(chart.ticks),
            "zeroline": False,
        },
        yaxis=rows_axis(ids),
    )
    return made


def _bands(made: go.Figure, chart: DotChart) -> None:
    """Draw the middle half of the peers, its median, and what open answers could still make of a row."""
    for place, row in enumerate(chart.dots):
        line = {"color": SIGN, "width": 1}
        made.add_shape(type="line", x0=0, x1=1, y0=place, y1=place, line=line | {"dash": "dot"}, layer="below")
        if row.low is not None and row.high is not None and row.high > row.low:
            height = {"y0": place - OPEN / 2, "y1": place + OPEN / 2}
            made.add_shape(type="rect", x0=row.low, x1=row.high, **height, line={"color": FILL, "width": 1})
    banded = [row for row in chart.dots if row.peers]
    if not banded:
        return
    made.add_bar(
        base=[row.peers.low for row in banded if row.peers],
        # A band whose ends are the same is still to be seen.
        x=[max(row.peers.high - row.peers.low, 0.006) for row in banded if row.peers],
        y=[row.id for row in banded],
        orientation="h",
        width=BAND,
        name=escape(chart.legend.peers),
        marker={"color": "rgba(128,128,128,0.3)", "line": {"color": SIGN, "width": 1}},
        hovertext=[escape(_words(chart, row)) for row in banded],
        hoverinfo="text",
    )
    made.add_scatter(
        x=[row.peers.median for row in banded if row.peers],
        y=[row.id for row in banded],
        mode="markers",
        marker={"symbol": "line-ns", "size": 22, "line": {"color": SIGN, "width": 3}, "color": CLEAR},
        showlegend=False,
        hovertext=[escape(_words(chart, row)) for row in banded],
        hoverinfo="text",
    )


def _signs(
    made: go.Figure,
    chart: DotChart,
    name: str,
    symbol: str,
    color: str,
    places: Callable[[Row], Sequence[float]],
) -> None:
    found = [(row, x) for row in chart.dots for x in places(row)]
    if found:
        made.add_scatter(
            x=[x for _, x in found],
            y=[row.id for row, _ in found],
            name=escape(name),
            mode="markers",
            marker={"symbol": symbol, "size": 11, "color": color, "line": {"color": color, "width": 2}},
            hovertext=[escape(_words(chart, row)) for row, _ in found],
            hoverinfo="text",
        )


def _one(place: float | None) -> tuple[float, ...]:
    return () if place is None else (place,)


def _words(chart: DotChart, row: Row) -> str:
    cells = next(cells for cells, other in zip(chart.rows, chart.dots, strict=True) if other.id == row.id)
    return "; ".join(f"{column}: {text}" for column, text in zip(chart.columns, cells, strict=True) if text)
