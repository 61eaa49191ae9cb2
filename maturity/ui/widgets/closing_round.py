"""Closing a round and opening it again, and counting what was submitted late."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.store.round_records import Entry, Round
from maturity.ui import links, session
from maturity.ui.widgets.texts import heading, para, typed


def draw(one: Round, waiting: int) -> None:
    """Draw the button that closes the round, or opens it again; `waiting` centers have nothing that counts."""
    words = session.words()
    heading(words.say(f"facilitating.round.close.{'title' if one.open else 'open_title'}"))
    if one.open:
        para(words.say("facilitating.round.close.text"))
        if waiting:
            para(words.count("facilitating.round.close.waiting", waiting))
        if st.button(words.say("facilitating.round.close.button"), key="close-round"):
            session.store().rounds.close_round(one.id)
            st.rerun()
        return
    para(words.say("facilitating.round.close.reopen_text"))
    if st.button(words.say("facilitating.round.close.reopen"), key="reopen-round"):
        session.store().rounds.reopen_round(one.id)
        st.rerun()


def late(entries: Sequence[Entry]) -> None:
    """Draw what was submitted after the close, each with a button that lets it count."""
    words = session.words()
    heading(words.say("facilitating.round.late.title"))
    para(words.say("facilitating.round.late.text"))
    for entry in entries:
        with st.container(key=f"line-{entry.center.number}", horizontal=True, gap="medium"):
            typed(entry.center.name)
            if links.leave(
                words.say("facilitating.round.late.count"), f"late-{entry.center.number}", aside=entry.center.name
            ):
                session.store().rounds.count_late(entry.id)
                st.rerun()
