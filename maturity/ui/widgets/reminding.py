"""Reminders to copy for centers that haven't submitted; the product itself sends nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from maturity.framework.minutes import minutes_for
from maturity.framework.model import Framework
from maturity.store.round_records import Entry
from maturity.text import Words
from maturity.ui import documents, session
from maturity.ui.entries import PENDING, State
from maturity.ui.given import InRound
from maturity.ui.widgets.listing import csv_of, link_of
from maturity.ui.widgets.texts import para, plain, typed

MANY = 20
"""For more centers than so many, the texts are in a spreadsheet alone."""
ALL = "all"


def draw(here: InRound, states: Mapping[State, Sequence[Entry]]) -> None:
    """Draw the choice of a center, or of all at once, and the text for each."""
    words = session.words()
    pending = {entry.id: entry for state in PENDING for entry in states[state]}
    if not pending:
        para(words.say("facilitating.round.remind.none"))
        return
    all_of_them = words.say("facilitating.round.remind.all")
    whom = [*pending, *([ALL] if len(pending) > 1 else [])]
    chosen = st.selectbox(
        words.say("facilitating.round.remind.whom"),
        whom,
        format_func=lambda id_: pending[id_].center.name if id_ in pending else all_of_them,
        key="remind-whom",
    )
    if chosen in pending:
        _copy(here, [pending[chosen]], words)
    elif chosen == ALL:
        if len(pending) > MANY:
            para(words.say("facilitating.round.remind.many", n=len(pending)))
        else:
            _copy(here, list(pending.values()), words)
        _spreadsheet(here, list(pending.values()), words)


def _copy(here: InRound, entries: Sequence[Entry], words: Words) -> None:
    framework, tokens = session.framework_of(here.round.framework_checksum), here.tokens()
    for entry in entries:
        if len(entries) > 1:
            typed(entry.center.name)
        st.code(_text(here, framework, entry, link_of(tokens[entry.id]), words), language=None, wrap_lines=True)


def _spreadsheet(here: InRound, entries: Sequence[Entry], words: Words) -> None:
    framework, base = session.framework_of(here.round.framework_checksum), st.context.url or ""

    def made() -> bytes:
        links = {id_: link_of(token, base) for id_, token in here.tokens().items()}
        texts = (
            (entry.center.name, links[entry.id], _text(here, framework, entry, links[entry.id], words))
            for entry in entries
        )
        return csv_of(("name", "link", "reminder"), texts, words)

    name = documents.file_name(f"{here.cohort.name} {here.round.name}")
    label = plain(words.say("facilitating.round.remind.csv"))
    st.download_button(label, made, f"{name}-reminders.csv", "text/csv", key="reminders-csv", on_click="ignore")


def _text(here: InRound, framework: Framework, entry: Entry, link: str, words: Words) -> str:
    if entry.assessment_id is None:
        state = words.say("facilitating.round.remind.state.waiting")
    else:
        state = words.say("facilitating.round.remind.state.under_way", n=entry.replied, total=len(framework.features))
    due = here.round.due
    text = words.say(
        "facilitating.round.remind.text",
        center=entry.center.name,
        round=here.round.name,
        cohort=here.cohort.name,
        state=state,
        due=words.say("facilitating.round.remind.due", day=words.day(due)) if due else "",
        link=link,
        minutes=framework.minutes or minutes_for(framework, framework.features),
    )
    return "\n".join(line.rstrip() for line in text.splitlines())
