"""Moving a step up or down in the plan: both buttons stay where they are, and what came of it is read out."""

from __future__ import annotations

import streamlit as st

from maturity.framework.model import Feature
from maturity.reporting.facts import Facts
from maturity.roadmap.editing import Way, move, ways
from maturity.roadmap.plan import Planned
from maturity.store.values import PLAN_ORDER, Section
from maturity.ui.session import Opened
from maturity.ui.widgets import deciding
from maturity.ui.widgets.texts import para, plain

_KEPT = "move-kept"  # why the last move could not be, and where the step stood then


def draw(opened: Opened, feature: Feature, planned: Planned, facts: Facts) -> None:
    """Draw where a step stands in its quarter, and the buttons that move it."""
    say = facts.words.say
    st.markdown(f"**{plain(say('plan.step.move'))}**")
    here = _stands(feature, planned, facts)
    with st.container(key="status-move"):  # a script gives it its role, so that what changes in it is read out
        kept = st.session_state.get(_KEPT)
        para(f"{kept[1]} {here}" if kept and kept[0] == here else here)
    for way in Way:  # always both: one that went away would take the focus with it
        if st.button(plain(say(f"plan.step.{way}", feature=feature.title)), key=f"move-{way}"):
            st.session_state[_KEPT] = (here, _moved(opened, feature, way, facts))
            st.rerun()


def _moved(opened: Opened, feature: Feature, way: Way, facts: Facts) -> str:
    """Move a step; say why where it can't be."""
    say = facts.words.say
    if way not in ways(facts.framework, facts.roadmap, feature.id):
        return say(f"plan.step.{'first' if way is Way.UP else 'last'}", feature=feature.title)
    found = move(facts.framework, facts.assessment, facts.roadmap, feature.id, way)
    if found.kept_by:
        other = f"“{facts.framework.features[found.kept_by].title}”"
        key = "kept" if way is Way.UP else "kept_down"
        return say(f"plan.step.{key}", feature=feature.title, other=other)
    if found.order is not None:
        opened.store.save(opened.id, Section.ORDER, PLAN_ORDER, found.order)
    if found.start is not None:
        deciding.start_is(opened, feature, found.start)
    return ""


def _stands(feature: Feature, planned: Planned, facts: Facts) -> str:
    phase = facts.roadmap.phases[planned.slot.start - 1]
    number = [one.step.feature for one in phase.planned].index(feature.id) + 1
    values = {"feature": feature.title, "number": number, "n": len(phase.planned), "quarter": phase.quarter}
    return facts.words.say("plan.step.moved", **values)
