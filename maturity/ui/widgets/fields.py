"""A field that counts only with the button after it: its label, its hint, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from zlib import crc32

import streamlit as st

from maturity.ui import session
from maturity.ui.widgets import errors
from maturity.ui.widgets.texts import plain, small

MAX_LINE = 120
MAX_LINES = 200_000


def line(
    name: str, label: str, hint: str, view: str, *, start: str = "", version: str = "", most: int = MAX_LINE
) -> str:
    """Draw a line to type in and return what is in it, without blanks around it; another version starts anew."""
    with _field(name, label, hint, view):
        given = st.text_input(
            f"{label} {hint}".strip(),
            start,
            key=f"{name}-{version}" if version else name,
            max_chars=most,
            label_visibility="collapsed",
            on_change="ignore",
        )
    return (given or "").strip()


def lines(name: str, label: str, view: str, version: int, *, start: str = "") -> list[str]:
    """Draw a box to type lines in and return those that aren't blank; with another version it starts anew."""
    with _field(name, label, "", view):
        given = st.text_area(
            label,
            start,
            key=f"{name}-{version}",
            max_chars=MAX_LINES,
            height=150,
            label_visibility="collapsed",
            on_change="ignore",
        )
    return [one.strip() for one in (given or "").splitlines() if one.strip()]


def day(name: str, label: str, hint: str, view: str, start: date | None = None) -> date | None:
    """Draw a field for a day, empty at first where there is no `start`, and return the day."""
    with _field(name, label, hint, view):
        given = st.date_input(f"{label} {hint}".strip(), value=start, key=name, label_visibility="collapsed")
    return given if isinstance(given, date) else None


def one_of(name: str, label: str, names: Mapping[str, str], view: str) -> str | None:
    """Draw a choice among things that have a name, nothing chosen at first, and return its id.

    A select box knows what is chosen by its words, so with another name among them it starts anew.
    """
    version = crc32("\0".join(names.values()).encode())
    with _field(name, label, "", view):
        chosen = st.selectbox(
            label,
            list(names),
            format_func=lambda id_: names.get(id_, ""),
            key=f"{name}-{version}",
            index=None,
            label_visibility="collapsed",
        )
    return chosen if chosen in names else None


def _field(name: str, label: str, hint: str, view: str) -> st.delta_generator.DeltaGenerator:
    box = errors.field_box(name)
    with box:
        st.markdown(f"**{plain(label)}**")
        if hint:
            small(hint)
        errors.beside(view, name, session.words())
    return box
