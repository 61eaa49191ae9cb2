"""Puts figures beside the answers of one of the person's assessments, and says that it is done."""

from __future__ import annotations

import streamlit as st

from maturity.measures.model import Measures
from maturity.text import Words
from maturity.ui import evidence, gate, links, session
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets import errors
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.fields import one_of
from maturity.ui.widgets.telling import do, told
from maturity.ui.widgets.texts import heading, para, plain

FIELD = "attach-to"
_DONE = "attached-to"


def draw(extract_id: str, measures: Measures, view: str, words: Words) -> None:
    """Draw the choice among the assessments, or the one that the person came from, and the button."""
    say = words.say
    heading(say("data.figures.use.title"))
    para(say("data.figures.use.text"))
    names = _own(words)
    from_here = links.asked("a")
    if not names and not from_here:
        para(say("data.figures.use.none"))
        links.link(say("data.figures.use.begin"), To.START, None)
        return
    chosen = from_here or one_of(FIELD, say("data.figures.use.which"), names, view)
    if st.button(plain(say("data.figures.use.go")), key="attach"):
        if not chosen:
            errors.refuse(view, [FieldError(FIELD, say("data.figures.use.error"))])
        draft = gate.assessment(chosen)
        opened = Opened(session.store(), session.framework_of(draft.framework_checksum), draft)
        st.session_state[_DONE] = opened.id
        center = opened.assessment.name or say("data.figures.use.unnamed")
        do("attach", lambda: evidence.attach(opened, measures, extract_id), say("data.figures.use.done", center=center))
    told("attach")
    if done := st.session_state.get(_DONE):
        links.link(say("data.figures.use.open"), To.TASKS, done)


def _own(words: Words) -> dict[str, str]:
    """Return the assessments that this person can open from the start page, by id; no private copies."""
    found = session.store().drafts_of(session.browser())
    unnamed = words.say("data.figures.use.unnamed")
    return {one.id: one.name or unnamed for one in found if not one.member and (one.name or one.answers_given)}
