"""Check your answers: all of them with a link to change each, what is open, and Submit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

import streamlit as st

from maturity.assessment.answers import Answer, State
from maturity.assessment.ratings import is_open, lacks_evidence, unrated
from maturity.framework.model import Capability, Feature, Framework
from maturity.scoring.labels import blank_kind
from maturity.scoring.progress import own_in_order
from maturity.ui import frame, links, session, team
from maturity.ui.links import To
from maturity.ui.pages import hand_in
from maturity.ui.session import Opened
from maturity.ui.widgets import errors, evidence
from maturity.ui.widgets.answers import answer_line, lacking_reasons
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.texts import bullets, heading, para, plain, typed

VIEW = "check"
MAX_WHO = 200

FILTERS: dict[str, Callable[[Framework, Feature, Answer], bool]] = {
    "all": lambda framework, feature, answer: True,
    "open": lambda framework, feature, answer: is_open(framework, answer),
    "dont-know": lambda framework, feature, answer: answer.state is State.DONT_KNOW,
    "note": lambda framework, feature, answer: bool(answer.note.strip() or answer.evidence.strip()),
    "no-note": lambda framework, feature, answer: answer.state is not State.UNANSWERED and not answer.note.strip(),
    "no-evidence": lacks_evidence,
}
CARRIED = "carried"
TEAM = "team"
LABELS = {TEAM: "team.check.filter"}
"""Where the words of a filter are, if not with the others."""


def page() -> None:
    """Draw the answers and Submit."""
    words = session.words()
    opened = session.opened()
    if opened is None:
        frame.nothing_here()
        return
    private = opened.draft.member is not None
    if hand_in.is_done(opened):
        hand_in.done(opened)
        return
    with frame.screen(To.CHECK, VIEW, words.say("ui.check.title"), opened=opened):
        if not private:
            _center(opened)
        _counts(opened, private)
        evidence.doubted(opened, words)
        shown = _filter(opened)
        if not shown:
            para(words.say("ui.check.none"))
        for capability in opened.framework.capabilities:
            _group(opened, capability, {feature.id for feature in shown}, ())
        if private:
            hand_in.draw(opened, VIEW)
        else:
            _submit(opened)


def _group(opened: Opened, group: Capability, shown: Collection[str], above: tuple[str, ...]) -> None:
    """Draw the answers of a capability or of a group in it, which is headed by the titles around it."""
    path = (*above, group.title)
    if above and any(feature.id in shown for feature in group.features):
        heading(" › ".join(path[1:]), 4)
    elif not above and any(feature.id in shown for feature in group.all_features):
        heading(group.title, 3)
    for feature in own_in_order(group):
        if feature.id in shown:
            answer_line(opened, feature, session.words(), back=To.CHECK)
    for inner in group.groups:
        _group(opened, inner, shown, path)


def _center(opened: Opened) -> None:
    words = session.words()
    with (
        errors.field_box("center"),
        st.container(key="line-center", horizontal=True, horizontal_alignment="distribute"),
    ):
        typed(opened.assessment.name or words.say("ui.check.unnamed"))
        links.link(
            words.say("ui.check.change"), To.CENTER, opened.id, aside=words.say("ui.center.title"), back=To.CHECK
        )


def _counts(opened: Opened, private: bool) -> None:
    words = session.words()
    answers = [opened.assessment.answer(id_) for id_ in opened.framework.features]
    counts = {
        "answered": sum(answer.state is State.ANSWERED and not unrated(opened.framework, answer) for answer in answers),
        "partly": sum(bool(unrated(opened.framework, answer)) for answer in answers),
        "dont_know": sum(answer.state is State.DONT_KNOW for answer in answers),
        "not_applicable": sum(answer.state is State.NOT_APPLICABLE for answer in answers),
        "open": sum(answer.state is State.UNANSWERED for answer in answers),
        "carried": len(opened.assessment.carried),
    }
    bullets([words.count(f"ui.check.count.{key}", n) for key, n in counts.items() if n or key == "answered"])
    if counts["dont_know"] or counts["open"] or counts["partly"]:
        blank = blank_kind(opened.framework)
        para(words.say("team.private.check.open_is_fine" if private else f"ui.check.open_is_fine.{blank}"))
    errors.jump(
        words.say("team.private.check.jump" if private else "ui.check.jump"), "submit"
    )  # else ninety links stand between the keyboard and Submit


def _filter(opened: Opened) -> Sequence[Feature]:
    words = session.words()
    counts = {
        key: [
            feature
            for feature in opened.framework.features.values()
            if keep(opened.framework, feature, opened.assessment.answer(feature.id))
        ]
        for key, keep in FILTERS.items()
    }
    if opened.assessment.carried:  # else nobody needs to know that there is such a thing
        counts[CARRIED] = [one for one in opened.framework.features.values() if one.id in opened.assessment.carried]
    if said := team.spreads(opened):
        replied = said.features.values()
        counts[TEAM] = [opened.framework.features[one.feature] for one in replied if team.not_agreed(opened, one)]
    if st.session_state.get("filter") not in (None, *counts):
        st.session_state["filter"] = "all"
    chosen = st.radio(
        words.say("ui.check.filter.label"),
        list(counts),
        format_func=lambda key: plain(words.say(LABELS.get(key, f"ui.check.filter.{key}"), n=len(counts[key]))),
        key="filter",
        horizontal=True,
        persist_state="session",
    )
    return counts[chosen or "all"]


def _submit(opened: Opened) -> None:
    words = session.words()
    heading(words.say("ui.check.submit.title"))
    para(words.say("ui.check.submit.what_happens"))
    label = words.say("ui.check.submit.who")
    st.markdown(f"**{plain(label)}**")
    with errors.field_box("submit"):
        who = st.text_input(
            label,
            key="who",
            max_chars=MAX_WHO,
            label_visibility="collapsed",
            autocomplete="name",
            on_change="ignore",  # it counts only with Submit
            persist_state="session",
        )
    # With every line shown, each that the error summary leads to is there.
    show_all = partial(st.session_state.update, filter="all")
    if st.button(words.say("ui.check.submit.button"), type="primary", key="submit", on_click=show_all):
        wrong = _problems(opened)
        if wrong:
            errors.refuse(VIEW, wrong)
        errors.accept()
        opened.store.submit(opened.id, opened.framework, (who or "").strip()[:MAX_WHO])
        links.go(To.RESULTS, opened.id)


def _problems(opened: Opened) -> list[FieldError]:
    words = session.words()
    unnamed = [] if opened.assessment.name else [FieldError("center", words.say("ui.check.error.name"))]
    return [*unnamed, *lacking_reasons(opened, words)]
