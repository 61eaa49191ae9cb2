"""The roadmap: what to find out, what to do now, next and later and why, what is skipped, and where that leads."""

from __future__ import annotations

import streamlit as st

from maturity.reporting import standing, work
from maturity.reporting.facts import Facts
from maturity.reporting.views import QuarterView
from maturity.scoring.labels import blank_kind
from maturity.ui import frame, links, outcome, session
from maturity.ui.links import To
from maturity.ui.outcome import Outcome
from maturity.ui.session import Opened
from maturity.ui.widgets import capacity, last_plan, planning, step_card
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
    planning.told()
    para(words.say("ui.roadmap.intro", capacity=facts.roadmap.capacity.label))
    with st.container(key="links-roadmap"):
        links.link(words.say("ui.roadmap.change"), To.PRIORITIES, opened.id)
        links.link(words.say("plan.whatif.from_roadmap"), To.WHAT_IF, opened.id)
    with st.expander(words.say("plan.capacity.open"), key="capacity"):
        capacity.usual(opened)
        capacity.of_single_quarters(opened, facts)
    if facts.roadmap.empty:
        kind = _plan_kind(facts)
        para(words.say(f"ui.roadmap.reached.{kind}"))
    else:
        planning.begin(opened, facts)
    _find_out(facts)
    for quarter in work.quarters(facts):
        _quarter(opened, quarter, facts)
    _after(facts)
    planning.skipped(opened, facts)
    planning.done(facts)
    last_plan.draw(facts)
    _projection(facts)
    if st.button(words.say("ui.roadmap.go_on"), type="primary", key="go-on"):
        links.go(To.DOWNLOAD, opened.id)


def _plan_kind(facts: Facts) -> str:
    return "stage" if facts.roadmap.targets else "number"


def _find_out(facts: Facts) -> None:
    found = work.find_out(facts)
    if not found:
        return
    heading(facts.words.say("ui.roadmap.find_out.title"))
    blank = blank_kind(facts.framework)
    para(facts.words.say(f"ui.roadmap.find_out.intro.{blank}"))
    brief = [one.question for one in found if not one.evidence and one.question == one.title]
    if brief:
        bullets(brief)
    for one in found:
        if one.evidence or one.question != one.title:
            with st.expander(one.title):
                para(one.question)
                if one.evidence:
                    labeled(facts.words.say("ui.roadmap.find_out.look_for"), one.evidence)


def _quarter(opened: Opened, quarter: QuarterView, facts: Facts) -> None:
    words = facts.words
    heading(words.say("ui.roadmap.quarter", horizon=quarter.horizon, n=quarter.number, span=quarter.span))
    if quarter.capacity:
        small(words.say("plan.capacity.quarter", n=quarter.number, capacity=quarter.capacity))
    if quarter.over:
        para(quarter.over)
    if quarter.going_on:
        small(words.say("ui.roadmap.going_on", features=words.listed([f"“{title}”" for title in quarter.going_on])))
    if not quarter.steps:
        small(words.say("ui.roadmap.quiet"))
    for step in quarter.steps:
        came_from_it = frame.is_shown(step_card.view_of(step.id))
        step_card.draw(opened, step, facts, returned=came_from_it)


def _after(facts: Facts) -> None:
    found = work.after(facts)
    if not found:
        return
    heading(facts.words.say("ui.roadmap.after.title"))
    kind = _plan_kind(facts)
    with st.expander(facts.words.say(f"ui.roadmap.after.intro.{kind}")):
        for one in found:
            labeled(one.capability, "")
            bullets(one.features)


def _projection(facts: Facts) -> None:
    if not any(phase.planned for phase in facts.roadmap.phases):
        return
    heading(facts.words.say("ui.roadmap.projection.title"))
    kind = standing.kind(facts)
    para(facts.words.say(f"ui.roadmap.projection.intro.{kind}"))
    view = standing.projection(facts)
    with st.container(key="wide"):
        table(view.columns, view.rows)
