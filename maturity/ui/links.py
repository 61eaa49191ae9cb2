"""Every way from one page to another, so that the address always names the assessment.

Streamlit's switch_page without parameters makes two steps in the browser's history, and Back then loses the address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.scriptrunner import get_script_run_ctx

from maturity.text import LANGUAGES
from maturity.ui.widgets.texts import plain

_OFFERED = "offered"
_HERE = "page"
_WHOLE = "whole"  # that the page is drawn as a whole, and no part of it has been drawn yet
_LEAVING = "leaving"  # which link was clicked, and where
_LANGUAGE = "lang"
_LANGUAGE_IN_ADDRESS = re.compile(rf"(?:^|&){_LANGUAGE}=([\w-]*)", re.ASCII)


class To(StrEnum):
    """The pages, named as in their addresses."""

    START = "start"
    CENTER = "center"
    TASKS = "tasks"
    QUESTION = "question"
    CHECK = "check"
    RESULTS = "results"
    WHAT_IF = "what-if"
    PRIORITIES = "priorities"
    ROADMAP = "roadmap"
    STEP = "step"
    DOWNLOAD = "download"
    TEAM = "team"
    JOIN = "join"
    RESUME = "resume"
    DELETE = "delete"
    COHORTS = "cohorts"
    COHORT = "cohort"
    ROUND = "round"
    INVITED = "invited"
    COMPARE = "compare"
    TREND = "trend"
    DATA = "data"
    COLUMNS = "columns"
    FIGURES = "figures"


@dataclass(frozen=True)
class Offered:
    """The pages of a visit, made once for all its runs."""

    functions: Mapping[To, Callable[[], None]]
    titles: Mapping[To, str]
    pages: Mapping[To, Page]


def navigate(pages: Mapping[To, Callable[[], None]], titles: Mapping[To, str], first: To = To.START) -> Page:
    """Say which pages there are, and return the one that is asked for, else the first; done as every run starts."""
    offered: Offered | None = st.session_state.get(_OFFERED)
    if offered is None or (offered.functions, offered.titles) != (pages, titles):
        made = {to: st.Page(page, title=titles[to], url_path=to, default=to == first) for to, page in pages.items()}
        offered = st.session_state[_OFFERED] = Offered(pages, titles, made)
    here = st.navigation(list(offered.pages.values()), position="hidden")
    st.session_state[_HERE] = here
    st.session_state[_WHOLE] = True
    return here


def _page(to: To) -> Page:
    offered: Offered = st.session_state[_OFFERED]
    return offered.pages[to]


def go(to: To, assessment: str | None, **more: str) -> NoReturn:
    """Leave for another page, or for the same one with another address."""
    stay()
    st.switch_page(_page(to), query_params=_address(assessment, more))


def move(assessment: str | None, **more: str) -> None:
    """Go to another address of the page that is being drawn, before anything of it is drawn."""
    stay()
    st.query_params.from_dict(_address(assessment, more))


def link(label: str, to: To, assessment: str | None, *, aside: str = "", **more: str) -> None:
    """Draw a link; `aside` is read out after the label but not shown, where many links have the same label."""
    st.page_link(_page(to), label=_label(label, aside), query_params=_address(assessment, more))


def leave(label: str, key: str, *, aside: str = "") -> bool:
    """Draw what looks like a link on a page with text fields, and say whether it was clicked; then call `go`.

    A true link can overtake the text that was typed just before: the text then arrives late, with the old page.
    """
    place = (key, _here())
    # The click is kept until it is followed: a text that comes with it may stop the page before it gets there, or have
    # only its own part of the page drawn.
    keep = partial(st.session_state.update, {_LEAVING: place})
    clicked = st.button(_label(label, aside), type="tertiary", key=key, on_click=keep)
    return clicked or st.session_state.get(_LEAVING) == place


def is_alone() -> bool:
    """Say, in a part of the page, whether it is drawn alone; asked once each time that the part is drawn."""
    return not st.session_state.pop(_WHOLE, False)


def not_followed() -> bool:
    """Say, in a part of the page that is drawn alone, whether somebody is about to leave by a link outside of it."""
    leaving = st.session_state.get(_LEAVING)
    return leaving is not None and leaving[1] == _here()


def stay() -> None:
    """Forget a click that led nowhere; done at the end of every whole page."""
    st.session_state.pop(_LEAVING, None)


def asked(name: str) -> str:
    """Return a parameter of the address; empty where it isn't given."""
    return st.query_params.get(name, "")


def chosen_language() -> str:
    """Return the language that the address asks for; empty where it asks for none that we have.

    Every text of a page asks for it, so it is read from the address itself; `st.query_params` takes far longer.
    """
    run = get_script_run_ctx()
    found = _LANGUAGE_IN_ADDRESS.findall(run.query_string) if run else []
    return found[-1] if found and found[-1] in LANGUAGES else ""


def switch(language: str) -> NoReturn:
    """Show the same place in another language."""
    stay()
    st.switch_page(st.session_state[_HERE], query_params={**st.query_params.to_dict(), _LANGUAGE: language})


def _here() -> tuple[str, dict[str, str]]:
    return st.session_state[_HERE].url_path, st.query_params.to_dict()


def _label(label: str, aside: str) -> str:
    return f"{plain(label)} *{plain(aside)}*" if aside else plain(label)


def _address(assessment: str | None, more: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of an address, which keep to the language once one was chosen."""
    language = {_LANGUAGE: chosen} if (chosen := chosen_language()) else {}
    return {"a": assessment, **more, **language} if assessment else {"from": "link", **more, **language}
