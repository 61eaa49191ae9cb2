"""Is this good enough? The center's own priority for each capability, and how much it can take on in a quarter."""

from __future__ import annotations

import streamlit as st

from maturity.assessment.answers import Priority
from maturity.charts.profile import stage_profile
from maturity.store.values import CAPACITY, Section
from maturity.ui import links, outcome, session
from maturity.ui.links import To
from maturity.ui.outcome import Outcome
from maturity.ui.session import Opened
from maturity.ui.widgets.keeping import kept
from maturity.ui.widgets.texts import heading, labeled, para, plain, small

CHOICES = (Priority.GOOD_ENOUGH, Priority.IMPROVE, Priority.LATER)


def page() -> None:
    """Draw the priorities."""
    outcome.draw(To.PRIORITIES, _content)


def _content(opened: Opened, found: Outcome) -> None:
    words = session.words()
    facts = found.facts
    profile = stage_profile(facts.framework, facts.assessment, facts.result, facts.roadmap.targets, words)
    para(words.say("ui.priorities.intro"))
    size = facts.framework.size_for(facts.assessment.population)
    if size is not None:
        para(size.target_note)
    for capability, (title, stage, target) in zip(facts.framework.capabilities, profile.rows, strict=True):
        heading(title)
        small(words.say("ui.priorities.stands", stage=stage, target=target) if target else stage)
        labeled(words.say("ui.priorities.good_enough"), capability.good_enough)
        _priority(opened, capability.id, title)
    heading(words.say("ui.priorities.capacity.title"))
    default = next(
        one for one in facts.framework.planning.capacities if one.id == facts.framework.planning.default_capacity
    )
    small(words.say("ui.priorities.capacity.default", capacity=default.label))
    _capacity(opened)
    if st.button(words.say("ui.priorities.go_on"), type="primary", key="go-on"):
        links.go(To.ROADMAP, opened.id)


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


def _capacity(opened: Opened) -> None:
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
