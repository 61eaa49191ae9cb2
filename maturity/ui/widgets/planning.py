"""What is decided about the plan as a whole: how far deciding is, what is skipped, and what is done by now."""

from __future__ import annotations

import streamlit as st

from maturity.reporting import work
from maturity.reporting.facts import Facts
from maturity.reporting.views import SkippedView
from maturity.store.values import PLAN_ORDER, Section
from maturity.ui import frame, links
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.widgets import deciding, step_card
from maturity.ui.widgets.texts import bullets, heading, para, plain, small, typed

_SAID = "roadmap-said"


def tell(text: str) -> None:
    """Say something on the roadmap when it is drawn next."""
    st.session_state[_SAID] = text


def told() -> None:
    """Draw what there is to say."""
    if text := st.session_state.pop(_SAID, ""):
        with st.container(key="status-roadmap"):
            para(text)


def begin(opened: Opened, facts: Facts) -> None:
    """Say what can be done with the plan and how far that is, and lead to its first step that nobody decided about."""
    say = facts.words.say
    shown = [one.step.feature for phase in facts.roadmap.phases for one in phase.planned]
    if not shown:
        return
    para(say("plan.intro"))
    accepted = [id_ for id_ in shown if facts.assessment.step(id_).accepted]
    undecided = [id_ for id_ in shown if id_ not in accepted]
    small(say("plan.counts", n=len(shown), accepted=len(accepted), undecided=len(undecided)))
    if undecided and st.button(say("plan.decide"), key="decide"):
        links.go(To.STEP, opened.id, q=undecided[0])
    if facts.assessment.plan_order:
        small(say("plan.order.own"))
        if st.button(say("plan.order.reset"), type="tertiary", key="reset-order"):
            opened.store.save(opened.id, Section.ORDER, PLAN_ORDER, None)
            st.rerun()


def skipped(opened: Opened, facts: Facts) -> None:
    """Draw what the center leaves out of its plan with the reason, and the way back."""
    found = work.skipped(facts)
    if not found:
        return
    heading(facts.words.say("plan.skipped.title"))
    for one in found:
        _skipped(opened, one, facts)


def _skipped(opened: Opened, one: SkippedView, facts: Facts) -> None:
    say = facts.words.say
    name = one.id.replace(".", "-")
    with st.container(border=True):
        heading(one.title, 3)
        small(one.capability)
        typed(say("plan.skipped.reason", reason=one.reason))
        came_from_it = frame.is_shown(step_card.view_of(one.id))
        with st.container(
            key=f"return-{name}" if came_from_it else f"links-{name}", horizontal=True, vertical_alignment="center"
        ):
            links.link(say("plan.skipped.change"), To.STEP, opened.id, aside=one.title, q=one.id)
            if st.button(
                f"{plain(say('plan.skipped.back'))} *{plain(one.title)}*", type="tertiary", key=f"back-{name}"
            ):
                deciding.save(opened, one.id, decision=None, reason="")
                links.go(To.STEP, opened.id, q=one.id)  # it is open again, and the button that had the focus is gone


def done(facts: Facts) -> None:
    """Draw what was accepted and is in place by now."""
    found = work.done(facts)
    if found:
        heading(facts.words.say("plan.done.title"))
        bullets(found)
