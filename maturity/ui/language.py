"""The language of the screens: chosen in the address, else the browser's where we have it, else English."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from maturity.text import DEFAULT, LANGUAGES
from maturity.ui import links
from maturity.ui.widgets import keeping

_BEFORE = "spoken"  # the language of the last page
_CHOICES = ("filter", "report", "paper-", "team-filter", "what-if:")  # what is chosen on a page and stored nowhere


def spoken() -> str:
    """Return the language of this run."""
    return links.chosen_language() or _of_browser() or DEFAULT


def others() -> tuple[str, ...]:
    """Return the languages one can change to."""
    return tuple(one for one in LANGUAGES if one != spoken())


def begin() -> None:
    """Tell the browser again what is chosen in each field, where the page is in another language than the one before.

    Streamlit knows a choice by its words: a browser that still knows the words of before would show nothing chosen.
    """
    before, now = st.session_state.get(_BEFORE), spoken()
    st.session_state[_BEFORE] = now
    if before not in (None, now):
        for key in (*keeping.keys(), *(key for key in st.session_state if str(key).startswith(_CHOICES))):
            if key in st.session_state:
                st.session_state[key] = st.session_state[key]


def _of_browser() -> str:
    return _nearest(st.context.locale or "")


@lru_cache(maxsize=256)
def _nearest(locale: str) -> str:
    wanted = locale.lower()
    exact = (one for one in LANGUAGES if one.lower() == wanted)
    return next(exact, next((one for one in LANGUAGES if one == wanted.split("-")[0]), ""))
