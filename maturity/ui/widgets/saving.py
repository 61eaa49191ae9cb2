"""How an answer is stored from its page: part by part, each under a key of its own, the moment it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from maturity.assessment.answers import Answer, State
from maturity.framework.model import Feature
from maturity.store.values import Section
from maturity.text import Words
from maturity.ui.session import Opened

_COUNT = "saves"


def view_of(feature: Feature) -> str:
    """Return the name of the view that shows a feature's question."""
    return f"question-{feature.id}"


def key_of(opened: Opened, feature: Feature, part: str) -> str:
    """Return the key of a part of an answer, in the browser's session."""
    return f"answer:{opened.id}:{feature.id}:{part}"


def save(opened: Opened, feature: Feature, said: Mapping[str, object]) -> None:
    """Store only the part that changed here over what is stored now."""
    change(opened, feature, lambda before: before.model_copy(update=said))


def change(opened: Opened, feature: Feature, make: Callable[[Answer], Answer]) -> Answer:
    """Store what is made of the answer as it is stored now, which another tab may have changed; return that."""
    before = opened.store.change_answer(opened.id, feature.id, make)
    st.session_state[_COUNT] = count() + 1
    looked_at(opened, feature)
    return before


def looked_at(opened: Opened, feature: Feature) -> None:
    """Take away the mark of an answer that was carried over from an earlier round."""
    if feature.id in opened.assessment.carried:
        opened.store.save(opened.id, Section.CARRIED, feature.id, None)


def clear(opened: Opened, feature: Feature) -> None:
    """Take the answer away; a note or evidence stays."""
    save(opened, feature, {"state": State.UNANSWERED, "option": None, "options": {}, "reason": ""})
    # A new key makes a new radio group: the old one can't be told to have nothing chosen.
    st.session_state[key_of(opened, feature, "cleared")] = cleared(opened, feature) + 1


def cleared(opened: Opened, feature: Feature) -> int:
    """Return how often the answer was taken away in this session."""
    return int(st.session_state.get(key_of(opened, feature, "cleared"), 0))


def no_answer_labels(feature: Feature, words: Words) -> dict[str, str]:
    """Return the ways to give no answer, by state."""
    labels = {State.DONT_KNOW.value: words.say("common.answer.dont_know")}
    if feature.may_not_apply:
        labels[State.NOT_APPLICABLE.value] = words.say("ui.question.not_applicable")
    return labels


def count() -> int:
    """Return how many times something was saved in this session: what was read before may be older than that."""
    return int(st.session_state.get(_COUNT, 0))
