"""One question a page; after the last one that is needed, a page that says so."""

from __future__ import annotations

import streamlit as st

from maturity.assessment.answers import State
from maturity.framework.model import Feature
from maturity.framework.nesting import trail
from maturity.reporting.dates import spelled
from maturity.scoring.progress import Progress, Status, progress
from maturity.scoring.score import score
from maturity.ui import flow, frame, links, session, tailoring, times, tour
from maturity.ui.links import To
from maturity.ui.pages import enough, quick
from maturity.ui.session import Opened
from maturity.ui.tour import Tour
from maturity.ui.widgets import errors, saving
from maturity.ui.widgets.question import (
    answer_fields,
    clear_button,
    is_yes_or_no,
    problems,
    view_of,
    words_fields,
)
from maturity.ui.widgets.suggesting import suggest
from maturity.ui.widgets.texts import bullets, labeled, para, plain, small

RESUMED = "resumed"


def page() -> None:
    """Draw the question that the address names, or where a capability stands, or the next open question."""
    opened = session.opened()
    if opened is None:
        frame.nothing_here()
        return
    tasks = _tasks(opened)
    wanted, capability = links.asked("q"), links.asked("c")
    if wanted in opened.framework.features:
        _question(opened, tasks, opened.framework.features[wanted])
    elif capability in {task.capability for task in tasks}:
        enough.draw(opened, tasks, capability)
    elif wanted or capability:
        _unknown(opened)
    elif tour.under_way() is Tour.QUICK:
        quick.draw(opened)
    elif (found := _resumed(opened, tasks)) is not None:
        _question(opened, tasks, opened.framework.features[found])
    else:
        enough.draw(opened, tasks, tasks[-1].capability)


def _resumed(opened: Opened, tasks: tuple[Progress, ...]) -> str | None:
    """Return the next open question, and the same one while it is on screen, though it is answered by then."""
    shown = st.session_state.get(RESUMED)
    if shown not in opened.framework.features or not frame.is_shown(view_of(opened.framework.features[shown])):
        shown = flow.resume(opened.framework, tasks, opened.draft.place)
        st.session_state[RESUMED] = shown
    return shown


def _tasks(opened: Opened) -> tuple[Progress, ...]:
    return progress(opened.framework, opened.assessment, score(opened.framework, opened.assessment))


def _task_of(opened: Opened, tasks: tuple[Progress, ...], feature: Feature) -> Progress:
    capability = opened.framework.capability_of[feature.id].id
    return next(task for task in tasks if task.capability == capability)


def _question(opened: Opened, tasks: tuple[Progress, ...], feature: Feature) -> None:
    words = session.words()
    task = _task_of(opened, tasks, feature)
    asked = tailoring.asked(opened.framework, opened.assessment, feature)
    if opened.draft.place != feature.id:
        opened.store.remember_place(opened.id, feature.id)
    _forget_what_is_mended(opened, feature)
    label, before, more = _before(opened, task, feature)
    going_back = links.leave(words.say(f"ui.question.back.{label}"), "back")
    caption = _caption(opened, task, feature)
    with frame.screen(To.QUESTION, view_of(feature), asked.question, caption=caption, menu=False):
        if day := opened.assessment.carried.get(feature.id):
            para(words.say("ui.question.carried", day=spelled(day, words)))
        _guidance(opened, feature, asked)
        _terms(opened, feature, asked)
        answer_fields(opened, feature, asked, words)
        opened = opened.again()  # what the fields have just saved
        answer = opened.assessment.answer(feature.id)
        with st.expander(words.say("ui.question.add"), expanded=bool(answer.note or answer.evidence), key="add"):
            words_fields(opened, feature, words)
        _help(feature)
        if going_back:  # only now, when the fields above have saved what was typed
            links.go(before, opened.id, **more)
        _go_on(opened, feature)
        suggest(opened.framework, feature, words)


def _caption(opened: Opened, task: Progress, feature: Feature) -> str:
    """Return where the person is: in the capability, or in the quick look."""
    may_stop = task.may_stop and task.status in (Status.NOT_STARTED, Status.IN_PROGRESS)
    counted, stops = ("of_at_most" if may_stop else "of"), task.ordered
    starters = tour.stops(Tour.QUICK, opened)
    if tour.under_way() is Tour.QUICK and feature.id in starters:
        counted, stops = "of_quick", starters
    return session.words().say(
        f"ui.question.{counted}",
        capability=" › ".join(group.title for group in trail(opened.framework, feature.id)),
        number=stops.index(feature.id) + 1,
        n=len(stops),
    )


def _guidance(opened: Opened, feature: Feature, asked: tailoring.Asked) -> None:
    """Draw what the framework says before the answers; a brief one may say nothing."""
    words = session.words()
    options = opened.framework.options_of(feature)
    if feature.why:
        para(feature.why)
    if asked.yes_means:
        if opened.framework.aspects:
            lead = words.say("ui.question.whole_means")
        else:
            lead = words.say("ui.question.yes_means", option=options[-1].label)
        st.markdown(f"**{plain(lead)}**")
        bullets(asked.yes_means)
    partly = is_yes_or_no(options) and len(options) > 2 and not opened.framework.aspects
    para(words.say("ui.question.rule" if partly else "ui.question.rule_today"))


def _forget_what_is_mended(opened: Opened, feature: Feature) -> None:
    """Drop an error that another choice has mended; one in a text stays until Continue, so that nothing moves."""
    answer = opened.assessment.answer(feature.id)
    wrong = {error.field for error in problems(opened.framework, answer, session.words())}
    errors.keep(view_of(feature), wrong | ({"reason"} if answer.state is State.NOT_APPLICABLE else set()))


def _before(opened: Opened, task: Progress, feature: Feature) -> tuple[str, To, dict[str, str]]:
    """Return what the way back is called, and where it leads."""
    if links.asked("back") == To.CHECK:
        return "check", To.CHECK, {}
    way = tour.under_way()
    before = tour.previous(way, opened, feature.id) if way else flow.previous(task, feature.id)
    if before is not None:
        return "question", To.QUESTION, {"q": before, **(way.address if way else {})}
    return "tasks", To.TASKS, {}


def _help(feature: Feature) -> None:
    words = session.words()
    said = (("example", feature.example), ("evidence", feature.evidence))
    if any(text for _, text in said):
        with st.expander(words.say("ui.question.help.title"), key="help"):
            for name, text in said:
                if text:
                    labeled(words.say(f"ui.question.help.{name}"), text)


def _terms(opened: Opened, feature: Feature, asked: tailoring.Asked) -> None:
    """Explain the framework's own words that occur on this page, before the answer that may hang on them."""
    words = session.words()
    texts = (asked.question, feature.why, *asked.yes_means, asked.partly_means, feature.example, feature.evidence)
    if terms := tailoring.terms_in(opened.framework, texts):
        with st.expander(words.say("ui.question.terms.title"), key="terms"):
            for term in terms:
                labeled(words.say("ui.question.terms.term", term=term.term), term.means)


def _go_on(opened: Opened, feature: Feature) -> None:
    words = session.words()
    opened = opened.again()
    answer = opened.assessment.answer(feature.id)
    missing = problems(opened.framework, answer, words)
    # There is always a line here: were it to appear while somebody presses Continue, the button would slip away.
    saved = words.say("ui.question.saved", time=times.time_of_day(opened.draft.updated_at, words))
    small(saved if not missing or answer.options else words.say("ui.question.not_saved"))
    if st.button(words.say("ui.continue"), type="primary", key="continue"):
        if missing:
            errors.refuse(view_of(feature), missing)
        errors.accept()
        saving.looked_at(opened, feature)
        _leave(opened.again(), feature)
    with st.container(key="aside", horizontal=True, gap="medium", vertical_alignment="center"):
        if missing and not answer.lacks_reason and links.leave(words.say("ui.question.skip"), "skip"):
            _leave(opened, feature)
        if not missing or answer.lacks_reason or answer.options:
            clear_button(opened, feature, words)
        if links.leave(words.say("ui.question.tasks"), "tasks"):
            links.go(To.TASKS, opened.id)


def _leave(opened: Opened, feature: Feature) -> None:
    to, more = _after(opened, feature)
    links.go(to, opened.id, **more)


def _after(opened: Opened, feature: Feature) -> tuple[To, dict[str, str]]:
    if links.asked("back") == To.CHECK:
        return To.CHECK, {}
    way = tour.under_way()
    if way is not None:
        found = tour.following(way, opened, feature.id)
        if found is None and way is Tour.CARRIED:
            return To.TASKS, {}
        return To.QUESTION, way.address | ({"q": found} if found else {})
    more = {"more": "1"} if links.asked("more") else {}
    task = _task_of(opened, _tasks(opened), feature)
    found = flow.following(task, feature.id, more=bool(more))
    return To.QUESTION, {"q": found, **more} if found else {"c": task.capability}


def _unknown(opened: Opened) -> None:
    words = session.words()
    with frame.screen(To.QUESTION, "no-question", words.say("ui.question.unknown.title"), opened=opened):
        para(words.say("ui.question.unknown.text"))
        links.link(words.say("ui.question.tasks"), To.TASKS, opened.id)
