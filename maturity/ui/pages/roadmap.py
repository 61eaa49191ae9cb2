"""The roadmap: what to find out, what to do now, next and later and why, and where that leads."""

from __future__ import annotations

import streamlit as st

from maturity.reporting import standing, work
from maturity.reporting.facts import Facts
from maturity.reporting.views import StepView
from maturity.scoring.labels import blank_kind
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
        kind = _plan_kind(facts)
        para(words.say(f"ui.roadmap.reached.{kind}"))
    _find_out(facts)
    _quarters(facts)
    _after(facts)
    _projection(facts)
    if st.button(words.say("ui.roadmap.go_on"), type="primary", key="go-on"):
        links.go(To.DOWNLOAD, opened.id)


def _plan_kind(facts: Facts) -> str:
    return "stage" if facts.roadmap.targets else "number"


def _labeled(key: str, text: str, facts: Facts) -> None:
    """Draw a labeled line where the framework says something."""
    if text:
        labeled(facts.words.say(f"ui.roadmap.step.{key}"), text)


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
        _labeled("first_step", step.first_step, facts)
        _labeled("owner", step.owner, facts)
        with st.expander(say("ui.roadmap.more", feature=step.title)):
            _labeled("why", step.why, facts)
            _labeled("reasons", " ".join(step.reasons), facts)
            _labeled("done_when", step.done_when, facts)
            _labeled("when", step.when, facts)
            _labeled("effort", f"{step.effort}. {step.effort_note}" if step.effort else "", facts)
            needs = facts.words.listed(list(step.needs))
            guided = facts.framework.guidance == "full"
            _labeled("needs", needs or (say("ui.roadmap.step.needs_none") if guided else ""), facts)
            _labeled("measure", step.measure, facts)
            if step.who_does_it:
                labeled(say("ui.roadmap.step.who"), "")
                bullets([f"{one.center}: {one.what}" for one in step.who_does_it])


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
