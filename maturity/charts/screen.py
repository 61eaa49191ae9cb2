"""The stage profile on screen: a Plotly figure of the same table, made for a narrow screen and either theme."""

from __future__ import annotations

import textwrap
from html import escape

import plotly.graph_objects as go

from maturity.charts.table import ChartTable, Mark

# Both keep a contrast of 3 to 1 on white and on Streamlit's dark background; texts take the theme's own color.
FILL = "#2f7ab8"
SIGN = "#808080"
ROW_PIXELS = 64
FRAME_PIXELS = 100
LABEL_CHARS = 46


def figure(table: ChartTable) -> go.Figure:
    """Return the figure; capabilities run from top to bottom, each with its words above its bar."""
    ids = [mark.id for mark in table.marks]
    low = [mark.stage_low or 0 for mark in table.marks]
    high = [mark.stage_high or 0 for mark in table.marks]
    hover = [escape(_words(table, mark)) for mark in table.marks]
    bars = {"y": ids, "orientation": "h", "width": 0.3, "hovertext": hover, "hoverinfo": "text"}
    chart = go.Figure()
    chart.add_bar(
        x=low, name=escape(table.legend.reached), marker={"color": FILL, "line": {"color": FILL, "width": 1}}, **bars
    )
    chart.add_bar(
        x=[top - bottom for bottom, top in zip(low, high, strict=True)],
        name=escape(table.legend.open),
        marker={
            "color": "rgba(0,0,0,0)",
            "line": {"color": FILL, "width": 1},
            "pattern": {"shape": "/", "fgcolor": FILL, "bgcolor": "rgba(0,0,0,0)", "size": 7},
        },
        **bars,
    )
    aimed = [mark for mark in table.marks if mark.target is not None]
    chart.add_scatter(
        x=[mark.target for mark in aimed],
        y=[mark.id for mark in aimed],
        name=escape(table.legend.target),
        mode="markers",
        marker={"symbol": "diamond", "size": 12, "color": SIGN, "line": {"color": "#ffffff", "width": 1}},
        hovertext=[escape(_words(table, mark)) for mark in aimed],
        hoverinfo="text",
    )
    for mark in table.marks:
        chart.add_annotation(
            x=0,
            y=mark.id,
            xref="x",
            yref="y",
            text=_label(mark),
            showarrow=False,
            xanchor="left",
            align="left",
            yanchor="bottom",
            yshift=9,
        )
    _lay_out(chart, table, ids)
    return chart


def _words(table: ChartTable, mark: Mark) -> str:
    row = next(row for row, other in zip(table.rows, table.marks, strict=True) if other.id == mark.id)
    return "; ".join(f"{column}: {text}" for column, text in zip(table.columns, row, strict=True) if text)


def _label(mark: Mark) -> str:
    """Return the title and below it the stage: on one line they would be cut off on a phone."""
    lines = textwrap.wrap(mark.title, LABEL_CHARS, max_lines=2, placeholder=" …")
    return "<br>".join([*(escape(line) for line in lines), f"<b>{escape(mark.stage)}</b>"])


def _lay_out(chart: go.Figure, table: ChartTable, ids: list[str]) -> None:
    numbers = [step.number for step in table.steps]
    chart.update_layout(
        barmode="stack",
        height=FRAME_PIXELS + ROW_PIXELS * len(ids),
        margin={"l": 4, "r": 8, "t": 30, "b": 38},
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
        showlegend=True,
        dragmode=False,
        xaxis={
            "range": [0, numbers[-1] + 0.5],
            "tickvals": numbers,
            "ticktext": [f"{step.number}<br>{escape(step.name)}" for step in table.steps],
            "tickfont": {"size": 11},
            "fixedrange": True,
            "showgrid": True,
            "zeroline": False,
        },
        yaxis={
            "categoryorder": "array",
            "categoryarray": ids,
            "range": [len(ids) - 0.6, -0.9],  # top to bottom, with room for the first label
            "showticklabels": False,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
        },
    )
