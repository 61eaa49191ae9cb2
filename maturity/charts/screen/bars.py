"""Bars on screen: a row's words above its bars, the first series filled and the second hatched, figures beside them."""

from __future__ import annotations

from html import escape

import plotly.graph_objects as go

from maturity.charts.bars import Bars
from maturity.charts.screen.rows import CLEAR, FILL, SIGN, add_labels, label, most_lines, rows_axis

ROW_PIXELS = 30  # of a row without its bars
BAR_PIXELS = 18
LINE_PIXELS = 16
FRAME_PIXELS = 70
SPAN = 0.5  # of a row that its bars take
ROOM = 1.75  # how long the axis is, so that the figure behind the longest bar has room on a phone


def figure(chart: Bars) -> go.Figure:
    """Return the figure; rows run from top to bottom."""
    made = go.Figure()
    ids = [f"{place} {row.title}" for place, row in enumerate(chart.lines)]
    many = max((len(row.bars) for row in chart.lines), default=1)
    thick = SPAN / many
    for series in range(many):
        drawn = [(place, row.bars[series]) for place, row in enumerate(chart.lines) if series < len(row.bars)]
        hover = [escape(_words(chart, place)) for place, _ in drawn]
        made.add_bar(
            x=[bar.at or 0 for _, bar in drawn],
            y=[ids[place] for place, _ in drawn],
            name=escape(chart.series[series]) if series < len(chart.series) else "",
            orientation="h",
            width=thick * 0.86,
            offset=-SPAN / 2 + thick * series,
            marker=_filled() if series == 0 else _hatched(),
            text=[escape(bar.said) for _, bar in drawn],
            textposition="outside",
            textangle=0,
            cliponaxis=False,
            hovertext=hover,
            hoverinfo="text",
        )
    labels = [label(row.title, "") for row in chart.lines]
    high = ROW_PIXELS + BAR_PIXELS * many + LINE_PIXELS * (1 + max(most_lines(labels), 0))
    add_labels(made, ids, labels, shift=int(high * SPAN / 2))
    if chart.line is not None:
        place = {"x0": chart.line.at, "x1": chart.line.at, "y0": 0, "y1": 1, "yref": "paper"}
        made.add_shape(type="line", line={"color": SIGN, "width": 2, "dash": "dot"}, layer="below", **place)
        made.add_annotation(
            x=chart.line.at, y=1, yref="paper", text=escape(chart.line.word), showarrow=False, yshift=10
        )
    made.update_layout(
        height=FRAME_PIXELS + high * len(chart.lines),
        margin={"l": 4, "r": 8, "t": 34, "b": 8},
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
        showlegend=len(chart.series) > 1,
        dragmode=False,
        xaxis={
            "range": [-0.01, ROOM],
            "showticklabels": False,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
        yaxis=rows_axis(ids),
    )
    return made


def _filled() -> dict[str, object]:
    return {"color": FILL, "line": {"color": FILL, "width": 1}}


def _hatched() -> dict[str, object]:
    pattern = {"shape": "/", "fgcolor": FILL, "bgcolor": CLEAR, "size": 7}
    return {"color": CLEAR, "line": {"color": FILL, "width": 1}, "pattern": pattern}


def _words(chart: Bars, place: int) -> str:
    row = chart.lines[place]
    named = zip(chart.series, row.bars, strict=False) if len(chart.series) > 1 else [("", bar) for bar in row.bars]
    return "; ".join([row.title, *(f"{name}: {bar.said}" if name else bar.said for name, bar in named)])
