"""The links of a round to send, new ones for those who lost theirs, and invitations of newcomers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.store.round_records import Entry
from maturity.ui import session, times
from maturity.ui.given import InRound
from maturity.ui.widgets import errors
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.fields import one_of
from maturity.ui.widgets.listing import link_of
from maturity.ui.widgets.telling import do, told
from maturity.ui.widgets.texts import heading, para, plain, small

MANY = 40
"""Of more links than so many, none is shown: they are in the spreadsheet."""
_RENEWED = "renewed"  # the entry whose link was made anew by the last click


def draw(here: InRound, entries: Sequence[Entry], view: str) -> None:
    """Draw the links of those who haven't begun, and the way to a new one."""
    words = session.words()
    if here.round.open:
        para(words.say("facilitating.round.links.text"))
        waiting = [one for one in entries if one.assessment_id is None]
        alive = [one for one in waiting if one.expires_at > times.now()]
        _links(here, alive)
        told("renewed-all")
        if expired := len(waiting) - len(alive):
            para(words.count("facilitating.round.links.expired", expired))
            if st.button(words.count("facilitating.round.links.renew_all", expired), key="renew-all"):
                done = words.count("facilitating.round.links.renewed_all", expired)
                do("renewed-all", lambda: here.change(lambda rounds: rounds.renew_expired(here.round.id)), done)
    else:
        para(words.say("facilitating.round.links.closed"))
    _renewal(here, entries, view)


def newcomers(here: InRound, entries: Sequence[Entry]) -> None:
    """Draw the way to invite centers that joined the cohort after the round was opened."""
    words = session.words()
    told("newcomers")
    there = {entry.center.id for entry in entries}
    missing = [center.id for center in here.cohort.centers if center.id not in there]
    if here.round.open and missing:
        heading(words.say("facilitating.round.add.title"))
        if st.button(words.count("facilitating.round.add.button", len(missing)), key="invite-newcomers"):
            done = words.count("facilitating.round.add.done", len(missing))
            do("newcomers", lambda: here.change(lambda rounds: rounds.invite(here.round.id, missing)), done)


def _links(here: InRound, waiting: Sequence[Entry]) -> None:
    words = session.words()
    if len(waiting) > MANY:
        para(words.say("facilitating.round.links.many", n=len(waiting)))
    elif waiting:
        tokens = here.tokens()
        lines = [f"{entry.center.name}: {link_of(tokens[entry.id])}" for entry in waiting]
        st.code("\n".join(lines), language=None, wrap_lines=True)
        expiring = min(entry.expires_at for entry in waiting)
        small(words.say("facilitating.round.links.expires", day=times.day(expiring, words)))


def _renewal(here: InRound, entries: Sequence[Entry], view: str) -> None:
    words = session.words()
    names = {entry.id: entry.center.name for entry in entries}
    chosen = one_of("renew-which", words.say("facilitating.round.links.renew_which"), names, view)
    small(words.say("facilitating.round.links.renew_text"))
    clicked = st.button(plain(words.say("facilitating.round.links.renew")), key="renew")
    told("renewed")
    renewed = st.session_state.pop(_RENEWED, None)
    if renewed in names and not clicked:
        st.code(f"{names[renewed]}: {link_of(here.tokens()[renewed])}", language=None, wrap_lines=True)
    if clicked:
        if chosen is None:
            message = words.say("facilitating.cohort.centers.error.none_chosen")
            errors.refuse(view, [FieldError("renew-which", message)])

        def renew() -> None:
            here.change(lambda rounds: rounds.renew(chosen))
            st.session_state[_RENEWED] = chosen

        do("renewed", renew, words.say("facilitating.round.links.renewed", center=names[chosen]))
