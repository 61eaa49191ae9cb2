"""A line for each thing that is measured with: which column of the file it is, with what stands in that column."""

from __future__ import annotations

from collections.abc import Mapping as Chosen
from collections.abc import Sequence

import streamlit as st

from maturity.measures.mapping import Mapping
from maturity.text import Words
from maturity.ui.chosen_mapping import ASKED, headers_of
from maturity.ui.widgets import errors
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.texts import labeling, small

SAMPLES = 3
_LONGEST = 28
_NONE = ""  # no header is that


def field_of(name: str) -> str:
    """Return the name of a column's field, for links to it."""
    return f"column-{name.replace('_', '-')}"


def draw(
    file_id: str,
    suggested: Mapping,
    headers: Sequence[str],
    samples: Chosen[str, Sequence[str]],
    view: str,
    words: Words,
) -> dict[str, str | None]:
    """Draw the lines and return the header that is chosen for each; None for what the file doesn't have."""
    return {name: _line(file_id, name, suggested, headers, samples, view, words) for name in ASKED}


def wrong(chosen: Chosen[str, str | None], words: Words) -> list[FieldError]:
    """Return what can't stay so: no date of request, or one column for two things."""
    say = words.say
    found = []
    if chosen["requested_datetime"] is None:
        found.append(FieldError(field_of("requested_datetime"), say("data.mapping.error.requested")))
    first_with: dict[str, str] = {}
    for name, header in chosen.items():
        if header is None:
            continue
        if header in first_with:
            labels = {"first": label_of(first_with[header], words), "second": label_of(name, words)}
            found.append(FieldError(field_of(name), say("data.mapping.error.twice", column=header, **labels)))
        else:
            first_with[header] = name
    return found


def label_of(name: str, words: Words) -> str:
    """Return what a column is called on screen."""
    return words.say(f"data.mapping.column.{name}.label")


def _line(
    file_id: str,
    name: str,
    suggested: Mapping,
    headers: Sequence[str],
    samples: Chosen[str, Sequence[str]],
    view: str,
    words: Words,
) -> str | None:
    say = words.say
    label, hint = label_of(name, words), say(f"data.mapping.column.{name}.hint")
    now = headers_of(suggested, name, headers)
    with errors.field_box(field_of(name)):
        st.markdown(labeling(f"{label}.", hint))
        errors.beside(view, field_of(name), words)
        options = [*headers, _NONE]
        chosen = st.selectbox(
            f"{label}. {hint}",
            options,
            index=options.index(now[0] if now and now[0] in headers else _NONE),
            format_func=lambda one: one or say("data.mapping.none"),
            key=f"{field_of(name)}-{file_id}",
            label_visibility="collapsed",
        )
        if chosen:
            small(_sample(chosen, now, samples, words))
    return chosen or None


def _sample(chosen: str, now: Sequence[str], samples: Chosen[str, Sequence[str]], words: Words) -> str:
    """Say what stands in the column, and which others it is read together with."""
    joined = [one for one in now if one != chosen] if chosen in now else []
    shown = [_short(one) for one in dict.fromkeys(one.strip() for one in samples.get(chosen, ())) if one][:SAMPLES]
    if not shown:
        return words.say("data.mapping.empty")
    said = words.say("data.mapping.sample", values="; ".join(shown))
    return f"{said} {words.say('data.mapping.joined', columns=words.listed(joined))}" if joined else said


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST else f"{one_line[: _LONGEST - 1]}…"
