"""The part of a question's page that an answer changes; it is drawn alone, in a third of the time of the whole page."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from maturity.assessment.answers import State
from maturity.framework.model import Feature
from maturity.ui import flow, links, session, tailoring, times, tour
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.tour import Tour
from maturity.ui.widgets import errors, evidence, saving
from maturity.ui.widgets.question import answer_fields, clear_button, problems, view_of, words_fields
from maturity.ui.widgets.texts import labeling, small, together

_CONTINUE = "continue"


@st.fragment
def draw(opened: Opened, feature: Feature, asked: tailoring.Asked, saves: int) -> None:
    """Draw the fields and the ways on. `saves` is how many times something had been saved when `opened` was read."""
    words = session.words()
    if st.session_state.get(_CONTINUE):
        # Pressed on this page as this session drew it, so what was typed is saved by now, and nothing need be drawn
        # before leaving. After a restart of the server the button itself says that it was pressed.
        _continue(opened.again(), feature)
    if links.not_followed():
        st.rerun()
    if saving.count() != saves:
        opened, saves = opened.again(), saving.count()
        if forget_what_is_mended(opened, feature):
            st.rerun()  # the summary stands outside
    answer_fields(opened, feature, asked, words)
    if saving.count() != saves:
        opened, saves = opened.again(), saving.count()
    evidence.beside(opened, feature, words)
    answer = opened.assessment.answer(feature.id)
    with st.expander(words.say("ui.question.add"), expanded=bool(answer.note or answer.evidence), key="add"):
        words_fields(opened, feature, words)
    if saving.count() != saves:
        opened = opened.again()
    _help(feature)
    _go_on(opened, feature)


def forget_what_is_mended(opened: Opened, feature: Feature) -> bool:
    """Drop an error that another choice has mended, and say whether there was one.

    One in a text stays until Continue, so that nothing moves.
    """
    answer = opened.assessment.answer(feature.id)
    wrong = {error.field for error in problems(opened.framework, answer, session.words())}
    return errors.keep(view_of(feature), wrong | ({"reason"} if answer.state is State.NOT_APPLICABLE else set()))


def came_from() -> To | None:
    """Return the page with many questions that this one was opened from, and that Continue goes back to."""
    return next((to for to in (To.CHECK, To.TEAM) if links.asked("back") == to), None)


def _help(feature: Feature) -> None:
    words = session.words()
    said = (("example", feature.example), ("evidence", feature.evidence))
    if any(text for _, text in said):
        with st.expander(words.say("ui.question.help.title"), key="help"):
            parts = [(words.say(f"ui.question.help.{name}"), text) for name, text in said if text]
            together(*(labeling(label, text) for label, text in parts))


def _go_on(opened: Opened, feature: Feature) -> None:
    words = session.words()
    answer = opened.assessment.answer(feature.id)
    missing = problems(opened.framework, answer, words)
    # There is always a line here: were it to appear while somebody presses Continue, the button would slip away.
    saved = words.say("ui.question.saved", time=times.time_of_day(opened.draft.updated_at, words))
    small(saved if not missing or answer.options else words.say("ui.question.not_saved"))
    if st.button(words.say("ui.continue"), type="primary", key=_CONTINUE):
        _continue(opened, feature)
    with st.container(key="aside", horizontal=True, gap="medium", vertical_alignment="center"):
        if missing and not answer.lacks_reason and links.leave(words.say("ui.question.skip"), "skip"):
            _leave(opened, feature)
        if not missing or answer.lacks_reason or answer.options:
            clear_button(opened, feature, words)
        if links.leave(words.say("ui.question.tasks"), "tasks"):
            links.go(To.TASKS, opened.id)


def _continue(opened: Opened, feature: Feature) -> NoReturn:
    """Go on, or stay and say what is missing."""
    missing = problems(opened.framework, opened.assessment.answer(feature.id), session.words())
    if missing:
        errors.refuse(view_of(feature), missing)
    errors.accept()
    if feature.id in opened.assessment.carried:
        saving.looked_at(opened, feature)
        opened = opened.again()
    _leave(opened, feature)


def _leave(opened: Opened, feature: Feature) -> NoReturn:
    to, more = _after(opened, feature)
    links.go(to, opened.id, **more)


def _after(opened: Opened, feature: Feature) -> tuple[To, dict[str, str]]:
    if page := came_from():
        return page, {}
    way = tour.under_way()
    if way is not None:
        found = tour.following(way, opened, feature.id)
        if found is None and way is Tour.CARRIED:
            return To.TASKS, {}
        return To.QUESTION, way.address | ({"q": found} if found else {})
    more = {"more": "1"} if links.asked("more") else {}
    tasks = flow.tasks(opened.framework, opened.assessment)
    task = flow.task_of(opened.framework, tasks, feature)
    found = flow.following(task, feature.id, more=bool(more))
    return To.QUESTION, {"q": found, **more} if found else {"c": task.capability}
