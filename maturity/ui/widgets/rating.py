"""The answer to a feature whose aspects are rated apart: a group of choices for each, and beside them none at all."""

from __future__ import annotations

import streamlit as st

from maturity.assessment.answers import Answer, State
from maturity.assessment.ratings import chosen
from maturity.framework.model import Aspect, Feature
from maturity.text import Words
from maturity.ui.session import Opened
from maturity.ui.tailoring import Asked
from maturity.ui.widgets import errors, saving
from maturity.ui.widgets.keeping import kept
from maturity.ui.widgets.texts import plain

BESIDE = "beside"


def box_of(aspect: Aspect) -> str:
    """Return the name of the box around an aspect's choices."""
    return f"answer-{aspect.id}"


def aspect_fields(opened: Opened, feature: Feature, asked: Asked, words: Words) -> str | None:
    """Draw a group of choices for each aspect, and one for giving no answer; return what the last one says."""
    before = _turns(opened, feature)
    stored = opened.assessment.answer(feature.id)
    for aspect in opened.framework.aspects:
        _aspect(opened, feature, aspect, asked, words)
    beside = _beside(opened, feature, stored, asked, words)
    if _turns(opened, feature) != before:
        # Saved while it was drawn, in a session that knew no callback: what stands above shows the answer of before.
        st.rerun()
    return beside


def _aspect(opened: Opened, feature: Feature, aspect: Aspect, asked: Asked, words: Words) -> None:
    labels = {option.id: option.label for option in opened.framework.option_sets[aspect.options]}
    ids = list(labels)
    key = saving.key_of(opened, feature, f"choice-{saving.cleared(opened, feature)}-{_turn(opened, feature, True)}")
    stored = chosen(opened.assessment.answer(feature.id), aspect.id)
    with errors.field_box(box_of(aspect)):
        st.markdown(f"**{plain(aspect.label)}**")
        errors.beside(saving.view_of(feature), box_of(aspect), words)
        kept(
            f"{key}-{aspect.id}",
            stored,
            lambda option: _save_aspect(opened, feature, aspect, option),
            lambda start, on_change: st.radio(
                f"{asked.question} {aspect.label}",  # only read out, so it isn't escaped
                ids,
                index=None if start is None else ids.index(start),
                format_func=lambda one: plain(labels[one]),
                key=f"{key}-{aspect.id}",
                on_change=on_change,
                label_visibility="collapsed",
            ),
        )


def _beside(opened: Opened, feature: Feature, stored: Answer, asked: Asked, words: Words) -> str | None:
    labels = saving.no_answer_labels(feature, words)
    ids = list(labels)
    start_from = ids.index(stored.state.value) if stored.state.value in ids else None
    turn = f"{saving.cleared(opened, feature)}-{_turn(opened, feature, False)}"
    key = saving.key_of(opened, feature, f"{BESIDE}-{turn}")
    with errors.field_box(BESIDE):
        st.markdown(plain(words.say("ui.question.or")))
        return kept(
            key,
            stored.state.value if start_from is not None else None,
            lambda choice: _save_beside(opened, feature, choice),
            lambda start, on_change: st.radio(
                words.say("ui.question.beside", question=asked.question),
                ids,
                index=start_from,
                format_func=lambda one: plain(labels[one]),
                key=key,
                on_change=on_change,
                label_visibility="collapsed",
            ),
        )


def _save_aspect(opened: Opened, feature: Feature, aspect: Aspect, option: str | None) -> None:
    if option is None:
        return

    def rated(before: Answer) -> Answer:
        others = {one.id: was for one in opened.framework.aspects if (was := chosen(before, one.id)) is not None}
        said = {"state": State.ANSWERED, "option": None, "options": others | {aspect.id: option}, "reason": ""}
        return before.model_copy(update=said)

    before = saving.change(opened, feature, rated)
    if before.state in (State.DONT_KNOW, State.NOT_APPLICABLE):
        _next_turn(opened, feature, False)


def _save_beside(opened: Opened, feature: Feature, choice: str | None) -> None:
    if choice is None:
        return
    said: dict[str, object] = {"state": State(choice), "option": None, "options": {}}
    before = saving.change(opened, feature, lambda was: was.model_copy(update=said))
    if before.state is State.ANSWERED:
        _next_turn(opened, feature, True)


# A group of choices can't be told to have nothing chosen any more, but a new key makes a new group. Only the group that
# somebody has just left gets one, so that the focus stays where it is.


def _turn(opened: Opened, feature: Feature, aspects: bool) -> int:
    return int(st.session_state.get(saving.key_of(opened, feature, f"turn-{aspects}"), 0))


def _turns(opened: Opened, feature: Feature) -> tuple[int, int]:
    return _turn(opened, feature, True), _turn(opened, feature, False)


def _next_turn(opened: Opened, feature: Feature, aspects: bool) -> None:
    key = saving.key_of(opened, feature, f"turn-{aspects}")
    st.session_state[key] = int(st.session_state.get(key, 0)) + 1
