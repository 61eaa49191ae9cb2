"""Shares on screen: for each capability a bar a stage, side by side, with the count in words."""

from __future__ import annotations

from html import escape

import plotly.graph_objects as go

from maturity.charts.screen.rows import CLEAR, FILL, SIGN, add_labels, label, most_lines, rows_axis
from maturity.charts.shares import Shares

ROW_PIXELS = 74
LINE_PIXELS = 16
FRAME_PIXELS = 80
BAR = 0.86  # how much of its column a full bar takes
THICK = 0.24


def figure(chart: Shares) -> go.Figure:
    """Return the figure; capabilities run from top to bottom, stages from left to right."""
    made = go.Figure()
    ids = [row.id for row in chart.shares]
    for column, step in enumerate(chart.steps):
        drawn = [row for row in chart.shares if row.bars]
        hover = [escape(f"{row.title}; {chart.columns[2 + column]}: {row.bars[column].said}") for row in drawn]
        bars = {"y": [row.id for row in drawn], "base": column, "orientation": "h", "width": THICK}
        # The frame is the whole group, the filling those that have reached the stage.
        frame = {"color": CLEAR, "line": {"color": SIGN, "width": 1}}
        made.add_bar(x=[BAR] * len(drawn), marker=frame, hovertext=hover, hoverinfo="text", **bars)
        made.add_bar(
            x=[BAR * row.bars[column].at for row in drawn],
            name=escape(step.name),
            marker={"color": FILL},
            hovertext=hover,
            hoverinfo="text",
            **bars,
        )
    labels = [label(row.title, "" if row.bars else row.said) for row in chart.shares]
    add_labels(made, ids, labels, shift=8)
    for row in chart.shares:
        for column, bar in enumerate(row.bars):  # each count below its own bar
            place = {"x": column, "y": row.id, "xanchor": "left", "yanchor": "top", "yshift": -9}
            made.add_annotation(text=escape(bar.said), showarrow=False, font={"size": 11}, **place)
    made.update_layout(
        barmode="overlay",
        height=FRAME_PIXELS + (ROW_PIXELS + LINE_PIXELS * most_lines(labels)) * len(ids),
        margin={"l": 4, "r": 8, "t": 10, "b": 38},
        showlegend=False,
        dragmode=False,
        xaxis={
            "range": [-0.02, len(chart.steps)],
            "tickvals": [column + BAR / 2 for column in range(len(chart.steps))],
            "ticktext": [f"{step.number}<br>{escape(step.name)}" for step in chart.steps],
            "tickfont": {"size": 11},
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
        yaxis=rows_axis(ids),
    )
    return made
