"""The heat map of a comparison as a true table: the stage is printed in every cell, and its shade only repeats it."""

from __future__ import annotations

import streamlit as st

from maturity.charts.heat import HeatCell, HeatMap, HeatRow
from maturity.text import Words
from maturity.ui.widgets.texts import heading, html_text, para, small


def draw(chart: HeatMap, words: Words) -> None:
    """Draw the rows of all centers that may be shown, with the medians below and what each shade stands for."""
    heading(chart.heading)
    if chart.too_many:
        para(chart.too_many)
    if not chart.centers:
        para(words.say("comparison.heat.none"))
        return
    if chart.key:
        keys = "".join(f'<li class="shade-{shade}">{html_text(said)}</li>' for shade, said in chart.key)
        st.html(f'<ul class="heat-key">{keys}</ul>')
    for note in chart.notes:
        small(note)
    head = "".join(f'<th scope="col">{html_text(title)}</th>' for title in chart.capabilities)
    rows = "".join(map(_row, chart.centers))
    foot = "".join(f"<td>{html_text(one)}</td>" for one in chart.medians)
    medians = f'<tfoot><tr><th scope="row">{html_text(chart.median_label)}</th>{foot}</tr></tfoot>' if foot else ""
    with st.container(key="scrolls-heat"):
        st.html(
            f'<div class="heat-frame" tabindex="0" role="region" aria-label="{html_text(chart.heading)}">'
            f'<table class="heat"><thead><tr><th scope="col">{html_text(chart.columns[0])}</th>{head}</tr></thead>'
            f"<tbody>{rows}</tbody>{medians}</table></div>"
        )


def _row(row: HeatRow) -> str:
    cells = "".join(map(_cell, row.cells))
    mine = ' class="you"' if row.you else ""
    return f'<tr{mine}><th scope="row">{html_text(row.name)}</th>{cells}</tr>'


def _cell(cell: HeatCell) -> str:
    shade = "" if cell.shade is None else f' class="shade-{cell.shade}"'
    return f'<td{shade} title="{html_text(cell.said)}">{html_text(cell.short)}</td>'
