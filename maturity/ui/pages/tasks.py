"""The task list: every capability with its status, in any order, and the one button that goes on."""

from __future__ import annotations

import streamlit as st

from maturity.access.policy import Kind
from maturity.framework.minutes import minutes_for
from maturity.reporting.job import Form, Job
from maturity.reporting.questionnaire import REPORT
from maturity.scoring.likely import likely
from maturity.scoring.progress import Progress, Status, progress
from maturity.scoring.score import score
from maturity.store.records import Member
from maturity.store.values import Section
from maturity.ui import flow, frame, language, links, session, tailoring, times, tour
from maturity.ui.documents import Offer
from maturity.ui.links import To
from maturity.ui.session import Opened
from maturity.ui.tour import Tour
from maturity.ui.widgets import in_rounds, making, people, spreadsheet
from maturity.ui.widgets.texts import heading, labeled, para, plain, small, typed

DONE = (Status.STAGE_KNOWN, Status.COMPLETE)
PLACE = "questionnaire"


def page() -> None:
    """Draw the task list."""
    words = session.words()
    opened = session.opened()
    if opened is None:
        frame.nothing_here()
        return
    with frame.screen(To.TASKS, "tasks", words.say("ui.tasks.title"), opened=opened):
        if opened.assessment.name and not opened.draft.member:
            typed(opened.assessment.name)
        tasks = progress(opened.framework, opened.assessment, score(opened.framework, opened.assessment))
        done = sum(task.status in DONE for task in tasks)
        para(words.say("ui.tasks.done", done=done, n=len(tasks)))
        if opened.draft.member:
            _handed_in(opened.draft.member)
        in_rounds.draw(opened)
        _carried(opened)
        _resume(opened, tasks, done)
        _set_aside(opened)
        heading(words.say("ui.tasks.list"))
        for task in tasks:
            _line(opened, task)
        if not opened.draft.member:
            _team(opened)
            _requests(opened)
        _on_paper(opened)
        if not opened.draft.member:  # a workbook also says things of the center
            spreadsheet.draw(opened)
            with st.expander(plain(words.say("access.link.offer")), key="people"):
                people.draw(Kind.ASSESSMENT, opened.id, "tasks")


def _resume(opened: Opened, tasks: tuple[Progress, ...], done: int) -> None:
    words = session.words()
    begun = any(task.replied for task in tasks)
    key = "check" if done == len(tasks) else "resume" if begun else "begin"
    if st.button(words.say(f"ui.tasks.{key}"), type="primary", key="resume"):
        found = flow.resume(opened.framework, tasks, opened.draft.place)
        if found is None:
            links.go(To.CHECK, opened.id)
        links.go(To.QUESTION, opened.id, q=found)


def _line(opened: Opened, task: Progress) -> None:
    words = session.words()
    title = opened.framework.capability(task.capability).title
    with st.container(
        key=f"line-{task.capability}", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        found = flow.first(task)
        links.link(title, To.QUESTION, opened.id, **({"q": found} if found else {"c": task.capability}))
        with st.container(width="content"):
            status = words.say(f"ui.tasks.status.{task.status}", replied=task.replied, n=len(task.ordered))
            minutes = minutes_for(opened.framework, likely(opened.framework, task))
            typed(words.count("ui.tasks.about", minutes, status=status) if minutes else status)


def _carried(opened: Opened) -> None:
    """Lead through the answers of an earlier round that nobody has looked at yet."""
    words = session.words()
    left = tour.stops(Tour.CARRIED, opened)
    if left:
        para(words.count("ui.tasks.carried.text", len(left)))
        links.link(words.say("ui.tasks.carried.look"), To.QUESTION, opened.id, q=left[0], **Tour.CARRIED.address)


def _set_aside(opened: Opened) -> None:
    words = session.words()
    offered = tailoring.to_set_aside(opened.framework, opened.assessment)
    if offered:
        with st.expander(words.count("ui.tasks.set_aside.offer", len(offered)), key="set-aside"):
            para(words.say("ui.tasks.set_aside.text"))
            for one in offered:
                labeled(opened.framework.features[one.feature].title + ".", one.reason)
            if st.button(words.count("ui.tasks.set_aside.do", len(offered)), key="set-aside-do"):
                for one in offered:
                    answer = tailoring.set_aside_answer(opened.assessment, one)
                    opened.store.save(opened.id, Section.ANSWER, one.feature, answer)
                st.rerun()
    spoken = session.in_every_language(opened.framework)
    aside = tailoring.was_set_aside(opened.framework, opened.assessment, spoken)
    if aside:
        with st.expander(words.count("ui.tasks.set_aside.done", len(aside)), key="set-aside-done"):
            for one in aside:
                labeled(opened.framework.features[one.feature].title + ".", one.reason)
            if st.button(words.count("ui.tasks.set_aside.undo", len(aside)), key="set-aside-undo"):
                for one in aside:
                    answer = tailoring.asked_again(opened.assessment, one)
                    opened.store.save(opened.id, Section.ANSWER, one.feature, answer)
                st.rerun()


def _handed_in(member: Member) -> None:
    """Say of a private copy who sees it, and when it was handed in last."""
    words = session.words()
    para(words.say("team.private.tasks"))
    if member.handed_in_at:
        para(words.say("team.private.handed_in", day=times.day_and_time(member.handed_in_at, words)))


def _team(opened: Opened) -> None:
    """Lead to where several people answer privately."""
    words = session.words()
    handed_in = len(opened.store.teams.handed_in(opened.id))
    with st.container(key="team", gap="xxsmall"):
        links.link(words.say("team.tasks.offer"), To.TEAM, opened.id)
        small(words.count("team.tasks.so_far", handed_in) if handed_in else words.say("team.tasks.text"))


def _requests(opened: Opened) -> None:
    """Lead to the center's own service requests."""
    say = session.words().say
    with st.container(key="requests", gap="xxsmall"):
        links.link(say("data.entrance.tasks"), To.DATA, opened.id)
        small(say("data.entrance.tasks_text"))


def _on_paper(opened: Opened) -> None:
    """Offer the blank questionnaire, for those who would rather go through it with a pen."""
    say = session.words().say
    framework = opened.framework
    version = (framework.checksum, language.spoken())
    with st.expander(plain(say("ui.tasks.on_paper.offer")), key="on-paper"):
        para(say("ui.tasks.on_paper.text"))
        making.choose_paper(PLACE)

        def offer(form: Form) -> Offer:
            job = Job(REPORT, framework, form, making.paper(PLACE), language.spoken())
            return Offer(PLACE, version, say("ui.tasks.on_paper.title"), framework.id, job)

        making.draw(PLACE, version, offer)
