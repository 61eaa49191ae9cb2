"""Start: what this is and isn't, who sees it, what to have at hand; begin, or go on with an own assessment."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.scoring.labels import blank_kind
from maturity.store.records import DraftSummary
from maturity.ui import frame, links, session, times
from maturity.ui.links import To
from maturity.ui.widgets.texts import bullets, heading, para, typed


def page() -> None:
    """Draw the start page."""
    words = session.words()
    framework = session.framework()
    mine = [one for one in session.store().drafts_of(session.browser()) if one.name or one.answers_given]
    with frame.screen(To.START, "start", words.say("ui.start.heading")):
        what = words.count("ui.start.what", len(framework.capabilities), framework=framework.title)
        minutes = framework.minutes
        para(f"{what} {words.say('ui.start.minutes', minutes=minutes)}" if minutes else what)
        para(words.say("ui.start.not"))
        if mine:
            _go_on(mine)
        with st.container(key="begin"):
            if st.button(
                words.say("ui.start.begin_another" if mine else "ui.start.begin"), type="primary", key="begin-button"
            ):
                links.go(To.CENTER, session.store().new(framework, session.browser()))
        heading(words.say("ui.start.before.title"))
        unknown = "unknown" if blank_kind(framework) == "open" else "unknown_counts"
        bullets([words.say(f"ui.start.before.{key}") for key in ("sittings", unknown, "together")])
        if framework.guidance == "full":
            heading(words.say("ui.start.at_hand.title"))
            bullets([words.say(f"ui.start.at_hand.{key}") for key in ("figures", "agreements", "people")])
        heading(words.say("ui.start.who_sees.title"))
        bullets([words.say(f"ui.start.who_sees.{key}") for key in ("here", "link", "record", "personal")])


def _go_on(mine: Sequence[DraftSummary]) -> None:
    words = session.words()
    heading(words.say("ui.start.go_on.title"))
    for number, one in enumerate(mine):
        name = one.name or words.say("ui.start.go_on.unnamed")
        with st.container(key=f"line-{number}", gap="xxsmall"):
            if one.times_submitted:
                links.link(words.say("ui.start.go_on.open", center=name), To.TASKS, one.id)
            else:
                links.link(words.say("ui.start.go_on.continue", center=name), To.TASKS, one.id)
            saved = times.day_and_time(one.updated_at, words)
            typed(words.count("ui.start.go_on.state", one.answers_given, saved=saved))
            with st.container(horizontal=True, gap="medium"):
                if one.times_submitted:
                    links.link(words.say("ui.start.go_on.results"), To.RESULTS, one.id, aside=name)
                links.link(words.say("ui.start.go_on.delete"), To.DELETE, one.id, aside=name)
