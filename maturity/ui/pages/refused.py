"""What is drawn in the place of a page: a login, or that it may not be seen, and what to do about it."""

from __future__ import annotations

import logging
from collections.abc import Callable

import streamlit as st

from maturity.access.policy import Kind, Reason, Refused
from maturity.access.who import Login
from maturity.ui import frame, gate, links, login, session
from maturity.ui.links import To
from maturity.ui.widgets.texts import para

_LATER = "refused-in-the-middle"


def guarded(page: Callable[[], None]) -> None:
    """Draw a page, for who may see it: every page of the app is drawn through here."""
    frame.is_begun()
    try:
        gate.signed_in()
        if later := st.session_state.pop(_LATER, None):
            raise later
        page()
    except Refused as refused:
        if frame.is_begun():  # by a click in the middle of a page: that one is not to stay above
            st.session_state[_LATER] = refused
            st.rerun()
        if refused.reason is Reason.SIGN_IN:
            _sign_in()
        else:
            _refused(refused)


def _sign_in() -> None:
    say = session.words().say
    with frame.screen(To.START, "sign-in", say("access.sign_in.title"), menu=False):
        if wrong := login.not_ready():
            logging.getLogger(__name__).error("%s", wrong)
            para(say("access.sign_in.not_ready"))
        elif login.how() is Login.PROXY:
            para(say("access.sign_in.proxy"))
        else:
            para(say("access.sign_in.why"))
            para(say("access.sign_in.back"))
            if st.button(say("access.sign_in.button"), type="primary", key="sign-in"):
                login.sign_in()


def _refused(refused: Refused) -> None:
    say = session.words().say
    key = f"access.refused.{refused.reason.value}"
    if refused.reason is Reason.NOT_YOURS:
        key = f"{key}.{'cohort' if refused.kind is Kind.COHORT else refused.kind.value}"
    with frame.screen(To.START, f"refused-{refused.reason.value}", say(f"{key}.title"), menu=False):
        para(say(f"{key}.text"))
        para(say(f"{key}.fix"))
        links.link(say("ui.lost.start"), To.START, None)
