"""Which rounds an assessment answers, for its lead: whether it counts, what others see, and the ways to compare."""

from __future__ import annotations

import streamlit as st

from maturity.store.round_records import EntryOfAssessment
from maturity.ui import links, session
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets import sharing
from maturity.ui.widgets.texts import para

ENTRY = "e"
"""The parameter that names a center's entry in a round."""
CENTER = "c"
"""The parameter that names a center of a cohort."""


def draw(opened: Opened) -> None:
    """Draw a box for each round; nothing for an assessment that answers none, or for a private copy."""
    if opened.draft.member is not None:
        return
    centers: set[str] = set()
    for number, one in enumerate(opened.store.rounds.of_assessment(opened.id)):
        with st.container(key=f"in-round-{number}", border=True):
            _round(opened, one, number, first=one.entry.center.id not in centers)
        centers.add(one.entry.center.id)


def _round(opened: Opened, one: EntryOfAssessment, number: int, *, first: bool) -> None:
    say = session.words().say
    key = "closed" if not one.round.open else "counts" if one.entry.snapshot_id else "open"
    para(say(f"facilitating.banner.{key}", round=one.round.name, cohort=one.cohort))
    if first:  # one choice holds for every round of a center
        with st.expander(say("facilitating.banner.sharing"), key=f"sharing-{number}"):
            sharing.choose(one.entry.center)
    with st.container(key=f"links-round-{number}", horizontal=True, gap="medium"):
        if not one.round.open and one.entry.snapshot_id:
            links.link(say("facilitating.banner.compare"), To.COMPARE, opened.id, **{ENTRY: one.entry.id})
        if one.entry.snapshot_id and one.round.number > 1:
            links.link(say("facilitating.banner.trend"), To.TREND, opened.id, **{ENTRY: one.entry.id})
