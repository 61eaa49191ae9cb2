"""About your center: the framework's profile questions, checked on Continue."""

from __future__ import annotations

import streamlit as st

from maturity.scoring.starters import starters
from maturity.ui import frame, links, private, session
from maturity.ui.links import To
from maturity.ui.tour import Tour, under_way
from maturity.ui.widgets import errors
from maturity.ui.widgets.profile import VIEW, field
from maturity.ui.widgets.texts import para


def page() -> None:
    """Draw the questions about the center."""
    words = session.words()
    opened = session.opened()
    if opened is None:
        frame.nothing_here()
        return
    if private.has_no_page(opened, To.CENTER):
        return
    to = To.CHECK if links.asked("back") == To.CHECK else To.TASKS
    going_back = links.leave(words.say(f"ui.question.back.{to}"), "back")
    with frame.screen(To.CENTER, VIEW, words.say("ui.center.title"), opened=opened, menu=False):
        para(words.say("ui.center.intro_sizes" if opened.framework.sizes else "ui.center.intro"))
        found = [field(opened, question, words) for question in opened.framework.profile]
        if going_back:  # only now, when the fields above have saved what was typed
            links.go(to, opened.id)
        if st.button(words.say("ui.continue"), type="primary", key="continue"):
            wrong = [error for error in found if error is not None]
            if wrong:
                errors.refuse(VIEW, wrong)
            errors.accept()
            if under_way() is Tour.QUICK:
                links.go(To.QUESTION, opened.id, q=starters(opened.framework)[0], **Tour.QUICK.address)
            links.go(to, opened.id)
