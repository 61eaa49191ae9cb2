"""The filters of a comparison: by size and by what centers say of themselves, as far as nobody is laid open."""

from __future__ import annotations

from functools import partial

import streamlit as st

from maturity.charts.cohort_notes import POPULATION
from maturity.compare.comparison import Comparison
from maturity.compare.groups import MOST
from maturity.compare.profile import questions
from maturity.framework.model import Framework
from maturity.ui import session
from maturity.ui.widgets.texts import para, plain, small

_SET = "filters-set"  # what was chosen last, by the key of its box


def chosen(round_id: str, framework: Framework) -> dict[str, str]:
    """Return the filters that are set on this visit, by question."""
    found: dict[str, str] = {}
    known: dict[str, str | None] = st.session_state.setdefault(_SET, {})
    for question, choices in questions(framework).items():
        key = _key(round_id, question)
        choice = st.session_state.get(key)
        if choice is not None and choice not in choices:
            # A select box gives the words of what is chosen; they are of before where a count or the language changed.
            choice = st.session_state[key] = known.get(key)
        known[key] = choice
        if choice in choices and len(found) < MOST:
            found[question] = choice
    return found


def draw(round_id: str, framework: Framework, shown: Comparison) -> None:
    """Draw a choice for each question that has something to offer, and the way back to all centers."""
    words = session.words()
    labels = {(one.id, choice.id): choice.label for one in framework.profile for choice in one.choices}
    labels |= {(POPULATION, size.id): size.title for size in framework.sizes}
    asked = {one.id: one.label for one in framework.profile} | {POPULATION: words.say("comparison.who.population")}
    with st.expander(words.say("facilitating.compare.filters.title"), expanded=bool(shown.chosen), key="filters"):
        small(words.say("facilitating.compare.filters.text", minimum=shown.minimum))
        for one in shown.filters:
            offered = [choice.id for choice in one.choices]
            if one.chosen is not None and one.chosen not in offered:
                offered.append(one.chosen)
            if not offered:
                continue
            numbers = {choice.id: choice.n for choice in one.choices}

            def said(choice: str | None, question: str = one.question, counts: dict[str, int] = numbers) -> str:
                if choice is None:
                    return words.say("facilitating.compare.filters.all")
                label = labels.get((question, choice), choice)
                return f"{label} ({words.number(counts[choice])})" if choice in counts else label

            st.selectbox(
                plain(asked[one.question]), [None, *offered], format_func=said, key=_key(round_id, one.question)
            )
        if not any(one.choices for one in shown.filters) and not shown.chosen:
            para(words.say("facilitating.compare.filters.none"))
        if shown.chosen:
            keys = [_key(round_id, one.question) for one in shown.filters]
            st.button(
                words.say("facilitating.compare.filters.clear"), key="clear-filters", on_click=partial(_clear, keys)
            )


def _clear(keys: list[str]) -> None:
    for key in keys:
        st.session_state[key] = None


def _key(round_id: str, question: str) -> str:
    return f"filter:{round_id}:{question}"
