"""Buttons that have a document made, how far it is, and the file when it is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from maturity.reporting.folder import PageSize
from maturity.reporting.job import Form
from maturity.reporting.problems import in_words
from maturity.ui import documents, session
from maturity.ui.documents import Document, Offer
from maturity.ui.widgets.texts import para, plain, small

# A fixed text without any input: it clicks the button of a file that was asked for, once.
_DELIVER = f"<script>{(Path(__file__).parents[1] / 'deliver.js').read_text()}</script>"
_PAPER: tuple[PageSize, ...] = ("letter", "a4")
_MIME = {"pdf": "application/pdf", "html": "text/html"}
_EVERY = 0.5  # seconds between two looks at how far it is


def choose_paper(place: str) -> None:
    """Draw the choice of the paper."""
    say = session.words().say
    st.radio(
        say("ui.document.paper"),
        _PAPER,
        format_func=lambda one: plain(say(f"ui.document.{one}")),
        key=f"paper-{place}",
        horizontal=True,
    )


def paper(place: str) -> PageSize:
    """Return the paper that is chosen now, also when the click on it came together with the next one."""
    chosen: PageSize = st.session_state.get(f"paper-{place}", _PAPER[0])
    return chosen


def draw(place: str, version: object, offer: Callable[[Form], Offer]) -> None:
    """Draw the buttons, and below them what came of the last click. `place` is letters, digits and '-'.

    `offer` says what a form of the document would be made of at the moment of the click.
    """
    say = session.words().say
    no_pdf = documents.pool().why_no_pdf
    notice = st.container()
    forms: tuple[Form, ...] = ("html",) if no_pdf else ("pdf", "html")
    with st.container(horizontal=True):
        for form in forms:
            clicked = st.button(
                plain(say(f"ui.document.make.{form}")),
                key=f"make-{form}-{place}",
                type="primary" if form == forms[0] else "secondary",
                # As a callback, because a second click just after the first one stops the page before it gets here.
                on_click=lambda form=form: documents.order(offer(form)),
            )
            # After a restart of the server the click arrives in a new session, which knows no callback.
            if clicked and documents.ordered(place, version) is None:
                documents.order(offer(form))
    document = documents.ordered(place, version)
    if no_pdf and not (document and document.problem == no_pdf):  # once is enough
        with notice:
            para(in_words(no_pdf, session.words()))
            para(say("ui.document.html_instead"))
    with st.container(key=f"status-{place}"):  # a script gives it its role, so that what changes in it is read out
        running = document is not None and not document.running.done
        st.fragment(_state, run_every=_EVERY if running else None)(document, running)
    if document and document.running.done and not document.problem:
        _deliver(document)


def _state(document: Document | None, was_running: bool) -> None:
    """Say in one place how far the document is."""
    say = session.words().say
    if document is None:
        small(say("ui.document.before"))
    elif not document.running.done:
        with st.container(key="making"):  # the style puts a turning ring before it
            para(_progress(document))
    elif was_running:
        st.rerun()  # the page draws the file, and stops looking
    elif not document.problem:
        para(say("ui.document.ready", title=document.offer.title))
    else:
        with st.container(key="failed"):
            para(in_words(document.problem, session.words()))
            if document.offer.form == "pdf":
                para(say("ui.document.html_instead"))


def _progress(document: Document) -> str:
    say = session.words().say
    progress = document.running.progress
    if progress.page:
        return say("ui.document.progress.page", page=progress.page)
    return say(f"ui.document.progress.{progress.step}")


def _deliver(document: Document) -> None:
    say = session.words().say
    offer = document.offer
    with st.container(key=f"deliver-{document.click}"):
        st.download_button(
            plain(say(f"ui.document.download.{offer.form}", title=offer.title)),
            document.running.result(),
            offer.file_name,
            _MIME[offer.form],
            key="document-file",
            on_click="ignore",
        )
        st.html(_DELIVER, unsafe_allow_javascript=True)
