"""One question about the center; a value that makes sense is stored at once, a bad one stays in its field."""

from __future__ import annotations

from typing import Any

import streamlit as st

from maturity.assessment.answers import CenterValue
from maturity.assessment.center import MAX_TEXT, center_value
from maturity.framework.model import Choice, ProfileQuestion
from maturity.store.values import Section
from maturity.text import Words
from maturity.ui.session import Opened
from maturity.ui.widgets import errors
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.keeping import kept
from maturity.ui.widgets.texts import para, plain, small

VIEW = "center"


def field(opened: Opened, question: ProfileQuestion, words: Words) -> FieldError | None:
    """Draw a question about the center and save it; return what is wrong with it, to be shown after Continue."""
    name = _name(question)
    label = question.label if question.required else words.say("ui.center.optional", label=question.label)
    stored = opened.assessment.center.get(question.id)
    with errors.field_box(name):
        if question.kind == "any-of":
            _checkboxes(opened, question, label, stored if isinstance(stored, tuple) else ())
            return None
        st.markdown(f"**{plain(label)}**")
        if question.hint:
            small(question.hint)
        errors.beside(VIEW, name, words)
        key = f"center:{opened.id}:{question.id}"
        spoken = f"{label} {question.hint or ''}"  # the hint is read out with the label
        if question.kind == "one-of":
            _radio(opened, question, key, spoken, stored)
            return None
        given = kept(
            key,
            _shown(stored, words),
            lambda text: _save(opened, question, text),
            lambda start, on_change: (
                st.text_input(
                    spoken,
                    value=start,
                    key=key,
                    on_change=on_change,
                    label_visibility="collapsed",
                    max_chars=None,
                    autocomplete="off",
                )
                or ""
            ),
        )
    return _problem(question, given, words)


def _name(question: ProfileQuestion) -> str:
    return question.id.replace("_", "-")


def _shown(stored: CenterValue | None, words: Words) -> str:
    return words.number(stored) if isinstance(stored, int) else str(stored or "")


def _save(opened: Opened, question: ProfileQuestion, given: Any) -> None:
    if given is None or given == () or (isinstance(given, str) and not given.strip()):
        opened.store.save(opened.id, Section.CENTER, question.id, None)
        return
    try:
        value = center_value(question, given)
    except ValueError:
        return  # it stays in its field, and Continue says what is wrong
    opened.store.save(opened.id, Section.CENTER, question.id, value)


def _problem(question: ProfileQuestion, given: str, words: Words) -> FieldError | None:
    if not given.strip():
        missing = FieldError(_name(question), words.say("ui.center.error.missing"), question.label)
        return missing if question.required else None
    try:
        center_value(question, given)
    except ValueError:
        return FieldError(_name(question), words.say(f"ui.center.error.{question.kind}", most=MAX_TEXT), question.label)
    return None


def _radio(opened: Opened, question: ProfileQuestion, key: str, spoken: str, stored: CenterValue | None) -> None:
    labels = {choice.id: choice.label for choice in question.choices}
    ids = list(labels)
    kept(
        key,
        str(stored) if stored in ids else None,
        lambda choice: _save(opened, question, choice),
        lambda start, on_change: st.radio(
            spoken,
            ids,
            index=None if start is None else ids.index(start),
            format_func=lambda id_: plain(labels[id_]),
            key=key,
            on_change=on_change,
            label_visibility="collapsed",
        ),
    )


def _checkboxes(opened: Opened, question: ProfileQuestion, label: str, stored: tuple[str, ...]) -> None:
    with st.container(key=f"group-{_name(question)}", gap="xxsmall"):
        st.markdown(f"**{plain(label)}**")
        if question.hint:
            para(question.hint)
        for choice in question.choices:
            _checkbox(opened, question, choice, choice.id in stored)


def _checkbox(opened: Opened, question: ProfileQuestion, choice: Choice, stored: bool) -> None:
    key = f"center:{opened.id}:{question.id}:{choice.id}"

    def save(ticked: bool) -> None:
        # Read afresh: the box ticked just before this one is in the store, not in what was opened.
        before = opened.again().assessment.center.get(question.id)
        others = {*before} if isinstance(before, tuple) else set()
        wanted = others | {choice.id} if ticked else others - {choice.id}
        _save(opened, question, tuple(one.id for one in question.choices if one.id in wanted))

    kept(
        key,
        stored,
        save,
        lambda start, on_change: st.checkbox(plain(choice.label), value=start, key=key, on_change=on_change),
    )
