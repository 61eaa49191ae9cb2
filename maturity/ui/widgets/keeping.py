"""A field that saves itself the moment its value differs from what was last seen.

Two ways lead to saving. Streamlit's on_change also comes when the person is already leaving for another page.
Comparing after the widget is drawn also works after a server restart, when the click arrives in a new session
that knows no callback.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

T = TypeVar("T")

_SEEN = "seen"


def kept(
    key: str,
    stored: T,
    save: Callable[[T], None],
    draw: Callable[[T, Callable[[], None]], T],
    choices: Sequence[T] | None = None,
) -> T:
    """Draw a widget that starts from what is stored, save what comes back if it is new, and return it.

    What counts is a change against what this tab last saw, so that a tab left open doesn't undo what another one saved.
    A select box tells what is chosen by its words; where they have changed since, Streamlit gives the words of before
    for a choice. So with `choices`, what is none of them is no change.
    """
    if choices is not None:
        save = _only(choices, save)
    seen = _seen()
    if key not in st.session_state or key not in seen:
        seen[key] = stored
    value = draw(stored, lambda: _keep(_seen(), key, st.session_state[key], save))
    _keep(seen, key, value, save)
    return value


def _only(choices: Sequence[T], save: Callable[[T], None]) -> Callable[[T], None]:
    return lambda value: save(value) if value in choices else None


def _keep(seen: dict[str, Any], key: str, value: Any, save: Callable[[Any], None]) -> None:
    if key not in seen or seen[key] != value:
        save(value)
        seen[key] = value


def _seen() -> dict[str, Any]:
    found: dict[str, Any] = st.session_state.setdefault(_SEEN, {})
    return found


def keys() -> tuple[str, ...]:
    """Return the keys of all fields that were drawn so far."""
    return tuple(_seen())
