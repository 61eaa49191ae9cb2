"""A chart with the table that says the same, folded up below it."""

from __future__ import annotations

import streamlit as st

from maturity.charts.table import Chart
from maturity.text import Words
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import heading, small


def draw(chart: Chart, key: str, words: Words, level: int = 3) -> None:
    """Draw a chart below its heading."""
    from maturity.charts.screen import figure  # Plotly is slow to load, and most pages draw nothing with it

    heading(chart.heading, level)
    st.plotly_chart(figure(chart), alt=chart.alt, config={"displayModeBar": False}, key=key)
    if note := getattr(chart, "note", ""):
        small(note)
    with st.expander(words.say("ui.results.as_table"), key=f"as-table-{key}"):
        table(*chart.printed)
