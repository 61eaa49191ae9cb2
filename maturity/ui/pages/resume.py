"""What a resume link opens: whose assessment it is, and the way on."""

from __future__ import annotations

import streamlit as st

from maturity.errors import NotFound, StoreError
from maturity.ui import frame, gate, links, session
from maturity.ui.links import To
from maturity.ui.private import center_of
from maturity.ui.widgets.resuming import TOKEN
from maturity.ui.widgets.texts import para


def page() -> None:
    """Draw what the link in the address leads to, or that it leads nowhere any more."""
    words = session.words()
    token = links.asked(TOKEN)
    try:
        draft = gate.linked(token)
    except NotFound:
        _nowhere("lost")
        return
    except StoreError:
        _nowhere("over")
        return
    center = center_of(draft.assessment.name, words)
    with frame.screen(To.RESUME, "resume", words.say("access.resume.title", center=center)):
        para(words.say("access.resume.text"))
        if st.button(words.say("access.resume.go_on"), type="primary", key="resume-link"):
            links.go(To.TASKS, gate.resume(token))


def _nowhere(why: str) -> None:
    say = session.words().say
    with frame.screen(To.RESUME, f"resume-{why}", say(f"access.resume.{why}.title")):
        para(say(f"access.resume.{why}.text"))
        links.link(say("ui.lost.start"), To.START, None)
