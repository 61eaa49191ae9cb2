"""Links that give a role in an assessment or a cohort: made for somebody, shown once, and closed."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urljoin

import streamlit as st

from maturity.ui import login, session, times
from maturity.ui.links import To
from maturity.ui.roles import People
from maturity.ui.widgets.fields import line
from maturity.ui.widgets.texts import para, plain, small, typed

TOKEN = "r"  # noqa: S105 - the name of the parameter
DAYS = (7, 30, 90)
USUAL = 30
_MADE = "role-link-made"  # for what a link was made by the last click, and the link


def draw(found: People, view: str) -> None:
    """Draw how to make such a link, those that are still good, and how to close them."""
    words = session.words()
    para(words.say(f"access.link.{found.kind}"))
    para(words.say(f"access.link.{'who_browser' if login.how().ids_are_keys else 'who_account'}"))
    label = line(
        "role-label", words.say("access.link.label"), words.say("access.link.label_hint"), view, version=_version(found)
    )
    days = st.radio(
        plain(words.say("access.link.days")),
        DAYS,
        index=DAYS.index(USUAL),
        format_func=lambda n: plain(words.count("access.link.n_days", n)),
        key="role-link-days",
        horizontal=True,
    )
    if st.button(plain(words.say("access.link.make")), key="make-role-link"):
        token = found.link(days, label)
        st.session_state[_MADE] = (found.id, token, times.now() + timedelta(days=days))
        st.rerun()
    _made(found)
    for number, one in enumerate(found.links):
        with st.container(key=f"role-link-{number}", gap="xxsmall"):
            typed(one.label or words.say("access.people.unnamed"))
            until = times.day(one.expires_at, words)
            small(words.say("access.link.open", made=times.day(one.made_at, words), until=until))
    if found.links and st.button(plain(words.say("access.link.close")), type="tertiary", key="close-role-links"):
        found.close_links()
        st.session_state[_MADE] = (found.id, "", times.now())
        st.rerun()
    small(words.say("access.link.close_text"))


def _version(found: People) -> str:
    """Return what the field of the label is told apart by: with a new link it is empty again."""
    made_for, token, _ = st.session_state.get(_MADE, ("", "", None))
    return f"{len(found.links)}-{len(found.holders)}" if made_for == found.id and token else ""


def _made(found: People) -> None:
    """Draw what was just made or closed; a link can't be shown again on a later visit."""
    words = session.words()
    made_for, token, until = st.session_state.get(_MADE, ("", "", times.now()))
    with st.container(key="status-role-links"):  # a script gives it its role: what changes in it is read out
        if made_for == found.id and token:
            para(words.say("access.link.made", day=times.day(until, words)))
            st.code(urljoin(st.context.url or "", f"{To.RESUME}?{TOKEN}={token}"), language=None, wrap_lines=True)
        elif made_for == found.id:
            para(words.say("access.link.closed"))
