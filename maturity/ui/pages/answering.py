"""The part of a question's page that an answer changes; it is drawn alone, in a third of the time of the whole page."""

from __future__ import annotations

import streamlit as st

from maturity.assessment.answers import State
from maturity.framework.model import Feature
from maturity.scoring.progress import Progress
from maturity.ui import flow, links, session, tailoring, times, tour
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.tour import Tour
from maturity.ui.whole import CONTINUE
from maturity.ui.widgets import errors, evidence, saving
from maturity.ui.widgets.question import answer_fields, clear_button, problems, view_of, words_fields
from maturity.ui.widgets.texts import labeling, small, together

_FOLLOWED = "followed"  # that Continue was pressed on the question before, and has led here


@st.fragment
def draw(opened: Opened, feature: Feature, asked: tailoring.Asked, saves: int) -> None:
    """Draw the fields and the ways on. `saves` is how many times something had been saved when `opened` was read."""
    words = session.words()
    alone = links.is_alone()
    if alone and links.not_followed():
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
    _go_on(opened, feature, pressed_before=not alone and bool(st.session_state.get(_FOLLOWED)))


def follow(opened: Opened, feature: Feature, tasks: tuple[Progress, ...]) -> bool:
    """Go on from a question where Continue was pressed, and say whether the address now names what comes next.

    It was pressed on the page as this session drew it, so what was typed is saved by now, and nothing of it need be
    drawn before leaving. After a restart of the server only the button itself says that it was pressed.
    """
    st.session_state[_FOLLOWED] = False
    if not st.session_state.get(CONTINUE):
        return False
    to, more = _way_on(opened, feature, tasks)
    if to is not To.QUESTION:
        links.go(to, opened.id, **more)
    st.session_state[_FOLLOWED] = True
    links.move(opened.id, **more)
    return True


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


def _go_on(opened: Opened, feature: Feature, *, pressed_before: bool) -> None:
    words = session.words()
    answer = opened.assessment.answer(feature.id)
    missing = problems(opened.framework, answer, words)
    # There is always a line here: were it to appear while somebody presses Continue, the button would slip away.
    saved = words.say("ui.question.saved", time=times.time_of_day(opened.draft.updated_at, words))
    small(saved if not missing or answer.options else words.say("ui.question.not_saved"))
    if st.button(words.say("ui.continue"), type="primary", key=CONTINUE) and not pressed_before:
        to, more = _way_on(opened, feature)
        links.go(to, opened.id, **more)
    with st.container(key="aside", horizontal=True, gap="medium", vertical_alignment="center"):
        if missing and not answer.lacks_reason and links.leave(words.say("ui.question.skip"), "skip"):
            to, more = _after(opened, feature)
            links.go(to, opened.id, **more)
        if not missing or answer.lacks_reason or answer.options:
            clear_button(opened, feature, words)
        if links.leave(words.say("ui.question.tasks"), "tasks"):
            links.go(To.TASKS, opened.id)


def _way_on(opened: Opened, feature: Feature, tasks: tuple[Progress, ...] | None = None) -> tuple[To, dict[str, str]]:
    """Return what comes next, or stay and say what is missing."""
    missing = problems(opened.framework, opened.assessment.answer(feature.id), session.words())
    if missing:
        errors.refuse(view_of(feature), missing)
    errors.accept()
    if feature.id in opened.assessment.carried:
        saving.looked_at(opened, feature)
        opened = opened.again()
    return _after(opened, feature, tasks)


def _after(opened: Opened, feature: Feature, tasks: tuple[Progress, ...] | None = None) -> tuple[To, dict[str, str]]:
    if page := came_from():
        return page, {}
    way = tour.under_way()
    if way is not None:
        found = tour.following(way, opened, feature.id)
        if found is None and way is Tour.CARRIED:
            return To.TASKS, {}
        return To.QUESTION, way.address | ({"q": found} if found else {})
    more = {"more": "1"} if links.asked("more") else {}
    tasks = tasks or flow.tasks(opened.framework, opened.assessment)
    task = flow.task_of(opened.framework, tasks, feature)
    found = flow.following(task, feature.id, more=bool(more))
    return To.QUESTION, {"q": found, **more} if found else {"c": task.capability}
