"""Who sees a comparison, and what of a center: for its lead, and for the facilitator."""

from __future__ import annotations

import streamlit as st

from maturity.compare.comparison import letters
from maturity.text import Words
from maturity.ui.given import Compared
from maturity.ui.widgets import sharing
from maturity.ui.widgets.texts import bullets, heading


def draw(found: Compared, words: Words) -> None:
    """Draw who sees what; a lead can change what others see of their center."""
    say = words.say
    heading(say("facilitating.compare.seen.title"))
    if found.own is None:
        key = "open" if found.round.open else "closed"
        bullets([say(f"facilitating.compare.seen.{one}") for one in (f"facilitator_{key}", "aliases", "words")])
        return
    center = found.own.center
    alias = say("comparison.center", alias=letters(center.alias))
    mine = say(f"facilitating.compare.seen.yours.{center.sharing}", alias=alias, name=center.name)
    bullets([say("facilitating.compare.seen.lead"), mine, say("facilitating.compare.seen.words")])
    with st.expander(say("facilitating.banner.sharing"), key="sharing-here"):
        sharing.choose(center)
