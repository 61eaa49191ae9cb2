"""One question a page; after the last one that is needed, a page that says so."""

from __future__ import annotations

import streamlit as st

from maturity.framework.model import Feature
from maturity.framework.nesting import trail
from maturity.reporting.dates import spelled
from maturity.scoring.progress import Progress, Status
from maturity.ui import flow, frame, links, session, tailoring, team, tour
from maturity.ui.links import To
from maturity.ui.pages import answering, enough, quick
from maturity.ui.session import Opened
from maturity.ui.tour import Tour
from maturity.ui.widgets import saving, spread
from maturity.ui.widgets.question import is_yes_or_no, view_of
from maturity.ui.widgets.suggesting import suggest
from maturity.ui.widgets.texts import bulleted, labeling, para, plain, together

RESUMED = "resumed"


def page() -> None:
    """Draw the question that the address names, or where a capability stands, or the next open question."""
    opened = session.opened()
    if opened is None:
        frame.nothing_here()
        return
    tasks = flow.tasks(opened.framework, opened.assessment)
    current = opened.framework.features.get(links.asked("q") or _last_resumed())
    if current is not None and answering.follow(opened, current, tasks) and current.id in opened.assessment.carried:
        opened = opened.again()  # it is looked at now
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
    shown: str | None = _last_resumed()
    if shown not in opened.framework.features or not frame.is_shown(view_of(opened.framework.features[shown])):
        shown = flow.resume(opened.framework, tasks, opened.draft.place)
        st.session_state[RESUMED] = shown
    return shown


def _last_resumed() -> str:
    return str(st.session_state.get(RESUMED, ""))


def _question(opened: Opened, tasks: tuple[Progress, ...], feature: Feature) -> None:
    words = session.words()
    task = flow.task_of(opened.framework, tasks, feature)
    asked = tailoring.asked(opened.framework, opened.assessment, feature)
    _remember(opened, feature)
    answering.forget_what_is_mended(opened, feature)
    label, before, more = _before(opened, task, feature)
    going_back = links.leave(words.say(f"ui.question.back.{label}"), "back")
    caption = _caption(opened, task, feature)
    with frame.screen(To.QUESTION, view_of(feature), asked.question, opened=opened, caption=caption, menu=False):
        if day := opened.assessment.carried.get(feature.id):
            para(words.say("ui.question.carried", day=spelled(day, words)))
        _guidance(opened, feature, asked)
        _terms(opened, feature, asked)
        _team(opened, feature)
        answering.draw(opened, feature, asked, saving.count())
        if going_back:  # only now, when the fields above have saved what was typed
            links.go(before, opened.id, **more)
        suggest(opened.framework, feature, words)


def _remember(opened: Opened, feature: Feature) -> None:
    """Store in which capability the person is, for when they come back; within it, the next open question is found."""
    inside = opened.framework.capability_of
    if inside.get(opened.draft.place or "") is not inside[feature.id]:
        opened.store.remember_place(opened.id, feature.id)


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
    parts = [plain(feature.why)] if feature.why else []
    if asked.yes_means:
        if opened.framework.aspects:
            lead = words.say("ui.question.whole_means")
        else:
            lead = words.say("ui.question.yes_means", option=options[-1].label)
        parts += [f"**{plain(lead)}**", bulleted(asked.yes_means)]
    partly = is_yes_or_no(options) and len(options) > 2 and not opened.framework.aspects
    together(*parts, plain(words.say("ui.question.rule" if partly else "ui.question.rule_today")))


def _before(opened: Opened, task: Progress, feature: Feature) -> tuple[str, To, dict[str, str]]:
    """Return what the way back is called, and where it leads."""
    if came_from := answering.came_from():
        return came_from, came_from, {}
    way = tour.under_way()
    before = tour.previous(way, opened, feature.id) if way else flow.previous(task, feature.id)
    if before is not None:
        return "question", To.QUESTION, {"q": before, **(way.address if way else {})}
    return "tasks", To.TASKS, {}


def _terms(opened: Opened, feature: Feature, asked: tailoring.Asked) -> None:
    """Explain the framework's own words that occur on this page, before the answer that may hang on them."""
    words = session.words()
    texts = (asked.question, feature.why, *asked.yes_means, asked.partly_means, feature.example, feature.evidence)
    if terms := tailoring.terms_in(opened.framework, texts):
        with st.expander(words.say("ui.question.terms.title"), key="terms"):
            lines = [(words.say("ui.question.terms.term", term=term.term), term.means) for term in terms]
            together(*(labeling(label, text) for label, text in lines))


def _team(opened: Opened, feature: Feature) -> None:
    """Draw what the members of a team said, beside the answer that they agree on; nothing where there is no team."""
    words = session.words()
    if said := team.spreads(opened):
        open_ = links.asked("back") == To.TEAM
        with st.expander(words.count("team.question.title", said.n), expanded=open_, key="team"):
            spread.draw(opened.framework, said.features[feature.id], words)
            para(words.say("team.question.hint"))


def _unknown(opened: Opened) -> None:
    words = session.words()
    with frame.screen(To.QUESTION, "no-question", words.say("ui.question.unknown.title"), opened=opened):
        para(words.say("ui.question.unknown.text"))
        links.link(words.say("ui.question.tasks"), To.TASKS, opened.id)
