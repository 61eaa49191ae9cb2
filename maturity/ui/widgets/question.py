"""The answer to one feature: choice, reason where it does not apply, note and evidence; each saves itself."""

from __future__ import annotations

from functools import partial

import streamlit as st

from maturity.assessment.answers import MAX_EVIDENCE, MAX_NOTE, MAX_REASON, Answer, State
from maturity.assessment.ratings import unrated
from maturity.framework.model import Feature, Framework, Option
from maturity.text import Words
from maturity.ui.session import Opened
from maturity.ui.tailoring import Asked
from maturity.ui.widgets import errors, rating, saving
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.keeping import kept
from maturity.ui.widgets.saving import view_of
from maturity.ui.widgets.texts import plain

__all__ = ["answer_fields", "clear_button", "is_yes_or_no", "problems", "view_of", "words_fields"]

_OPTION = "option:"
_YES_OR_NO = (("no", "partly", "yes"), ("no", "yes"))


def is_yes_or_no(options: tuple[Option, ...]) -> bool:
    """True for the options yes and no, with partly or without; others say themselves what they mean."""
    return tuple(option.id for option in options) in _YES_OR_NO


def answer_fields(opened: Opened, feature: Feature, asked: Asked, words: Words) -> None:
    """Draw the choice and, where it does not apply, the reason."""
    stored = opened.assessment.answer(feature.id)
    if opened.framework.aspects:
        choice = rating.aspect_fields(opened, feature, asked, words)
    else:
        choice = _choice_field(opened, feature, asked, words)
    if choice == State.NOT_APPLICABLE:
        with errors.field_box("reason"):
            label = words.say("ui.question.reason")
            st.markdown(f"**{plain(label)}**")
            errors.beside(view_of(feature), "reason", words)
            _text(opened, feature, "reason", label, stored.reason, MAX_REASON)


def _choice_field(opened: Opened, feature: Feature, asked: Asked, words: Words) -> str | None:
    labels = _labels(opened.framework.options_of(feature), asked, words)
    ways = saving.no_answer_labels(feature, words)
    labels |= ways
    keys = list(labels)
    key = saving.key_of(opened, feature, f"choice-{saving.cleared(opened, feature)}")
    with errors.field_box("answer"):
        errors.beside(view_of(feature), "answer", words)
        # The name of the box tells the style before how many of the choices "or" stands.
        with st.container(key=f"ways-{len(ways)}"):
            return kept(
                key,
                _choice(opened.assessment.answer(feature.id)),
                lambda chosen: _save_choice(opened, feature, chosen),
                lambda start, on_change: st.radio(
                    asked.question,  # only read out, so it isn't escaped
                    keys,
                    index=keys.index(start) if start in keys else None,
                    format_func=lambda one: plain(labels[one]),
                    key=key,
                    on_change=on_change,
                    label_visibility="collapsed",
                ),
            )


def words_fields(opened: Opened, feature: Feature, words: Words) -> None:
    """Draw the note and the evidence, both optional."""
    stored = opened.assessment.answer(feature.id)
    for part, before, most in (("note", stored.note, MAX_NOTE), ("evidence", stored.evidence, MAX_EVIDENCE)):
        # What a member writes is shown to the team, so it isn't called a note for yourselves.
        label = words.say(f"team.private.{part}" if opened.draft.member else f"ui.question.{part}")
        _text(opened, feature, part, plain(label), before, most, labeled=True)


def problems(framework: Framework, answer: Answer, words: Words) -> list[FieldError]:
    """Return what is missing in an answer when somebody wants to go on."""
    if answer.lacks_reason:
        return [FieldError("reason", words.say("ui.question.error.reason"))]
    if answer.state is State.UNANSWERED and not framework.aspects:
        return [FieldError("answer", words.say("ui.question.error.nothing"))]
    missing = framework.aspects if answer.state is State.UNANSWERED else unrated(framework, answer)
    return [
        FieldError(rating.box_of(aspect), words.say("ui.question.error.aspect"), f"{aspect.label}:")
        for aspect in missing
    ]


def clear_button(opened: Opened, feature: Feature, words: Words) -> None:
    """Draw the button that takes the answer away; a note or evidence stays."""
    st.button(
        words.say("ui.question.clear"),
        type="tertiary",
        key="clear",
        on_click=partial(saving.clear, opened, feature),
    )


def _labels(options: tuple[Option, ...], asked: Asked, words: Words) -> dict[str, str]:
    statements = {}
    if is_yes_or_no(options) and asked.yes_means:
        statements = {options[0].id: "ui.question.lowest", options[-1].id: "ui.question.highest"}
        if len(options) > 2 and asked.partly_means:
            statements[options[1].id] = "ui.question.between"
    return {
        _OPTION + option.id: words.say(statements[option.id], option=option.label, partly=asked.partly_means)
        if option.id in statements
        else option.label
        for option in options
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
    saving.save(opened, feature, said | {"options": {}})


def _text(
    opened: Opened, feature: Feature, part: str, label: str, stored: str, most: int, *, labeled: bool = False
) -> None:
    """Draw a field for a text; without its label where that stands above already."""
    key = saving.key_of(opened, feature, part)
    kept(
        key,
        stored,
        lambda text: saving.save(opened, feature, {part: text[:most]}),
        lambda start, on_change: (
            st.text_area(
                label,
                value=start,
                key=key,
                on_change=on_change,
                max_chars=most,
                height=90,
                label_visibility="visible" if labeled else "collapsed",
            )
            or ""
        ),
    )
