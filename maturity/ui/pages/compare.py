"""The centers of a round side by side, for its facilitator, or for a center once the round is closed."""

from __future__ import annotations

from datetime import date

import streamlit as st

from maturity.charts.cohort_dots import cohort_dots
from maturity.charts.cohort_notes import left_out, reading, who_is_in
from maturity.charts.heat import heat_map
from maturity.charts.screen import figure
from maturity.charts.shares import shares
from maturity.charts.table import Chart
from maturity.compare.digest import KIND
from maturity.errors import NotFound
from maturity.reporting.comparison_views import views
from maturity.reporting.views import TableView
from maturity.text import Words
from maturity.ui import documents, frame, gate, links, session, times
from maturity.ui.comparing import comparison
from maturity.ui.given import Compared
from maturity.ui.links import To
from maturity.ui.pages.cohort import lost
from maturity.ui.widgets import errors, filtering, heat, seeing, taking_comparison, teaching
from maturity.ui.widgets.in_rounds import ENTRY
from maturity.ui.widgets.opening_round import ROUND
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import bullets, heading, para, small


def page() -> None:
    """Draw the comparison of the round that the address names, or of a center's own entry in one."""
    assessment = links.asked("a")
    try:
        if assessment:
            found = gate.compared_by(assessment, links.asked(ENTRY), KIND)
        else:
            found = gate.compared(links.asked(ROUND), KIND)
    except NotFound:
        lost()
        return
    words = session.words()
    if assessment:
        frame.back(words.say("ui.question.back.tasks"), To.TASKS, assessment)
    else:
        frame.back(words.say("facilitating.compare.back"), To.ROUND, None, **{ROUND: found.round.id})
    with frame.screen(To.COMPARE, "compare", words.say("ui.compare.title"), caption=_caption(found), wide=True):
        documents.pool().warm()
        _content(found, words)


def _caption(found: Compared) -> str:
    return f"{found.cohort} › {found.round.name}"


def _content(found: Compared, words: Words) -> None:
    framework = session.framework_of(found.round.framework_checksum)
    shown = comparison(found, filtering.chosen(found.round.id, framework))
    filtering.draw(found.round.id, framework, shown)
    seen = views(framework, shown, _as_of(found), "", words)
    bullets(list(who_is_in(framework, shown, words)))
    if found.round.open:
        small(words.say("facilitating.compare.while_open"))
    if seen["no_figures"]:
        para(seen["no_figures"])
    if seen["features"]:
        errors.jump(words.say("facilitating.compare.teach.title"), teaching.FIELD)
    heat.draw(heat_map(framework, shown, words), words)
    for name, chart in (("dots", cohort_dots(framework, shown, words)), ("shares", shares(framework, shown, words))):
        if chart is not None:
            heading(chart.heading)
            _chart(chart, name, words)
    if seen["gaps"]:
        heading(words.say("comparison.report.gaps"))
        para(words.say("comparison.report.gaps_intro"))
        _table(seen["gaps"])
    if seen["features"]:
        teaching.draw(framework, shown, seen["features"], words)
    heading(words.say("comparison.report.withheld"))
    bullets(list(left_out(framework, shown, words)))
    heading(words.say("comparison.report.read"))
    bullets(list(reading(shown, words)))
    seeing.draw(found, words)
    taking_comparison.draw(found, framework, shown, _as_of(found))


def _chart(chart: Chart, name: str, words: Words) -> None:
    """Draw a chart and, below it, the table that says the same."""
    st.plotly_chart(figure(chart), alt=chart.alt, config={"displayModeBar": False}, key=name)
    with st.expander(words.say("ui.results.as_table"), key=f"as-table-{name}"):
        table(*chart.printed)


def _table(one: TableView) -> None:
    table(one.columns, one.rows)


def _as_of(found: Compared) -> date:
    """Return the day that a comparison is from: the one on which the round was closed, or today."""
    return times.local_date(found.round.closed_at or times.now())
