"""The profile on screen: a Plotly figure of the same table, made for a narrow screen and either theme."""

from __future__ import annotations

from html import escape

import plotly.graph_objects as go

from maturity.charts.screen.rows import CLEAR, FILL, SIGN, add_labels, label, most_lines, rows_axis
from maturity.charts.table import ChartTable, Mark

ROW_PIXELS = 64  # a line of title, one of standing, and the bar
LINE_PIXELS = 16
FRAME_PIXELS = 100


def figure(table: ChartTable) -> go.Figure:
    """Return the figure; capabilities run from top to bottom, each with its words above its bar."""
    ids = [mark.id for mark in table.marks]
    low = [_along(table, mark, at_best=False) for mark in table.marks]
    high = [_along(table, mark, at_best=True) for mark in table.marks]
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
            "color": CLEAR,
            "line": {"color": FILL, "width": 1},
            "pattern": {"shape": "/", "fgcolor": FILL, "bgcolor": CLEAR, "size": 7},
        },
        **bars,
    )
    for place, mark in enumerate(table.marks):
        if mark.bar is not None:  # how far the scale goes
            chart.add_shape(
                type="rect",
                x0=0,
                x1=_extent(table),
                y0=place - 0.15,
                y1=place + 0.15,
                line={"color": SIGN, "width": 1},
                layer="below",
            )
    if table.has_values_apart:
        apart = [mark for mark in table.marks if mark.bar is not None and mark.bar.value != mark.bar.low]
        chart.add_scatter(
            x=[mark.bar.value * _extent(table) for mark in apart if mark.bar is not None],
            y=[mark.id for mark in apart],
            name=escape(table.legend.value),
            mode="markers",
            marker={"symbol": "line-ns", "size": 14, "line": {"color": SIGN, "width": 3}},
            hovertext=[escape(_words(table, mark)) for mark in apart],
            hoverinfo="text",
        )
    aimed = [mark for mark in table.marks if mark.target is not None]
    if aimed or table.steps:
        _add_targets(chart, table, aimed)
    add_labels(chart, ids, [_label(mark) for mark in table.marks])
    _lay_out(chart, table, ids)
    return chart


def _extent(table: ChartTable) -> int:
    """Return how long the axis is: a step for each stage; one where there are only numbers, each on its own scale."""
    return table.steps[-1].number if table.steps else 1


def _along(table: ChartTable, mark: Mark, *, at_best: bool) -> float:
    """Return how far along the axis a capability stands."""
    if mark.bar is not None:
        return (mark.bar.high if at_best else mark.bar.low) * _extent(table)
    return (mark.stage_high if at_best else mark.stage_low) or 0


def _add_targets(chart: go.Figure, table: ChartTable, aimed: list[Mark]) -> None:
    chart.add_scatter(
        x=[mark.target for mark in aimed],
        y=[mark.id for mark in aimed],
        name=escape(table.legend.target),
        mode="markers",
        marker={"symbol": "diamond", "size": 12, "color": SIGN, "line": {"color": "#ffffff", "width": 1}},
        hovertext=[escape(_words(table, mark)) for mark in aimed],
        hoverinfo="text",
    )


def _words(table: ChartTable, mark: Mark) -> str:
    row = next(row for row, other in zip(table.rows, table.marks, strict=True) if other.id == mark.id)
    return "; ".join(f"{column}: {text}" for column, text in zip(table.columns, row, strict=True) if text)


def _label(mark: Mark) -> str:
    return label(mark.title, mark.stage, f" ({mark.bar.scale})" if mark.bar is not None else "")


def _lay_out(chart: go.Figure, table: ChartTable, ids: list[str]) -> None:
    numbers = [step.number for step in table.steps]
    more_lines = most_lines([_label(mark) for mark in table.marks])
    chart.update_layout(
        barmode="stack",
        height=FRAME_PIXELS + (ROW_PIXELS + LINE_PIXELS * more_lines) * len(ids),
        margin={"l": 4, "r": 8, "t": 30, "b": 38},
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal"},
        showlegend=True,
        dragmode=False,
        xaxis={
            "range": [0, numbers[-1] + 0.5] if numbers else [0, 1.02],
            "tickvals": numbers,
            "ticktext": [f"{step.number}<br>{escape(step.name)}" for step in table.steps],
            "tickfont": {"size": 11},
            "fixedrange": True,
            "showgrid": bool(numbers),
            "zeroline": False,
        },
        yaxis=rows_axis(ids),
    )
