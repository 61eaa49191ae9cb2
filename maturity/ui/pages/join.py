"""What an invitation link opens: what is asked, who sees what, and the way into a private copy."""

from __future__ import annotations

import streamlit as st

from maturity.errors import NotFound, StoreError
from maturity.framework.minutes import minutes_for
from maturity.store.records import Invitation
from maturity.store.teams import MAX_NAME
from maturity.ui import frame, links, session
from maturity.ui.links import To
from maturity.ui.private import center_of
from maturity.ui.widgets.telling import in_words
from maturity.ui.widgets.texts import bullets, heading, para, plain, small

TOKEN = "j"  # noqa: S105 - the name of the parameter


def page() -> None:
    """Draw the invitation that the address names, or that there is none."""
    say = session.words().say
    token = links.asked(TOKEN)
    try:
        found = session.store().teams.invitation(token, session.browser())
    except NotFound:
        _lost()
        return
    state = "back" if found.mine else "open" if found.open else "closed"
    center = center_of(found.center, session.words())
    title = say("team.join.heading", center=center) if state == "open" else say(f"team.join.{state}.title")
    with frame.screen(To.JOIN, f"join-{state}", title):
        if found.mine:
            para(say("team.join.back.text", center=center))
            if st.button(say("team.join.back.go_on"), type="primary", key="go-on"):
                links.go(To.TASKS, found.mine)
        elif not found.open:
            para(say("team.join.closed.text"))
            links.link(say("ui.lost.start"), To.START, None)
        else:
            _open(found, token, center)


def _lost() -> None:
    say = session.words().say
    with frame.screen(To.JOIN, "join-lost", say("team.join.lost.title")):
        para(say("team.join.lost.text"))
        links.link(say("ui.lost.start"), To.START, None)


def _open(found: Invitation, token: str, center: str) -> None:
    words = session.words()
    framework = session.framework_of(found.framework_checksum)
    para(words.say("team.join.what", center=center))
    para(words.count("team.join.minutes", framework.minutes or minutes_for(framework, framework.features)))
    heading(words.say("team.join.sees.title"))
    bullets([words.say(f"team.join.sees.{key}") for key in ("nobody", "then", "never", "record", "delete")])
    label = words.say("team.join.name")
    st.markdown(f"**{plain(label)}**")
    small(words.say("team.join.name_hint"))
    name = st.text_input(
        f"{label} {words.say('team.join.name_hint')}",  # the hint is read out with the label
        key="name",
        max_chars=MAX_NAME,
        label_visibility="collapsed",
        autocomplete="name",
        on_change="ignore",  # it counts only with the button
    )
    if st.button(words.say("team.join.begin"), type="primary", key="join"):
        try:
            begun = session.store().teams.join(token, session.browser(), name or "")
        except StoreError as error:  # closed a moment ago, or too many
            with st.container(key="failed"):
                para(in_words(error))
            return
        links.go(To.TASKS, begun)
