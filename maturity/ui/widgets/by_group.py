"""The figures of each kind of request, channel or area beside each other, those with the most requests first."""

from __future__ import annotations

import streamlit as st

from maturity.measures.amounts import amount
from maturity.measures.model import Among, By, Figure, Measures, Unit
from maturity.measures.wording import group_of
from maturity.text import Words
from maturity.ui.widgets.listing import breakable
from maturity.ui.widgets.tables import wide
from maturity.ui.widgets.texts import heading, para, plain, small

KINDS = (By.SERVICE, By.CHANNEL, By.AREA)
SHOWN = 15
_BESIDE = {
    "volume": "requests",
    "time-to-close.median-with-open": "time",
    "on-time.due": "on_time",
    "backlog.open": "open",
    "backlog.overdue": "overdue",
}
"""The measures beside each other, and the short word above each."""


def draw(measures: Measures, among: Among, words: Words) -> None:
    """Draw the choice of what to compare by, and the table."""
    say = words.say
    heading(say("data.figures.by.title"))
    by = st.radio(
        say("data.figures.by.label"),
        KINDS,
        format_func=lambda one: plain(say(f"data.figures.by.{one}")),
        key="compare-by",
        horizontal=True,
    )
    found = {id_: {one.group: one for one in measures.of(id_, among, by)} for id_ in _BESIDE}
    groups = sorted(found["volume"].values(), key=lambda one: (-(one.value or 0), one.group))
    if not groups:
        para(say("data.figures.by.none"))
        return
    ids = [id_ for id_ in _BESIDE if found[id_]]
    columns = [say(f"data.figures.table.group.{by}"), *(say(f"data.figures.by.column.{_BESIDE[id_]}") for id_ in ids)]
    rows = [
        (breakable(group_of(one, words)), *(_amount(found[id_].get(one.group), words) for id_ in ids)) for one in groups
    ]
    wide(say("data.figures.by.title"), columns, rows[:SHOWN])
    if len(groups) > SHOWN:
        small(words.count("data.figures.by.most", SHOWN, total=words.number(len(groups))))


def _amount(figure: Figure | None, words: Words) -> str:
    if figure is None:
        return ""
    if figure.unit is Unit.REQUESTS and figure.value is not None:
        return words.number(int(figure.value))  # the heading says of what
    return amount(figure, words)
