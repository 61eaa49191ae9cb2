"""A link to go on with an assessment in another browser, or to let a colleague go on: made, shown once, closed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin

import streamlit as st

from maturity.access.policy import Action
from maturity.ui import gate, login, session, times
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets.texts import para, plain, small

TOKEN = "r"  # noqa: S105 - the name of the parameter
DAYS = (7, 30, 90)
USUAL = 30
_MADE = "resume-link-made"


def draw(opened: Opened) -> None:
    """Draw how to make such a link and how to close those that were made."""
    words = session.words()
    with st.expander(plain(words.say("access.link.offer")), key="resume-links"):
        para(words.say("access.link.text"))
        para(words.say("access.link.who_browser" if login.how().ids_are_keys else "access.link.who_account"))
        days = st.radio(
            plain(words.say("access.link.days")),
            DAYS,
            index=DAYS.index(USUAL),
            format_func=lambda n: plain(words.count("access.link.n_days", n)),
            key="resume-days",
            horizontal=True,
        )
        if st.button(plain(words.say("access.link.make")), key="make-resume-link"):
            _make(opened, days)
        _made(opened)
        if st.button(plain(words.say("access.link.close")), type="tertiary", key="close-resume-links"):
            gate.assessment(opened.id, Action.LINK)
            opened.store.access.close_resume_links(opened.id)
            st.session_state[_MADE] = (opened.id, "", datetime.now(UTC))
            st.rerun()
        small(words.say("access.link.close_text"))


def _make(opened: Opened, days: int) -> None:
    gate.assessment(opened.id, Action.LINK)
    token = opened.store.access.resume_link(opened.id, days)
    st.session_state[_MADE] = (opened.id, token, datetime.now(UTC) + timedelta(days=days))


def _made(opened: Opened) -> None:
    """Draw what was just made or closed; a link can't be shown again on a later visit."""
    words = session.words()
    assessment_id, token, until = st.session_state.get(_MADE, ("", "", datetime.now(UTC)))
    with st.container(key="status-resume-links"):  # a script gives it its role: what changes in it is read out
        if assessment_id == opened.id and token:
            para(words.say("access.link.made", day=words.day(times.local_date(until))))
            st.code(urljoin(st.context.url or "", f"{To.RESUME}?{TOKEN}={token}"), language=None, wrap_lines=True)
        elif assessment_id == opened.id:
            para(words.say("access.link.closed"))
