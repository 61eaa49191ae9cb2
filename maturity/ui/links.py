"""Every way from one page to another, so that the address always names the assessment.

Streamlit's switch_page without parameters makes two steps in the browser's history, and Back then loses the address.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from maturity.ui.widgets.texts import plain

_PAGES = "pages"


class To(StrEnum):
    """The pages, named as in their addresses."""

    START = "start"
    CENTER = "center"
    TASKS = "tasks"
    QUESTION = "question"
    CHECK = "check"
    RESULTS = "results"
    PRIORITIES = "priorities"
    ROADMAP = "roadmap"
    DOWNLOAD = "download"
    DELETE = "delete"


def offer(pages: Mapping[To, Page]) -> None:
    """Say which pages there are; done at the start of every run."""
    st.session_state[_PAGES] = dict(pages)


def go(to: To, assessment: str | None, **more: str) -> NoReturn:
    """Leave for another page, or for the same one with another address."""
    st.switch_page(st.session_state[_PAGES][to], query_params=_address(assessment, more))


def link(label: str, to: To, assessment: str | None, *, aside: str = "", **more: str) -> None:
    """Draw a link; `aside` is read out after the label but not shown, where many links have the same label."""
    st.page_link(st.session_state[_PAGES][to], label=_label(label, aside), query_params=_address(assessment, more))


def leave(label: str, key: str, *, aside: str = "") -> bool:
    """Draw what looks like a link on a page with text fields, and say whether it was clicked; then call `go`.

    A true link can overtake the text that was typed just before: the text then arrives late, with the old page.
    """
    return st.button(_label(label, aside), type="tertiary", key=key)


def asked(name: str) -> str:
    """Return a parameter of the address; empty where it isn't given."""
    return st.query_params.get(name, "")


def _label(label: str, aside: str) -> str:
    return f"{plain(label)} *{plain(aside)}*" if aside else plain(label)


def _address(assessment: str | None, more: Mapping[str, str]) -> dict[str, str]:
    return {"a": assessment, **more} if assessment else {"from": "link", **more}
