"""What figures with a row for each capability share: words above each row, so that a phone cuts nothing off."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

# Both keep a contrast of 3 to 1 on white and on Streamlit's dark background; texts take the theme's own color.
FILL = "#2f7ab8"
SIGN = "#808080"
LABEL_CHARS = 46
CLEAR = "rgba(0,0,0,0)"


def label(title: str, said: str, more: str = "") -> str:
    """Return a title and below it what is said of it, if anything: on one line they would be cut off on a phone."""
    lines = textwrap.wrap(title, LABEL_CHARS, max_lines=2, placeholder=" …")
    said_of_it = [f"<b>{escape(said)}</b>{escape(more)}"] if said or more else []
    return "<br>".join([*(escape(line) for line in lines), *said_of_it])


def add_labels(chart: go.Figure, ids: Sequence[str], labels: Sequence[str], x: float = 0, shift: int = 9) -> None:
    """Write a label above each row."""
    for id_, text in zip(ids, labels, strict=True):
        chart.add_annotation(
            x=x,
            y=id_,
            xref="x",
            yref="y",
            text=text,
            showarrow=False,
            xanchor="left",
            align="left",
            yanchor="bottom",
            yshift=shift,
        )


def most_lines(labels: Sequence[str]) -> int:
    """Return how many lines the longest label has beyond the usual two."""
    return max((text.count("<br>") - 1 for text in labels), default=0)


def rows_axis(ids: Sequence[str]) -> dict[str, object]:
    """Return the axis of the rows, from top to bottom, with room for the first label."""
    return {
        "categoryorder": "array",
        "categoryarray": list(ids),
        "range": [len(ids) - 0.6, -0.9],
        "showticklabels": False,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }
