"""A step of the plan: what it is, what is decided about it, and all that is said about it."""

from __future__ import annotations

import streamlit as st

from maturity.reporting.facts import Facts
from maturity.reporting.views import StepView
from maturity.ui import links
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets.texts import bullets, heading, labeled, small, typed


def view_of(feature_id: str) -> str:
    """Return the name of the view that shows a step by itself."""
    return f"step-{feature_id}"


def draw(opened: Opened, step: StepView, facts: Facts, *, returned: bool) -> None:
    """Draw a step in short, with the way to change it; `returned` says that the person comes back from there."""
    say = facts.words.say
    name = step.id.replace(".", "-")
    with st.container(border=True):
        heading(step.title, 3)
        small(step.capability)
        decided(step, facts)
        _labeled("first_step", step.first_step, facts)
        if not step.who:
            _labeled("owner", step.owner, facts)
        with st.container(key=f"return-{name}" if returned else f"change-{name}"):
            links.link(say("plan.card.change"), To.STEP, opened.id, aside=step.title, q=step.id)
        with st.expander(say("ui.roadmap.more", feature=step.title)):
            details(step, facts)


def decided(step: StepView, facts: Facts) -> None:
    """Say what is decided about a step, and who sees to it."""
    say = facts.words.say
    lines = [step.decision or say("plan.card.undecided")]
    if step.who:
        lines.append(say("plan.card.owner", owner=step.who))
    if step.wanted_start:
        lines.append(step.wanted_start)
    with st.container(key=f"decided-{'yes' if step.decision else 'open'}-{step.id.replace('.', '-')}"):
        typed(". ".join(lines))


def details(step: StepView, facts: Facts) -> None:
    """Say why a step matters, why it comes where it comes, and what it takes."""
    say = facts.words.say
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


def _labeled(key: str, text: str, facts: Facts) -> None:
    """Draw a labeled line where the framework says something."""
    if text:
        labeled(facts.words.say(f"ui.roadmap.step.{key}"), text)
