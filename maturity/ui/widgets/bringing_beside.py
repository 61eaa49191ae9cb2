"""A file that is brought besides the service requests, and what is said of it: kept, taken away, or what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NoReturn

import streamlit as st

from maturity.errors import ContentError, Problem
from maturity.measures.beside import Besides
from maturity.measures.kept import KeptExtract
from maturity.text import Words
from maturity.text.spoken import spoken
from maturity.ui import links, measured_by
from maturity.ui.widgets import problems, telling
from maturity.ui.widgets.texts import plain

_VERSION = "beside-version"
_BAD = "beside-bad"


def wrong(what: Besides) -> bool:
    """Whether the file that was brought last is a bad one, which the page still shows."""
    return any(key[0] == what for key in st.session_state.get(_BAD, {}))


def uploaded(found: KeptExtract, what: Besides, suffixes: Sequence[str], words: Words) -> None:
    """Draw the place for a file; a good one is kept and the page measures by it, a bad one changes nothing."""
    say = words.say
    key = f"{what}-file-{version()}"
    brought = st.file_uploader(say(f"data.beside.{what}.bring"), list(suffixes), key=key, max_upload_size=5)
    known: dict[tuple[str, str, str], tuple[Problem, ...]] = st.session_state.setdefault(_BAD, {})
    if brought is None:
        for old in [one for one in known if one[0] == what]:
            del known[old]
        return
    mine = (str(what), brought.file_id, words.language)
    if mine not in known:
        try:
            with spoken(words.language):
                keep(what, lambda: measured_by.bring(found, what, brought.name, brought.getvalue()), words)
        except ContentError as error:
            known[mine] = error.problems
            links.stay()
            st.rerun()  # so that the part of the page that it stands in is open
    problems.draw(say("data.beside.bad"), known[mine])


def removing(found: KeptExtract, what: Besides, words: Words) -> None:
    """Draw the button that takes away what lies beside the requests."""
    if st.button(plain(words.say(f"data.beside.{what}.remove")), key=f"{what}-remove"):
        _done(what, lambda: measured_by.forget(found, what), words.say(f"data.beside.{what}.removed"))


def keep(what: Besides, act: Callable[[], object], words: Words) -> NoReturn:
    """Keep something, and draw the page anew with figures by it; ContentError goes on to whoever asked."""
    _done(what, act, words.say(f"data.beside.{what}.done"))


def version() -> int:
    """Return the number of what was brought so far, so that fields begin anew after it."""
    return int(st.session_state.get(_VERSION, 0))


def _done(what: Besides, act: Callable[[], object], said: str) -> NoReturn:
    def doing() -> None:
        act()
        st.session_state[_VERSION] = version() + 1
        st.session_state.pop(_BAD, None)
        links.stay()

    telling.do(f"beside-{what}", doing, said)
