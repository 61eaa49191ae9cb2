"""Your service requests: what to bring and what is kept of it, the ways to bring it, and what was brought before."""

from __future__ import annotations

import streamlit as st

from maturity.errors import NotFound
from maturity.ui import extracts, frame, links, reach, session, times
from maturity.ui.links import To
from maturity.ui.widgets import asking_open311, bringing
from maturity.ui.widgets.texts import bullets, heading, para, typed
from maturity.ui.widgets.when import EXTRACT

VIEW = "data"
DELETE, DONE = "delete", "done"


def page() -> None:
    """Draw the page, or the question whether to delete what the address names."""
    if links.asked(DONE):
        _deleted()
    elif links.asked(DELETE):
        _delete(links.asked(DELETE))
    else:
        _bring()


def lost() -> None:
    """Draw that there are no such requests."""
    say = session.words().say
    with frame.screen(To.DATA, "data-lost", say("data.lost.title")):
        para(say("data.lost.text"))
        links.link(say("data.lost.link"), To.DATA, links.asked("a") or None)


def back() -> None:
    """Draw the way back to where somebody came from."""
    say, assessment = session.words().say, links.asked("a") or None
    if assessment:
        frame.back(say("data.back.tasks"), To.TASKS, assessment)
    else:
        frame.back(say("data.back.start"), To.START, None)


def _bring() -> None:
    say, assessment = session.words().say, links.asked("a") or None
    extracts.jobs().warm()
    back()
    with frame.screen(To.DATA, VIEW, say("data.page.heading")):
        para(say("data.page.what"))
        para(say("data.page.minutes"))
        _kept(assessment)
        heading(say("data.page.which.title"))
        bullets([say(f"data.page.which.{key}") for key in ("requests", "columns", "period", "system")])
        bringing.upload(assessment)
        if reach.files_here():
            bringing.by_path(VIEW, assessment)
        if reach.open311():
            asking_open311.draw(VIEW, assessment)
        heading(say("data.page.private.title"))
        bullets([say(f"data.page.private.{key}") for key in ("kept", "never", "file")])


def _kept(assessment: str | None) -> None:
    """List what this person brought before."""
    words = session.words()
    mine = extracts.mine()
    if not mine:
        return
    heading(words.say("data.page.kept"))
    for number, one in enumerate(mine):
        with st.container(key=f"line-extract-{number}", gap="xxsmall"):
            label = words.say(f"data.page.{'unread' if one.record is None else 'open'}", name=one.name)
            links.link(label, To.FIGURES, assessment, **{EXTRACT: one.id})
            if one.record is not None:
                rows, read_on = one.record.rows, times.day(one.record.made_at, words)
                typed(words.count("data.page.line", rows, number=words.number(rows), day=read_on))
            links.link(words.say("data.page.delete"), To.DATA, assessment, aside=one.name, **{DELETE: one.id})


def _delete(id_: str) -> None:
    say, assessment = session.words().say, links.asked("a") or None
    try:
        found = extracts.given(id_)
    except NotFound:
        lost()
        return
    with frame.screen(To.DATA, "data-delete", say("data.delete.heading")):
        typed(found.name)
        para(say("data.delete.text"))
        if st.button(say("data.delete.sure"), type="primary", key="delete-extract"):
            extracts.delete(found)
            links.go(To.DATA, assessment, **{DONE: "1"})
        links.link(say("data.delete.keep"), To.DATA, assessment)


def _deleted() -> None:
    say = session.words().say
    with frame.screen(To.DATA, "data-deleted", say("data.delete.done")):
        links.link(say("data.lost.link"), To.DATA, links.asked("a") or None)
