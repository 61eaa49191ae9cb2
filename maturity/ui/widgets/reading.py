"""How far the reading of a file is, in words and counts, and the button that stops it."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from maturity.measures.amounts import said
from maturity.measures.kept import KeptExtract
from maturity.measures.model import Unit
from maturity.measures.order import Progress, State
from maturity.text import Words
from maturity.ui import extracts, frame, links, session
from maturity.ui.links import To
from maturity.ui.widgets import problems
from maturity.ui.widgets.texts import para, plain, small, typed

_EVERY = 0.5  # seconds between two looks at how far it is


def draw(found: KeptExtract, progress: Progress) -> None:
    """Draw the page of service requests that are being read, or why they aren't."""
    if progress.state is State.FAILED:
        _over(found, "failed", progress)
    elif progress.state is State.STOPPED:
        _over(found, "stopped", progress)
    else:
        _under_way(found)


def stopped() -> None:
    """Draw that reading was stopped and nothing is left of it."""
    say = session.words().say
    with frame.screen(To.FIGURES, "reading-stopped", say("data.reading.stopped_heading")):
        para(say("data.reading.stopped"))
        links.link(say("data.reading.again"), To.DATA, links.asked("a") or None)


def _under_way(found: KeptExtract) -> None:
    say = session.words().say
    with frame.screen(To.FIGURES, "reading", say("data.reading.heading")):
        typed(found.name)
        with st.container(key="status-reading"):
            st.fragment(_state, run_every=_EVERY)(found)
        small(say("data.reading.stay"))
        if st.button(plain(say("data.reading.stop")), key="stop-reading"):
            extracts.delete(found)
            links.go(To.FIGURES, links.asked("a") or None, stopped="1")


def _state(found: KeptExtract) -> None:
    words = session.words()
    progress = extracts.progress(found)
    if progress.state not in (State.WAITING, State.RUNNING):
        st.rerun()  # the page draws what came of it
    with st.container(key="making"):
        para(_step(progress.step or "waiting", words))
    if progress.rows:
        small(words.say("data.reading.rows", n=words.number(progress.rows)))
    if progress.share is not None:
        share = Decimal(progress.share).quantize(Decimal("0.01"))
        small(words.say("data.reading.share", n=said(share, Unit.SHARE, words)))


def _step(step: str, words: Words) -> str:
    """Return in words what is done: a step of reading, or of what surrounds it."""
    key = f"importing.step.{step}"
    return words.say(key) if key in words.messages else words.say(f"data.reading.step.{step}")


def _over(found: KeptExtract, how: str, progress: Progress) -> None:
    say = session.words().say
    with frame.screen(To.FIGURES, f"reading-{how}", say(f"data.reading.{how}_heading")):
        typed(found.name)
        if progress.problems:
            problems.draw(say(f"data.reading.{how}"), progress.problems)
        else:
            para(say(f"data.reading.{how}"))
        links.link(say("data.reading.again"), To.DATA, links.asked("a") or None)
