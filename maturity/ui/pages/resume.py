"""What a link opens that gives a role: whose assessment or which cohort it is, and the way in."""

from __future__ import annotations

import streamlit as st

from maturity.access.policy import Kind
from maturity.errors import NotFound, StoreError
from maturity.ui import frame, gate, links, session
from maturity.ui.given import Linked
from maturity.ui.links import To
from maturity.ui.pages.cohorts import COHORT
from maturity.ui.private import center_of
from maturity.ui.widgets.letting_in import TOKEN
from maturity.ui.widgets.texts import para


def page() -> None:
    """Draw what the link in the address leads to, or that it leads nowhere any more."""
    token = links.asked(TOKEN)
    try:
        found = gate.linked(token)
    except NotFound:
        _nowhere("lost")
    except StoreError:
        _nowhere("over")
    else:
        _offered(found, token)


def _offered(found: Linked, token: str) -> None:
    words = session.words()
    name = found.name if found.kind is Kind.COHORT else center_of(found.name, words)
    with frame.screen(To.RESUME, "resume", words.say(f"access.resume.{found.kind}.title", name=name)):
        para(words.say(f"access.resume.{found.kind}.text"))
        if not st.button(words.say(f"access.resume.{found.kind}.go_on"), type="primary", key="resume-link"):
            return
        try:
            gate.resume(token)
        except StoreError:  # somebody was faster, or it was closed a moment ago
            st.rerun()
        if found.kind is Kind.COHORT:
            links.go(To.COHORT, None, **{COHORT: found.id})
        links.go(To.TASKS, found.id)


def _nowhere(why: str) -> None:
    say = session.words().say
    with frame.screen(To.RESUME, f"resume-{why}", say(f"access.resume.{why}.title")):
        para(say(f"access.resume.{why}.text"))
        links.link(say("ui.lost.start"), To.START, None)
