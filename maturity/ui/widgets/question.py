"""The answer to one feature: choice, reason where it does not apply, note and evidence; each saves itself."""

from __future__ import annotations

from functools import partial

import streamlit as st

from maturity.assessment.answers import MAX_EVIDENCE, MAX_NOTE, MAX_REASON, Answer, State
from maturity.framework.model import Feature, Option
from maturity.store.values import Section
from maturity.text import Words
from maturity.ui.session import Opened
from maturity.ui.tailoring import Asked
from maturity.ui.widgets import errors
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.keeping import kept
from maturity.ui.widgets.texts import plain

_OPTION = "option:"


def view_of(feature: Feature) -> str:
    """Return the name of the view that shows a feature's question."""
    return f"question-{feature.id}"


def answer_fields(opened: Opened, feature: Feature, asked: Asked, words: Words) -> None:
    """Draw the choice and, where it does not apply, the reason."""
    stored = opened.assessment.answer(feature.id)
    labels = _labels(opened.framework.options_of(feature), asked, words)
    keys = list(labels)
    key = _key(opened, feature, f"choice-{_cleared(opened, feature)}")
    view = view_of(feature)
    with errors.field_box("answer"):
        errors.beside(view, "answer", words)
        choice = kept(
            key,
            _choice(stored),
            lambda chosen: _save_choice(opened, feature, chosen),
            lambda start, on_change: st.radio(
                asked.question,  # only read out, so it isn't escaped
                keys,
                index=None if start is None else keys.index(start),
                format_func=lambda one: plain(labels[one]),
                key=key,
                on_change=on_change,
                label_visibility="collapsed",
            ),
        )
    if choice == State.NOT_APPLICABLE:
        with errors.field_box("reason"):
            label = words.say("ui.question.reason")
            st.markdown(f"**{plain(label)}**")
            errors.beside(view, "reason", words)
            _text(opened, feature, "reason", label, stored.reason, MAX_REASON)


def words_fields(opened: Opened, feature: Feature, words: Words) -> None:
    """Draw the note and the evidence, both optional."""
    stored = opened.assessment.answer(feature.id)
    for part, before, most in (("note", stored.note, MAX_NOTE), ("evidence", stored.evidence, MAX_EVIDENCE)):
        label = words.say(f"ui.question.{part}")
        st.markdown(f"**{plain(label)}**")
        _text(opened, feature, part, label, before, most)


def problem(answer: Answer, words: Words) -> FieldError | None:
    """Return what is missing in an answer when somebody wants to go on."""
    if answer.state is State.UNANSWERED:
        return FieldError("answer", words.say("ui.question.error.nothing"))
    if answer.lacks_reason:
        return FieldError("reason", words.say("ui.question.error.reason"))
    return None


def clear_button(opened: Opened, feature: Feature, words: Words) -> None:
    """Draw the button that takes the answer away; a note or evidence stays."""
    st.button(
        words.say("ui.question.clear"),
        type="tertiary",
        key="clear",
        on_click=partial(_clear, opened, feature),
    )


def _labels(options: tuple[Option, ...], asked: Asked, words: Words) -> dict[str, str]:
    statements = {options[0].id: "ui.question.lowest", options[-1].id: "ui.question.highest"}
    if len(options) == 3:
        statements[options[1].id] = "ui.question.between"
    labels = {
        _OPTION + option.id: words.say(statements[option.id], option=option.label, partly=asked.partly_means)
        if option.id in statements
        else option.label
        for option in options
    }
    return labels | {
        State.DONT_KNOW.value: words.say("common.answer.dont_know"),
        State.NOT_APPLICABLE.value: words.say("ui.question.not_applicable"),
    }


def _choice(answer: Answer) -> str | None:
    if answer.state is State.ANSWERED:
        return f"{_OPTION}{answer.option}"
    return None if answer.state is State.UNANSWERED else answer.state.value


def _save_choice(opened: Opened, feature: Feature, choice: str | None) -> None:
    if choice is None:
        said: dict[str, object] = {"state": State.UNANSWERED, "option": None, "reason": ""}
    elif choice.startswith(_OPTION):
        said = {"state": State.ANSWERED, "option": choice.removeprefix(_OPTION), "reason": ""}
    else:
        said = {"state": State(choice), "option": None}
    _save(opened, feature, said)


def _text(opened: Opened, feature: Feature, part: str, label: str, stored: str, most: int) -> None:
    key = _key(opened, feature, part)
    kept(
        key,
        stored,
        lambda text: _save(opened, feature, {part: text[:most]}),
        lambda start, on_change: (
            st.text_area(
                label,
                value=start,
                key=key,
                on_change=on_change,
                max_chars=most,
                height=90,
                label_visibility="collapsed",
            )
            or ""
        ),
    )


def _save(opened: Opened, feature: Feature, said: dict[str, object]) -> None:
    # Only the part that changed here is put over what is stored now, which another tab may have changed.
    before = opened.store.draft(opened.id).assessment.answer(feature.id)
    opened.store.save(opened.id, Section.ANSWER, feature.id, before.model_copy(update=said))


def _key(opened: Opened, feature: Feature, part: str) -> str:
    return f"answer:{opened.id}:{feature.id}:{part}"


def _cleared(opened: Opened, feature: Feature) -> int:
    return int(st.session_state.get(_key(opened, feature, "cleared"), 0))


def _clear(opened: Opened, feature: Feature) -> None:
    _save_choice(opened, feature, None)
    # A new key makes a new radio group: the old one can't be told to have nothing chosen.
    st.session_state[_key(opened, feature, "cleared")] = _cleared(opened, feature) + 1
