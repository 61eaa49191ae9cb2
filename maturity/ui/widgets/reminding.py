"""A reminder to copy for a center that hasn't submitted; the product itself sends nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from maturity.framework.minutes import minutes_for
from maturity.store.round_records import Entry
from maturity.ui import session
from maturity.ui.entries import PENDING, State
from maturity.ui.given import InRound
from maturity.ui.widgets.inviting import link_of
from maturity.ui.widgets.texts import para


def draw(here: InRound, states: Mapping[State, Sequence[Entry]]) -> None:
    """Draw the choice of a center, and the text for it."""
    words = session.words()
    pending = {entry.id: entry for state in PENDING for entry in states[state]}
    if not pending:
        para(words.say("facilitating.round.remind.none"))
        return
    chosen = st.selectbox(
        words.say("facilitating.round.remind.whom"),
        list(pending),
        format_func=lambda id_: pending[id_].center.name if id_ in pending else "",
        key="remind-whom",
    )
    if chosen in pending:
        st.code(_text(here, pending[chosen]), language=None, wrap_lines=True)


def _text(here: InRound, entry: Entry) -> str:
    words = session.words()
    framework = session.framework_of(here.round.framework_checksum)
    if entry.assessment_id is None:
        state = words.say("facilitating.round.remind.state.waiting")
    else:
        state = words.say("facilitating.round.remind.state.under_way", n=entry.replied, total=len(framework.features))
    said = words.say(
        "facilitating.round.remind.text",
        center=entry.center.name,
        round=here.round.name,
        cohort=here.cohort.name,
        state=state,
        due=words.say("facilitating.round.remind.due", day=words.day(here.round.due)) if here.round.due else "",
        link=link_of(here.tokens()[entry.id]),
        minutes=framework.minutes or minutes_for(framework, framework.features),
    )
    return "\n".join(line.rstrip() for line in said.splitlines())
