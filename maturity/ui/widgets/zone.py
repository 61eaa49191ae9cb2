"""The choice of the center's time zone."""

from __future__ import annotations

import streamlit as st

from maturity.measures.zones import zones
from maturity.text import Words
from maturity.ui.widgets import errors
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.texts import plain, small

FIELD = "zone"
_FIRST = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
)
"""The clocks of the United States, from east to west."""


def draw(key: str, guess: str, view: str, words: Words) -> str | None:
    """Draw the zones with the guess chosen, where it is one, and return what is chosen."""
    say = words.say
    names = _zones()
    label, hint = say("data.zone.label"), say("data.zone.hint")
    with errors.field_box(FIELD):
        st.markdown(f"**{plain(label)}**")
        small(hint)
        errors.beside(view, FIELD, words)
        chosen: str | None = st.selectbox(
            f"{label} {hint}",
            names,
            index=names.index(guess) if guess in names else None,
            format_func=lambda one: str(one).replace("_", " "),
            key=f"zone-{key}",
            placeholder=say("data.zone.choose"),
            label_visibility="collapsed",
        )
    return chosen


def missing(words: Words) -> FieldError:
    """Return what is said where none is chosen."""
    return FieldError(FIELD, words.say("data.zone.error"))


@st.cache_data(show_spinner=False)
def _zones() -> list[str]:
    """Return the names of places, and UTC last."""
    places = sorted(one for one in zones() if "/" in one and one.split("/")[0] not in ("Etc", "SystemV"))
    return [*_FIRST, *(one for one in places if one not in _FIRST), "UTC"]
