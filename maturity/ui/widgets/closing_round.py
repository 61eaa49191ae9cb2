"""Closing a round and opening it again, and counting what was submitted late."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.store.round_records import Entry
from maturity.ui import links, session
from maturity.ui.given import InRound
from maturity.ui.widgets.telling import do, told
from maturity.ui.widgets.texts import heading, para, typed

SHOWN = 20
"""Late ones with a button each; once these count, the next ones have theirs."""


def draw(here: InRound, waiting: int) -> None:
    """Draw the button that closes the round, or opens it again; `waiting` centers have nothing that counts."""
    words, id_ = session.words(), here.round.id
    heading(words.say(f"facilitating.round.close.{'title' if here.round.open else 'open_title'}"))
    told("closing")
    if here.round.open:
        para(words.say("facilitating.round.close.text"))
        if waiting:
            para(words.count("facilitating.round.close.waiting", waiting))
        if st.button(words.say("facilitating.round.close.button"), key="close-round"):
            done = words.say("facilitating.round.close.done")
            do("closing", lambda: here.change(lambda rounds: rounds.close_round(id_)), done)
        return
    para(words.say("facilitating.round.close.reopen_text"))
    if st.button(words.say("facilitating.round.close.reopen"), key="reopen-round"):
        done = words.say("facilitating.round.close.reopened")
        do("closing", lambda: here.change(lambda rounds: rounds.reopen_round(id_)), done)


def late(here: InRound, entries: Sequence[Entry]) -> None:
    """Draw what was submitted after the close, each with a button that lets it count."""
    words = session.words()
    told("late")
    if not entries:
        return
    heading(words.say("facilitating.round.late.title"))
    para(words.say("facilitating.round.late.text"))
    for entry in entries[:SHOWN]:
        name = entry.center.name
        key = f"late-{entry.center.number}"
        box = st.container(
            key=f"line-{entry.center.number}", horizontal=True, gap="medium", vertical_alignment="center"
        )
        with box:
            typed(name)
            counted = links.leave(words.say("facilitating.round.late.count"), key, aside=name)
        if counted:
            _count(here, entry)
    if len(entries) > SHOWN:
        para(words.count("facilitating.round.late.more", len(entries) - SHOWN))


def _count(here: InRound, entry: Entry) -> None:
    done = session.words().say("facilitating.round.late.counted", center=entry.center.name)
    do("late", lambda: here.change(lambda rounds: rounds.count_late(entry.id)), done)
