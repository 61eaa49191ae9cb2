"""Start: what this is and isn't, who sees it, what to have at hand; begin, or go on with an own assessment."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.assessment.answers import Assessment
from maturity.framework.minutes import minutes_for
from maturity.framework.model import Framework
from maturity.scoring.labels import blank_kind
from maturity.scoring.likely import likely
from maturity.scoring.progress import progress
from maturity.scoring.score import score
from maturity.scoring.starters import starters
from maturity.store.records import DraftSummary, Member
from maturity.ui import frame, links, session, times
from maturity.ui.again import begin_again
from maturity.ui.links import To
from maturity.ui.private import center_of
from maturity.ui.tour import Tour
from maturity.ui.widgets import saved
from maturity.ui.widgets.texts import bullets, heading, para, small, typed


def page() -> None:
    """Draw the start page."""
    words = session.words()
    framework = session.framework()
    drafts = session.store().drafts_of(session.browser())
    mine = [one for one in drafts if one.name or one.answers_given or one.member]
    with frame.screen(To.START, "start", words.say("ui.start.heading")):
        what = words.count("ui.start.what", len(framework.capabilities), framework=framework.title)
        probable = _probable(framework)
        minutes = framework.minutes or minutes_for(framework, probable)
        para(f"{what} {words.count('ui.start.minutes', minutes)}")
        para(words.say("ui.start.not"))
        if mine:
            _go_on(mine)
        with st.container(key="begin"):
            if st.button(
                words.say("ui.start.begin_another" if mine else "ui.start.begin"), type="primary", key="begin-button"
            ):
                links.go(To.CENTER, session.store().new(framework, session.browser()))
            _quick(framework, probable)
        with st.container(key="requests", gap="xxsmall"):
            links.link(words.say("data.entrance.start"), To.DATA, None)
            small(words.say("data.entrance.start_text"))
        heading(words.say("ui.start.before.title"))
        unknown = "unknown" if blank_kind(framework) == "open" else "unknown_counts"
        bullets([words.say(f"ui.start.before.{key}") for key in ("sittings", unknown, "together")])
        if framework.guidance == "full":
            heading(words.say("ui.start.at_hand.title"))
            bullets([words.say(f"ui.start.at_hand.{key}") for key in ("figures", "agreements", "people")])
        heading(words.say("ui.start.who_sees.title"))
        bullets([words.say(f"ui.start.who_sees.{key}") for key in ("here", "link", "record", "personal")])
        saved.bring_back()
        links.link(words.say("facilitating.entrance.link"), To.COHORTS, None)


def _probable(framework: Framework) -> tuple[str, ...]:
    """Return the questions that a beginner will be asked."""
    nothing = Assessment(framework=framework.id)
    tasks = progress(framework, nothing, score(framework, nothing))
    return tuple(id_ for task in tasks for id_ in likely(framework, task))


def _quick(framework: Framework, probable: Sequence[str]) -> None:
    """Offer the quick look, where it is quicker than the whole."""
    words = session.words()
    asked = starters(framework)
    if len(asked) >= len(probable):
        return
    minutes = words.count("ui.start.quick.minutes", minutes_for(framework, asked))
    if st.button(words.say("ui.start.quick.begin", n=len(asked), minutes=minutes), key="quick-button"):
        links.go(To.CENTER, session.store().new(framework, session.browser()), **Tour.QUICK.address)
    small(words.say("ui.start.quick.text"))


def _whose(member: Member) -> None:
    """Say whose private answers these are, where several people use one browser, and that they are handed in."""
    words = session.words()
    if member.name:
        typed(member.name)
    if member.handed_in_at:
        day = times.day_and_time(member.handed_in_at, words)
        small(words.say("team.private.start.handed_in", day=day))


def _go_on(mine: Sequence[DraftSummary]) -> None:
    words = session.words()
    heading(words.say("ui.start.go_on.title"))
    for number, one in enumerate(mine):
        name = one.name or words.say("ui.start.go_on.unnamed")
        with st.container(key=f"line-{number}", gap="xxsmall"):
            if one.member:
                links.link(words.say("team.private.start.go_on", center=center_of(one.name, words)), To.TASKS, one.id)
                _whose(one.member)
            elif one.times_submitted:
                links.link(words.say("ui.start.go_on.open", center=name), To.TASKS, one.id)
            else:
                links.link(words.say("ui.start.go_on.continue", center=name), To.TASKS, one.id)
            saved = times.day_and_time(one.updated_at, words)
            typed(words.count("ui.start.go_on.state", one.answers_given, saved=saved))
            with st.container(key=f"links-{number}", horizontal=True, gap="medium", vertical_alignment="center"):
                if one.times_submitted:
                    links.link(words.say("ui.start.go_on.results"), To.RESULTS, one.id, aside=name)
                    if one.framework_id == session.framework().id and links.leave(
                        words.say("ui.start.go_on.again"), f"again-{number}", aside=name
                    ):
                        links.go(To.CENTER, begin_again(one.id))
                links.link(words.say("ui.start.go_on.delete"), To.DELETE, one.id, aside=name)
