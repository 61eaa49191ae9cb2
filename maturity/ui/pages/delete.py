"""Delete an assessment, after asking once."""

from __future__ import annotations

import streamlit as st

from maturity.ui import frame, links, session
from maturity.ui.links import To
from maturity.ui.widgets.texts import para, typed


def page() -> None:
    """Draw the question whether to delete, or that it is done."""
    words = session.words()
    opened = session.opened()
    if links.asked("done"):
        with frame.screen(To.DELETE, "deleted", words.say("ui.delete.done")):
            links.link(words.say("ui.delete.start"), To.START, None)
        return
    if opened is None:
        frame.nothing_here()
        return
    with frame.screen(To.DELETE, "delete", words.say("ui.delete.heading"), menu=False):
        typed(opened.assessment.name or words.say("ui.start.go_on.unnamed"))
        para(words.say("ui.delete.text"))
        if st.button(words.say("ui.delete.yes"), type="primary", key="delete-button"):
            opened.store.delete(opened.id)
            links.go(To.DELETE, None, done="1")
        links.link(words.say("ui.delete.no"), To.START, opened.id)
