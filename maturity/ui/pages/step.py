"""One step of the roadmap a page: whether, who, when and where it comes; each change is stored at once."""

from __future__ import annotations

import streamlit as st

from maturity.assessment.steps import Decision
from maturity.framework.model import Feature
from maturity.framework.nesting import trail
from maturity.reporting import work
from maturity.reporting.facts import Facts
from maturity.roadmap.goals import is_missing
from maturity.roadmap.plan import Planned
from maturity.roadmap.remarks import over_text, remarks
from maturity.ui import links, outcome, session, times
from maturity.ui.links import To
from maturity.ui.outcome import Outcome, Shown
from maturity.ui.session import Opened
from maturity.ui.widgets import deciding, errors, moving, step_card
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.texts import labeled, para, small

_NEXT = "step-after"  # the step shown last, and the one after it


def page() -> None:
    """Draw the step of the roadmap that the address names by the id of its feature."""
    say = session.words().say
    feature_id = links.asked("q")

    def shown(found: Outcome) -> Shown:
        feature = found.facts.framework.features.get(feature_id)
        if feature is None:
            return Shown("no-step", say("plan.step.unknown.title"))
        if found.assessment.step(feature_id).decision is not Decision.SKIPPED:
            errors.keep(step_card.view_of(feature.id), ())  # another choice has mended what was wrong
        groups = trail(found.facts.framework, feature_id)
        return Shown(step_card.view_of(feature.id), feature.title, " › ".join(group.title for group in groups))

    def content(opened: Opened, found: Outcome) -> None:
        feature = found.facts.framework.features.get(feature_id)
        if feature is None:
            para(say("plan.step.unknown.text"))
            links.link(say("plan.step.back"), To.ROADMAP, opened.id)
        else:
            _step(opened, feature, found.facts)

    outcome.draw(To.ROADMAP, content, shown)


def _step(opened: Opened, feature: Feature, facts: Facts) -> None:
    say = facts.words.say
    planned = _planned(feature, facts)
    if not is_missing(facts.framework, facts.assessment, feature):
        para(say("plan.step.in_place"))
        links.link(say("plan.step.back"), To.ROADMAP, opened.id)
        return
    # Boxes that are always there: were one to come and go, what stands after it would be made anew in the browser, and
    # the field that somebody is in would lose the focus.
    with st.container(key="where"):
        _where(feature, planned, facts)
    with st.container(key="about"):
        if planned is not None:
            with st.expander(say("plan.step.details"), key="details"):
                step_card.details(work.step(facts, planned), facts)
    with st.container(key="deciding"):
        deciding.decision(opened, feature, step_card.view_of(feature.id), facts)
    skips = opened.again().assessment.step(feature.id).decision is Decision.SKIPPED
    with st.container(key="owner"):
        if not skips:
            deciding.owner(opened, feature, facts)
    with st.container(key="start"):
        if not skips:
            deciding.start(opened, feature, facts)
    with st.container(key="moving"):
        if planned is not None:
            moving.draw(opened, feature, planned, facts)
    _go_on(opened.again(), feature, facts)


def _planned(feature: Feature, facts: Facts) -> Planned | None:
    planned = [one for phase in facts.roadmap.phases for one in phase.planned]
    return next((one for one in planned if one.step.feature == feature.id), None)


def _where(feature: Feature, planned: Planned | None, facts: Facts) -> None:
    """Say where a step stands in the plan, and what its center's own decisions do to it."""
    say = facts.words.say
    if feature.first_step:
        labeled(say("ui.roadmap.step.first_step"), feature.first_step)
    if planned is None:
        beyond = feature.id in {step.feature for step in facts.roadmap.beyond}
        needs = [id_ for id_ in feature.requires if id_ in facts.roadmap.order]
        if beyond and needs and facts.assessment.step(feature.id).start is not None:
            named = facts.words.listed([f"“{facts.framework.features[id_].title}”" for id_ in needs])
            para(say("plan.step.beyond_waits", features=named))
            return
        key = "beyond" if beyond else "out_skipped" if feature.id in facts.roadmap.skipped else "out"
        para(say(f"plan.step.{key}"))
        return
    phase = facts.roadmap.phases[planned.slot.start - 1]
    for line in (*remarks(facts.framework, planned, facts.words), over_text(phase, facts.words)):
        if line:
            para(line)


def _go_on(opened: Opened, feature: Feature, facts: Facts) -> None:
    say = facts.words.say
    lacking = opened.assessment.step(feature.id).lacks_reason
    saved = say("plan.step.saved", time=times.time_of_day(opened.draft.updated_at, facts.words))
    small(say("plan.step.not_saved") if lacking else saved)
    following = _following(feature, facts)
    to_next = bool(following) and st.button(say("plan.step.next"), type="primary", key="continue")
    with st.container(key="aside"):
        if to_next or links.leave(say("plan.step.finish"), "finish"):
            if lacking:
                errors.refuse(step_card.view_of(feature.id), [FieldError("reason", say("plan.step.error.reason"))])
            errors.accept()
            if to_next:
                links.go(To.STEP, opened.id, q=following)
            links.go(To.ROADMAP, opened.id)


def _following(feature: Feature, facts: Facts) -> str:
    """Return the step after this one as the roadmap shows them; empty after the last one."""
    shown = [one.step.feature for phase in facts.roadmap.phases for one in phase.planned]
    if feature.id in shown:
        found = next(iter(shown[shown.index(feature.id) + 1 :]), "")
        st.session_state[_NEXT] = (feature.id, found)
        return found
    # One that was skipped just now has left the plan.
    before, found = st.session_state.get(_NEXT, ("", ""))
    return found if before == feature.id and found in shown else ""
