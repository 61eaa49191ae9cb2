"""What surrounds every page: title, way back, menu, heading, and where focus and scroll go after a change of page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st

from maturity.access.who import Login
from maturity.text import words as words_of
from maturity.text.locales import own_name
from maturity.ui import demonstration, language, links, login
from maturity.ui.links import To
from maturity.ui.session import Opened, words
from maturity.ui.widgets import errors
from maturity.ui.widgets.texts import para, plain, small

_HERE = Path(__file__).parent
# Fixed texts without any input. The first, which does its work once a visit, gives groups and the menu their roles and
# makes the links of the error summary work. The second moves scroll and focus to the heading; Streamlit leaves both
# where they were on the page before.
_STYLE = f"<style>{(_HERE / 'style.css').read_text()}</style>"
_SETUP = f"<script>{(_HERE / 'setup.js').read_text()}</script>"
_FOCUS = f"<script>{(_HERE / 'focus.js').read_text()}</script>"
_MENU = (To.TASKS, To.CENTER, To.CHECK)
_MENU_PRIVATE = (To.TASKS, To.CHECK)
_MENU_AFTER = (To.RESULTS, To.PRIORITIES, To.ROADMAP, To.DOWNLOAD)
_CONTROLS = ("upload", "add", "remove", "copy")  # what Streamlit says in English only
_VIEW = "view"  # what was drawn last, to its end
_BEGUN = "begun"  # whether something of this page is drawn
_LEFT = "left"  # whether it was left since, if only for a page that was left again before its end


@contextmanager
def screen(
    to: To,
    view: str,
    heading: str,
    *,
    opened: Opened | None = None,
    caption: str = "",
    menu: bool = True,
    wide: bool = False,
) -> Iterator[None]:
    """Draw a page around its content. `view` names what is shown: with another one the focus goes to its heading."""
    say = words().say
    st.session_state[_BEGUN] = True
    language.begin()
    if not is_shown(view):
        errors.accept()  # what was wrong on another page, or on an earlier visit, is over
        st.session_state[_LEFT] = _VIEW in st.session_state
    found = errors.refused(view)
    key = "error_tab_title" if found else "tab_title"
    st.set_page_config(
        page_title=say(f"ui.frame.{key}", page=heading, product=say("ui.product")),
        layout="wide" if wide else "centered",
    )
    st.html(f"{_words_for_style(words().language)}{_STYLE}")
    st.html(_SETUP, unsafe_allow_javascript=True)  # before the content, whose links need it
    wanted = _languages()
    signing_out = _account()
    demonstration.banner(to, words())
    if menu:
        _menu(to, opened)
    errors.summary(found, words())
    if opened is not None and opened.draft.member is not None:
        with st.container(key="private"):
            para(say("team.private.banner", center=opened.assessment.name or say("team.join.unnamed")))
    if caption:
        small(caption)
    st.title(plain(heading), anchor=False)
    yield
    if wanted:  # only now, when the fields of the page have saved what was typed
        errors.accept()  # they are in the language of before
        links.switch(wanted)
    links.stay()
    if signing_out:
        login.sign_out()
    _focus(f"{view} {found.attempt}" if found else view)


def is_begun() -> bool:
    """Say whether something of a page was drawn since this was asked last."""
    return bool(st.session_state.pop(_BEGUN, False))


def is_shown(view: str) -> bool:
    """Say whether a view is the one that was drawn last."""
    return str(st.session_state.get(_VIEW, "")).split(" ")[0] == view


def back(label: str, to: To, assessment: str | None, **more: str) -> None:
    """Draw the way back on top of a page."""
    with st.container(key="back"):
        links.link(label, to, assessment, **more)


def nothing_here() -> None:
    """Draw the page for an address under which there is no assessment."""
    say = words().say
    with screen(To.START, "nothing-here", say("ui.lost.title"), menu=False):
        para(say("ui.lost.text"))
        links.link(say("ui.lost.start"), To.START, None)


def _languages() -> str:
    """Draw the way to each other language, and return the one that was clicked.

    A script tells the browser by the names of the boxes which language the page is in, and which the words are in.
    """
    wanted = ""
    with st.container(key=f"page-in-{language.spoken()}", horizontal=True):
        for one in language.others():
            with st.container(key=f"words-in-{one}", width="content"):
                if links.leave(own_name(one), f"language-{one}"):
                    wanted = one
    return wanted


def _account() -> bool:
    """Say who is signed in, and return whether they want to sign out; nothing where nobody needs to."""
    who, say = login.who(), words().say
    if not who.account:
        return False
    with st.container(key="account", horizontal=True, gap="small", vertical_alignment="center"):
        small(say("access.account.who", name=who.name))
        if address := login.sign_out_address():
            st.link_button(plain(say("access.account.sign_out")), address, type="tertiary")
        elif login.how() is Login.OIDC:
            return st.button(plain(say("access.account.sign_out")), type="tertiary", key="sign-out")
    return False


@cache
def _words_for_style(spoken: str) -> str:
    """Return the words that stand in the style, and those that a script takes from there."""
    say = words_of(spoken).say
    said = {"or": say("ui.question.or"), **{name: say(f"ui.controls.{name}") for name in _CONTROLS}}
    quoted = (f"--word-{name}: {_quoted(text)};" for name, text in said.items())
    return f"<style>:root {{ {' '.join(quoted)} }}</style>"


def _quoted(text: str) -> str:
    """Return a text as a style writes it; only letters and blanks stand as they are."""
    return '"' + "".join(one if one.isalpha() or one == " " else f"\\{ord(one):x} " for one in text) + '"'


def _menu(here: To, opened: Opened | None) -> None:
    say = words().say
    if opened is None:
        return
    pages = _MENU_PRIVATE if opened.draft.member else _MENU + (_MENU_AFTER if opened.draft.submitted else ())
    with st.container(key="menu", horizontal=True, gap="small"):
        for to in (To.START, *pages):
            with st.container(key=f"menu-here-{to}" if to is here else f"menu-{to}", width="content"):
                links.link(say(f"ui.{to}.menu"), to, opened.id)


def _focus(view: str) -> None:
    before = st.session_state.get(_VIEW)
    st.session_state[_VIEW] = view
    name = "".join(letter if letter.isalnum() else "-" for letter in view)
    errors_gone = before is not None and before.split(" ")[0] == view  # the person is in the middle of the page
    left = st.session_state.pop(_LEFT, False)
    # On the first page of a visit the browser's own start is right.
    if left or (before not in (None, view) and not errors_gone):
        with st.container(key=f"focus-{name}"):
            st.html(_FOCUS, unsafe_allow_javascript=True)
