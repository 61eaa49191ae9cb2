"""One round for its facilitator: how far the centers are, links and reminders to send, and closing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from maturity.errors import NotFound
from maturity.store.round_records import Entry, Round
from maturity.ui import frame, gate, links, session, times
from maturity.ui.entries import STUCK, State, by_state
from maturity.ui.given import InRound
from maturity.ui.links import To
from maturity.ui.pages.cohort import lost
from maturity.ui.pages.cohorts import COHORT
from maturity.ui.widgets import closing_round, inviting, listing, reminding
from maturity.ui.widgets.opening_round import ROUND
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import bullets, heading, para, plain, small

SHOWN = 100
"""Centers in the table; the spreadsheet holds all of them."""


def page() -> None:
    """Draw the round that the address names."""
    words = session.words()
    try:
        here = gate.round(links.asked(ROUND))
    except NotFound:
        lost()
        return
    cohort, one = here.cohort, here.round
    view = f"round-{'open' if one.open else 'closed'}"
    entries = here.entries(again=not frame.is_shown(view))
    states = by_state(entries, times.now())
    frame.back(words.say("facilitating.round.back"), To.COHORT, None, **{COHORT: cohort.id})
    with frame.screen(To.ROUND, view, one.name, caption=cohort.name):
        _state(one, states, len(entries))
        if states[State.COUNTED]:
            links.link(words.say("facilitating.round.compare"), To.COMPARE, None, **{ROUND: one.id})
        else:
            para(words.say("facilitating.round.compare_wait"))
        heading(words.say("facilitating.round.centers.title"))
        _centers(here, entries, states)
        closing_round.late(here, [entry for entry in entries if entry.waiting_late is not None])
        with st.expander(
            words.say("facilitating.round.links.title"), expanded=one.open and not _begun(states), key="round-links"
        ):
            inviting.draw(here, entries, view)
        if one.open:
            with st.expander(words.say("facilitating.round.remind.title"), key="round-reminder"):
                reminding.draw(here, states)
        inviting.newcomers(here, entries)
        closing_round.draw(here, sum(len(states[state]) for state in State if state is not State.COUNTED))


def _begun(states: Mapping[State, Sequence[Entry]]) -> bool:
    return any(found for state, found in states.items() if state is not State.WAITING)


def _state(one: Round, states: Mapping[State, Sequence[Entry]], invited: int) -> None:
    words = session.words()
    opened = times.day(one.opened_at, words)
    if one.closed_at is not None:
        para(words.say("facilitating.round.state.closed", day=times.day(one.closed_at, words)))
    elif one.due is None:
        para(words.say("facilitating.round.state.open", day=opened))
    else:
        key = "overdue" if one.due < times.local_date(times.now()) else "due"
        para(words.say(f"facilitating.round.state.{key}", opened=opened, day=words.day(one.due)))
    counts = {
        "invited": invited,
        "begun": invited - len(states[State.WAITING]),
        "counted": len(states[State.COUNTED]),
        "stuck": len(states[State.STUCK]),
        "late": len(states[State.LATE]),
    }
    always = ("invited", "begun", "counted")
    days = STUCK.days
    bullets(
        [
            words.count(f"facilitating.round.counts.{key}", n, days=days)
            for key, n in counts.items()
            if n or key in always
        ]
    )
    framework = session.framework_of(one.framework_checksum)
    small(words.say("facilitating.round.version", framework=framework.title, version=framework.version_here))


def _centers(here: InRound, entries: Sequence[Entry], states: Mapping[State, Sequence[Entry]]) -> None:
    words = session.words()
    kinds: dict[str, Sequence[Entry]] = {
        "all": entries,
        **{state.value: found for state, found in states.items() if found},
    }
    if st.session_state.get("round-filter") not in (None, *kinds):
        st.session_state["round-filter"] = "all"
    chosen = st.radio(
        words.say("facilitating.round.centers.filter"),
        list(kinds),
        format_func=lambda key: plain(words.say(f"facilitating.round.centers.kinds.{key}", n=len(kinds[key]))),
        key="round-filter",
        horizontal=True,
    )
    shown = kinds[chosen or "all"]
    said = listing.rows(here.round, shown[:SHOWN], words)
    columns = [
        words.say(f"facilitating.round.centers.columns.{key}") for key in ("name", "state", "unknown", "activity")
    ]
    if said:
        table(columns, [(listing.breakable(name), *rest) for name, *rest in said])
    else:
        para(words.say("facilitating.round.centers.none"))
    if len(shown) > SHOWN:
        para(words.say("facilitating.round.centers.more", n=len(shown) - SHOWN))
    small(words.say("facilitating.round.centers.activity"))
    listing.spreadsheet(here, entries)
