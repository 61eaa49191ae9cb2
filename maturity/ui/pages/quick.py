"""The end of the quick look: which capabilities look started, and the two ways on; no stage is told."""

from __future__ import annotations

import streamlit as st

from maturity.scoring.starters import look_started, starters
from maturity.ui import frame, links, session
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.tour import Tour
from maturity.ui.widgets.texts import bullets, heading, para

VIEW = "quick"


def draw(opened: Opened) -> None:
    """Draw what is known after the quick look."""
    words = session.words()
    last = starters(opened.framework)[-1]
    frame.back(words.say("ui.question.back.question"), To.QUESTION, opened.id, q=last, **Tour.QUICK.address)
    with frame.screen(To.QUESTION, VIEW, words.say("ui.quick.title"), menu=False):
        started = look_started(opened.framework, opened.assessment)
        if started:
            para(words.say("ui.quick.started"))
            bullets([capability.title for capability in started])
        else:
            para(words.say("ui.quick.none"))
        para(words.say("ui.quick.not_result"))
        heading(words.say("ui.quick.next"))
        para(words.say("ui.quick.go_on_text"))
        if st.button(words.say("ui.quick.go_on"), type="primary", key="go-on"):
            links.go(To.TASKS, opened.id)
        para(words.say("ui.quick.check_text"))
        if st.button(words.say("ui.quick.check"), key="to-check"):
            links.go(To.CHECK, opened.id)
