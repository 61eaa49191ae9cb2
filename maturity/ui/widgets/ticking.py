"""Ticks beside features that aren't in place: kept for this visit, and never an answer."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.assessment.answers import State
from maturity.framework.model import Feature
from maturity.reporting.facts import Facts
from maturity.scoring.labels import has_stages
from maturity.ui.session import Opened
from maturity.ui.widgets.texts import plain

ALL, NEXT = "all", "next"


def ticked(opened: Opened, features: Sequence[str]) -> tuple[str, ...]:
    """Return those of these features that are ticked."""
    return tuple(id_ for id_ in features if st.session_state.get(_key(opened, id_)))


def box(opened: Opened, feature: Feature, facts: Facts) -> None:
    """Draw the box of a feature, with the stage that it belongs to."""
    st.checkbox(plain(_label(feature, facts)), key=_key(opened, feature.id), persist_state="session")


def untick(opened: Opened, features: Sequence[str]) -> None:
    """Take every tick away."""
    for id_ in features:
        st.session_state[_key(opened, id_)] = False


def forget(opened: Opened, features: Sequence[str]) -> None:
    """Forget the ticks once they have done their work; the boxes are drawn already and can't be told."""
    for id_ in features:
        st.session_state.pop(_key(opened, id_), None)


def choose_shown(opened: Opened, facts: Facts) -> str:
    """Draw the choice between the features for the next stage and all; all where there are no stages."""
    if not any(has_stages(facts.framework, node) for node in facts.result.capabilities):
        return ALL
    say = facts.words.say
    chosen = st.radio(
        say("plan.whatif.show"),
        (NEXT, ALL),
        format_func=lambda one: plain(say(f"plan.whatif.{one}")),
        key=f"what-if:{opened.id}:shown",
        persist_state="session",
    )
    return str(chosen or NEXT)


def is_near(feature: Feature, facts: Facts) -> bool:
    """True where a feature counts toward the next stage of its capability."""
    node = facts.result.node(facts.framework.capability_of[feature.id].id)
    return not has_stages(facts.framework, node) or feature.stage <= (node.stage_low or 0) + 1


def _label(feature: Feature, facts: Facts) -> str:
    say = facts.words.say
    unsure = facts.assessment.answer(feature.id).state is State.DONT_KNOW
    if not facts.framework.stages:
        return say("plan.whatif.label_plain_dont_know", feature=feature.title) if unsure else feature.title
    stage = f"{feature.stage} {facts.framework.stage_name(feature.stage)}"
    return say("plan.whatif.label_dont_know" if unsure else "plan.whatif.label", feature=feature.title, stage=stage)


def _key(opened: Opened, feature_id: str) -> str:
    return f"what-if:{opened.id}:{feature_id}"
