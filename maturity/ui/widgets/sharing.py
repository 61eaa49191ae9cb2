"""What a center allows its cohort to see of it; every choice is stored at once."""

from __future__ import annotations

import streamlit as st

from maturity.store.round_records import Center, Sharing
from maturity.ui import session
from maturity.ui.widgets import errors
from maturity.ui.widgets.keeping import kept
from maturity.ui.widgets.texts import plain, small


def choose(center: Center) -> None:
    """Draw the choice, with what counts today chosen: an alias until somebody chooses."""
    say = session.words().say
    label = say("facilitating.invited.sharing.label")
    with errors.field_box(f"sharing-{center.number}"):
        st.markdown(f"**{plain(label)}**")
        _ways(center, label)
    small(say("facilitating.invited.sharing.saved"))


def _ways(center: Center, label: str) -> None:
    say = session.words().say
    key = f"sharing:{center.id}"
    ways = list(Sharing)
    kept(
        key,
        center.sharing,
        lambda way: session.store().rounds.share(center.id, Sharing(way)),
        lambda start, on_change: (
            st.radio(
                label,
                ways,
                index=ways.index(start),
                format_func=lambda way: plain(say(f"facilitating.invited.sharing.{Sharing(way).value}")),
                key=key,
                on_change=on_change,
                label_visibility="collapsed",
            )
            or start
        ),
    )
