"""The roadmap: what to find out, what to do now, next and later and why, and where that leads."""

from __future__ import annotations

import streamlit as st

from maturity.charts.profile import stage_profile
from maturity.reporting import standing, work
from maturity.reporting.facts import Facts
from maturity.reporting.views import StepView
from maturity.ui import links, outcome, session
from maturity.ui.links import To
from maturity.ui.outcome import Outcome
from maturity.ui.session import Opened
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import bullets, heading, labeled, para, small, typed


def page() -> None:
    """Draw the roadmap."""
    outcome.draw(To.ROADMAP, _content)


def _content(opened: Opened, found: Outcome) -> None:
    words = session.words()
    facts = found.facts
    typed(facts.assessment.name)
    outcome.remarks(found, opened)
    para(words.say("ui.roadmap.intro", capacity=facts.roadmap.capacity.label))
    links.link(words.say("ui.roadmap.change"), To.PRIORITIES, opened.id)
    if facts.roadmap.empty:
        para(words.say("ui.roadmap.reached"))
    _find_out(facts)
    _quarters(facts)
    _after(facts)
    _projection(facts)
    if st.button(words.say("ui.roadmap.go_on"), type="primary", key="go-on"):
        links.go(To.DOWNLOAD, opened.id)


def _find_out(facts: Facts) -> None:
    found = work.find_out(facts)
    if not found:
        return
    heading(facts.words.say("ui.roadmap.find_out.title"))
    para(facts.words.say("ui.roadmap.find_out.intro"))
    for one in found:
        with st.expander(one.title):
            para(one.question)
            labeled(facts.words.say("ui.roadmap.find_out.look_for"), one.evidence)


def _quarters(facts: Facts) -> None:
    words = facts.words
    for quarter in work.quarters(facts):
        heading(words.say("ui.roadmap.quarter", horizon=quarter.horizon, n=quarter.number, span=quarter.span))
        if quarter.going_on:
            small(words.say("ui.roadmap.going_on", features=words.listed([f"“{title}”" for title in quarter.going_on])))
        if not quarter.steps:
            small(words.say("ui.roadmap.quiet"))
        for step in quarter.steps:
            _step(step, facts)


def _step(step: StepView, facts: Facts) -> None:
    say = facts.words.say
    with st.container(border=True):
        heading(step.title, 3)
        small(step.capability)
        labeled(say("ui.roadmap.step.first_step"), step.first_step)
        labeled(say("ui.roadmap.step.owner"), step.owner)
        with st.expander(say("ui.roadmap.more", feature=step.title)):
            labeled(say("ui.roadmap.step.why"), step.why)
            labeled(say("ui.roadmap.step.reasons"), " ".join(step.reasons))
            labeled(say("ui.roadmap.step.done_when"), step.done_when)
            labeled(say("ui.roadmap.step.when"), step.when)
            labeled(say("ui.roadmap.step.effort"), f"{step.effort}. {step.effort_note}")
            labeled(
                say("ui.roadmap.step.needs"), facts.words.listed(list(step.needs)) or say("ui.roadmap.step.needs_none")
            )
            labeled(say("ui.roadmap.step.measure"), step.measure)
            if step.who_does_it:
                labeled(say("ui.roadmap.step.who"), "")
                bullets([f"{one.center}: {one.what}" for one in step.who_does_it])


def _after(facts: Facts) -> None:
    found = work.after(facts)
    if not found:
        return
    heading(facts.words.say("ui.roadmap.after.title"))
    with st.expander(facts.words.say("ui.roadmap.after.intro")):
        for one in found:
            labeled(one.capability, "")
            bullets(one.features)


def _projection(facts: Facts) -> None:
    if not any(phase.planned for phase in facts.roadmap.phases):
        return
    heading(facts.words.say("ui.roadmap.projection.title"))
    para(facts.words.say("ui.roadmap.projection.intro"))
    profile = stage_profile(facts.framework, facts.assessment, facts.result, facts.roadmap.targets, facts.words)
    view = standing.projection(facts, profile)
    with st.container(key="wide"):
        table(view.columns, view.rows)
