"""What a demonstration says of itself on every page, and the way to its invented council."""

from __future__ import annotations

import streamlit as st

from maturity.demo.folder import council_in
from maturity.store.place import store_place
from maturity.text import Words
from maturity.ui import links
from maturity.ui.links import To
from maturity.ui.widgets.texts import para

_ENTRANCES = (To.START, To.COHORTS)


def banner(to: To, words: Words) -> None:
    """Draw that all is invented, where the store is a demonstration's; on the ways in also the link to the council."""
    council = council_in(store_place())
    if council is None:
        return
    with st.container(key="demonstration", gap="xxsmall"):
        para(words.say("demo.banner"))
        if to in _ENTRANCES and council:
            links.link(words.say("demo.council"), To.COHORT, None, g=council)
