"""Delete an assessment, after asking once."""

from __future__ import annotations

import streamlit as st

from maturity.access.policy import Action
from maturity.ui import frame, links, session
from maturity.ui.links import To
from maturity.ui.widgets.texts import para, typed

PRIVATE = "private"


def page() -> None:
    """Draw the question whether to delete, or that it is done."""
    words = session.words()
    opened = session.opened(Action.DELETE)
    if done := links.asked("done"):
        key = "team.private.delete.done" if done == PRIVATE else "ui.delete.done"
        with frame.screen(To.DELETE, "deleted", words.say(key)):
            links.link(words.say("ui.delete.start"), To.START, None)
        return
    if opened is None:
        frame.nothing_here()
        return
    private = opened.draft.member is not None
    title = words.say("team.private.delete.heading" if private else "ui.delete.heading")
    with frame.screen(To.DELETE, "delete", title, opened=opened, menu=False):
        if not private:
            typed(opened.assessment.name or words.say("ui.start.go_on.unnamed"))
        para(words.say("team.private.delete.text" if private else "ui.delete.text"))
        if joined := len(opened.store.teams.team(opened.id).joined):
            para(words.count("team.delete", joined))
        if st.button(words.say("ui.delete.yes"), type="primary", key="delete-button"):
            opened.store.delete(opened.id)
            links.go(To.DELETE, None, done=PRIVATE if private else "1")
        links.link(words.say("ui.delete.no"), To.START, opened.id)
