"""The end of a private copy's check page: hand in, in the place of Submit; and the page that says it is done."""

from __future__ import annotations

from functools import partial

import streamlit as st

from maturity.ui import frame, links, session
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets import errors
from maturity.ui.widgets.answers import lacking_reasons
from maturity.ui.widgets.texts import heading, para

DONE = "done"


def draw(opened: Opened, view: str) -> None:
    """Draw the button that hands in what the private copy says now."""
    say = session.words().say
    heading(say("team.private.check.title"))
    para(say("team.private.check.text"))
    show_all = partial(st.session_state.update, filter="all")
    with errors.field_box("submit"):
        if st.button(say("team.private.check.button"), type="primary", key="hand-in", on_click=show_all):
            wrong = lacking_reasons(opened, session.words())
            if wrong:
                errors.refuse(view, wrong)
            errors.accept()
            opened.store.teams.hand_in(opened.id, opened.framework)
            links.go(To.CHECK, opened.id, **{DONE: "1"})


def is_done(opened: Opened) -> bool:
    """Say whether the address is the one after handing in."""
    member = opened.draft.member
    return bool(links.asked(DONE)) and member is not None and member.handed_in_at is not None


def done(opened: Opened) -> None:
    """Draw that the answers are handed in."""
    say = session.words().say
    with frame.screen(To.CHECK, "handed-in", say("team.private.done.title"), opened=opened):
        para(say("team.private.done.text"))
        para(say("team.private.done.again"))
        links.link(say("team.private.done.tasks"), To.TASKS, opened.id)
