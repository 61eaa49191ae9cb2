"""What a center decides about one step of its plan: whether, why not, who and when, stored as soon as it is said."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from maturity.assessment.steps import MAX_OWNER, MAX_SKIP_REASON, UNDECIDED, Decision, StepChoice
from maturity.framework.model import Feature
from maturity.reporting.dates import span
from maturity.reporting.facts import Facts
from maturity.store.values import Section
from maturity.ui.session import Opened
from maturity.ui.widgets import errors
from maturity.ui.widgets.keeping import kept
from maturity.ui.widgets.texts import plain, small

UNSURE = "undecided"
CHOICES = (*(one.value for one in Decision), UNSURE)
AS_PLANNED = 0


def save(opened: Opened, feature_id: str, **said: object) -> None:
    """Store what changed here over what is stored now, which another tab may have changed."""
    now = opened.again().assessment.step(feature_id)
    choice = StepChoice.model_validate(now.model_dump() | said)
    opened.store.save(opened.id, Section.STEP, feature_id, None if choice == UNDECIDED else choice)


def decision(opened: Opened, feature: Feature, view: str, facts: Facts) -> None:
    """Draw the choice to do it or to skip it, and below a skip its reason."""
    words, stored = facts.words, opened.assessment.step(feature.id)
    key = _key(opened, feature, "decision")
    label = words.say("plan.step.decide")
    st.markdown(f"**{plain(label)}**")
    with errors.field_box("decision"):
        kept(
            key,
            stored.decision.value if stored.decision else None,
            lambda one: save(opened, feature.id, decision=None if one in (None, UNSURE) else one, reason=""),
            lambda start, on_change: st.radio(
                label,
                CHOICES,
                index=None if start is None else CHOICES.index(start),
                format_func=lambda one: plain(words.say(f"plan.step.{one}")),
                key=key,
                on_change=on_change,
                label_visibility="collapsed",
            ),
        )
    if opened.again().assessment.step(feature.id).decision is Decision.SKIPPED:
        with errors.field_box("reason"):
            _text(opened, feature, "reason", MAX_SKIP_REASON, facts, st.text_area, lambda: _beside(view, facts))


def _beside(view: str, facts: Facts) -> None:
    errors.beside(view, "reason", facts.words)


def owner(opened: Opened, feature: Feature, facts: Facts) -> None:
    """Draw the field for who sees to it; the role that the framework names is only a hint."""

    def role() -> None:
        if feature.owner:
            small(facts.words.say("plan.step.owner_role", role=feature.owner))

    _text(opened, feature, "owner", MAX_OWNER, facts, st.text_input, role)


def start(opened: Opened, feature: Feature, facts: Facts) -> None:
    """Draw the choice of the quarter to start in; it stays as planned until somebody chooses."""
    words = facts.words
    # Another key makes another field: this one can't be told that the step was moved.
    key = _key(opened, feature, f"start:{_moves(opened, feature)}")
    quarters = range(1, facts.framework.planning.quarters + 1)
    stored = opened.assessment.step(feature.id).start
    labels = {one: words.say("plan.step.quarter", n=one, span=span(facts.as_of, one, words)) for one in quarters}
    labels[AS_PLANNED] = words.say("plan.step.as_planned")
    st.markdown(f"**{plain(words.say('plan.step.start'))}**")
    kept(
        key,
        stored if stored in quarters else AS_PLANNED,
        lambda quarter: save(opened, feature.id, start=quarter or None),
        lambda first, on_change: st.selectbox(
            words.say("plan.step.start"),
            [AS_PLANNED, *quarters],
            index=first,
            format_func=labels.__getitem__,
            key=key,
            on_change=on_change,
            label_visibility="collapsed",
        ),
        [AS_PLANNED, *quarters],
    )


def start_is(opened: Opened, feature: Feature, quarter: int) -> None:
    """Store another quarter to start in, and let the field show it."""
    save(opened, feature.id, start=quarter)
    st.session_state[_key(opened, feature, "moves")] = _moves(opened, feature) + 1


def _moves(opened: Opened, feature: Feature) -> int:
    return int(st.session_state.get(_key(opened, feature, "moves"), 0))


def _text(
    opened: Opened,
    feature: Feature,
    part: str,
    most: int,
    facts: Facts,
    field: Callable[..., str | None],
    below: Callable[[], None],
) -> None:
    say = facts.words.say
    key = _key(opened, feature, part)
    label, hint = say(f"plan.step.{part}"), say(f"plan.step.{part}_hint")
    st.markdown(f"**{plain(label)}**")
    small(hint)
    below()
    kept(
        key,
        str(getattr(opened.assessment.step(feature.id), part)),
        lambda text: _save_text(opened, feature, part, text[:most]),
        lambda first, on_change: (
            field(
                f"{label} {hint}",
                value=first,
                key=key,
                on_change=on_change,
                max_chars=most,
                label_visibility="collapsed",
            )
            or ""
        ),
    )


def _save_text(opened: Opened, feature: Feature, part: str, text: str) -> None:
    if part == "reason" and opened.again().assessment.step(feature.id).decision is not Decision.SKIPPED:
        return  # another tab has decided otherwise
    save(opened, feature.id, **{part: " ".join(text.split()) if part == "owner" else text})


def _key(opened: Opened, feature: Feature, part: str) -> str:
    return f"step:{opened.id}:{feature.id}:{part}"
