"""How much a center can take on: in every quarter, and in single ones that are different."""

from __future__ import annotations

import streamlit as st

from maturity.assessment.capacities import capacities_of_a_quarter
from maturity.reporting.facts import Facts
from maturity.roadmap.remarks import capacity_label
from maturity.store.values import CAPACITY, Section
from maturity.ui import session
from maturity.ui.session import Opened
from maturity.ui.widgets.keeping import kept
from maturity.ui.widgets.texts import heading, plain, small

USUAL = ""


def usual(opened: Opened) -> None:
    """Draw the choice for every quarter; nothing is chosen until somebody does."""
    words = session.words()
    labels = {one.id: one.label for one in opened.framework.planning.capacities}
    ids = list(labels)
    key = f"plan:{opened.id}:{CAPACITY}"
    kept(
        key,
        opened.assessment.capacity if opened.assessment.capacity in ids else None,
        lambda choice: opened.store.save(opened.id, Section.PLAN, CAPACITY, choice),
        lambda start, on_change: st.radio(
            words.say("ui.priorities.capacity.title"),
            ids,
            index=None if start is None else ids.index(start),
            format_func=lambda one: plain(labels[one]),
            key=key,
            on_change=on_change,
            label_visibility="collapsed",
        ),
    )


def of_single_quarters(opened: Opened, facts: Facts) -> None:
    """Draw a choice for each quarter of the plan; it stays as usual until somebody chooses."""
    say = facts.words.say
    heading(say("plan.capacity.single"), 3)
    small(say("plan.capacity.single_hint"))
    for quarter in range(1, facts.framework.planning.quarters + 1):
        _of_quarter(opened, facts, quarter)


def _of_quarter(opened: Opened, facts: Facts, quarter: int) -> None:
    say = facts.words.say
    key = f"plan:{opened.id}:quarter:{quarter}"
    choices = [USUAL, *capacities_of_a_quarter(facts.framework)]
    usual = say("plan.capacity.usual")
    labels = {one: capacity_label(facts.framework, one, facts.words) if one else usual for one in choices}
    kept(
        key,
        facts.roadmap.capacities.get(quarter, USUAL),
        lambda one: opened.store.save(opened.id, Section.QUARTER, str(quarter), one or None),
        lambda start, on_change: st.selectbox(
            say("plan.capacity.of", n=quarter),
            choices,
            index=choices.index(start),
            format_func=labels.__getitem__,
            key=key,
            on_change=on_change,
        ),
        choices,
    )
