"""Is this good enough? What the center wants of each capability, the stage it aims at, and how much it can take on."""

from __future__ import annotations

import streamlit as st

from maturity.assessment.answers import By, Priority
from maturity.framework.model import Capability, Framework
from maturity.reporting.facts import Facts
from maturity.roadmap.targets import own_target, suggested, top_stage
from maturity.scoring.labels import stage_label
from maturity.store.values import PLAN_BY, Section
from maturity.ui import links, outcome, session
from maturity.ui.links import To
from maturity.ui.outcome import Outcome
from maturity.ui.session import Opened
from maturity.ui.widgets import capacity
from maturity.ui.widgets.keeping import kept
from maturity.ui.widgets.texts import heading, labeled, para, plain, small

AS_SUGGESTED = -1
CHOICES = (Priority.GOOD_ENOUGH, Priority.IMPROVE, Priority.LATER)


def page() -> None:
    """Draw the priorities."""
    outcome.draw(To.PRIORITIES, _content)


def _content(opened: Opened, found: Outcome) -> None:
    words = session.words()
    facts = found.facts
    size = facts.framework.size_for(facts.assessment.population)
    speaks_of = _intro(facts)
    para(words.say(f"ui.priorities.intro.{speaks_of}"))
    if size is not None and facts.roadmap.targets:
        para(size.target_note)
    advised = suggested(facts.framework, facts.assessment, facts.result)
    for capability, (title, stage, target) in zip(facts.framework.capabilities, facts.profile.rows, strict=True):
        heading(title)
        small(words.say("ui.priorities.stands", stage=stage, target=target) if target else stage)
        if capability.good_enough:
            labeled(words.say("ui.priorities.good_enough"), capability.good_enough)
        _priority(opened, capability.id, title)
        if target and capability.id in advised:
            _target(opened, facts.framework, capability, advised[capability.id])
    heading(words.say("ui.priorities.capacity.title"))
    default = next(
        one for one in facts.framework.planning.capacities if one.id == facts.framework.planning.default_capacity
    )
    small(words.say("ui.priorities.capacity.default", capacity=default.label))
    capacity.usual(opened)
    if facts.framework.stages:
        heading(words.say("ui.priorities.order.title"))
        small(words.say("ui.priorities.order.default"))
        _order(opened)
    if st.button(words.say("ui.priorities.go_on"), type="primary", key="go-on"):
        links.go(To.ROADMAP, opened.id)


def _intro(facts: Facts) -> str:
    """Return what the introduction speaks of: targets by size, targets at the next stage, or none at all."""
    if not facts.roadmap.targets:
        return "none"
    return "size" if facts.framework.sizes else "next"


def _target(opened: Opened, framework: Framework, capability: Capability, advised: int) -> None:
    """Draw the choice of a stage to aim at; what is suggested stays as it is until somebody chooses."""
    words = session.words()
    key = f"target:{opened.id}:{capability.id}:{advised}"  # its first choice names what is suggested
    own = own_target(opened.assessment, capability.id)
    stages = [stage.number for stage in framework.stages if stage.number <= top_stage(framework, capability)]
    stages = [0, *stages] if own == 0 else stages  # a file may aim at nothing
    start_from = own if own in stages else AS_SUGGESTED
    choices = [AS_SUGGESTED, *stages]

    def said(stage: int) -> str:
        if stage != AS_SUGGESTED:
            return stage_label(framework, stage, stage)
        return words.say("ui.priorities.aim.suggested", stage=stage_label(framework, advised, advised))

    st.markdown(f"**{plain(words.say('ui.priorities.aim.label'))}**")
    kept(
        key,
        start_from,
        lambda stage: opened.store.save(
            opened.id, Section.TARGET, capability.id, None if stage == AS_SUGGESTED else stage
        ),
        lambda start, on_change: st.selectbox(
            words.say("ui.priorities.aim.of", capability=capability.title),
            choices,
            index=choices.index(start),
            format_func=said,
            key=key,
            on_change=on_change,
            label_visibility="collapsed",
        ),
        choices,
    )


def _priority(opened: Opened, capability_id: str, title: str) -> None:
    words = session.words()
    key = f"priority:{opened.id}:{capability_id}"
    kept(
        key,
        opened.assessment.priorities.get(capability_id),
        lambda choice: opened.store.save(opened.id, Section.PRIORITY, capability_id, choice),
        lambda start, on_change: st.radio(
            words.say("ui.priorities.label", capability=title),
            CHOICES,
            index=None if start is None else CHOICES.index(start),
            format_func=lambda one: plain(words.say(f"common.priority.{Priority(one).value}")),
            key=key,
            on_change=on_change,
            horizontal=True,
            label_visibility="collapsed",
        ),
    )


def _order(opened: Opened) -> None:
    """Draw the choice of what comes first in the roadmap; nothing is chosen until somebody does."""
    words = session.words()
    key = f"plan:{opened.id}:{PLAN_BY}"
    orders = list(By)
    kept(
        key,
        opened.assessment.plan_by,
        lambda order: opened.store.save(opened.id, Section.PLAN, PLAN_BY, order),
        lambda start, on_change: st.radio(
            words.say("ui.priorities.order.title"),
            orders,
            index=None if start is None else orders.index(start),
            format_func=lambda one: plain(words.say(f"ui.priorities.order.{one.value}")),
            key=key,
            on_change=on_change,
            label_visibility="collapsed",
        ),
    )
