"""What came of a click, said once in a place of its own after the page was drawn anew."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import NoReturn

import streamlit as st

from maturity.errors import StoreError
from maturity.ui import session
from maturity.ui.widgets import errors
from maturity.ui.widgets.texts import para

_TOLD = "told"


def in_words(error: StoreError) -> str:
    """Return what the store refused, in the language of the screens; what it has no words for is in the log alone."""
    if error.key:
        return session.words().say(error.key, **error.figures)
    logging.getLogger(__name__).error("The store refused: %s", error)
    return session.words().say("ui.failed")


def told(place: str) -> None:
    """Draw what the last click said in this place; the place is always there, so that its words are read out."""
    with st.container(key=f"status-{place}"):
        found = st.session_state.get(_TOLD)
        if found is not None and found[0] == place:
            st.session_state.pop(_TOLD)
            para(found[1])


def do(place: str, act: Callable[[], object], said: str) -> NoReturn:
    """Do something to the store and draw the page anew, with what came of it told in its place."""
    try:
        act()
    except StoreError as error:  # somebody else was faster, in another tab
        said = in_words(error)
    errors.accept()
    st.session_state[_TOLD] = (place, said)
    st.rerun()
