"""Service requests in figures: how far reading them is, and then what is measured of them, with its definitions."""

from __future__ import annotations

import streamlit as st

from maturity.errors import ContentError, NotFound
from maturity.measures.kept import KeptExtract
from maturity.measures.model import Among, By, Measures
from maturity.text import Words
from maturity.text.spoken import spoken
from maturity.ui import extracts, frame, links, session
from maturity.ui.links import To
from maturity.ui.pages import data
from maturity.ui.widgets import (
    areas_brought,
    attaching,
    business_hours,
    by_group,
    figures_taken,
    in_short,
    problems,
    reading,
    sections,
    use_by_area,
    what_was_read,
    when,
)
from maturity.ui.widgets.texts import plain, small
from maturity.ui.widgets.when import EXTRACT, When

VIEW = "figures"


def page() -> None:
    """Draw the requests that the address names: being read, or in figures."""
    if links.asked("stopped"):
        reading.stopped()
        return
    try:
        found = extracts.given(links.asked(EXTRACT))
    except NotFound:
        data.lost()
        return
    if found.record is None:
        reading.draw(found, extracts.progress(found))
        return
    words, assessment = session.words(), links.asked("a") or None
    if assessment:
        frame.back(words.say("data.back.tasks"), To.TASKS, assessment)
    else:
        frame.back(words.say("data.back.data"), To.DATA, None)
    with frame.screen(To.FIGURES, VIEW, words.say("data.figures.heading"), caption=found.name):
        wanted = when.asked()
        with st.spinner(plain(words.say("data.figures.measuring")), show_time=False):
            measures = _measured(found, wanted, words)
        if measures is not None:
            when.draw(found.id, wanted, measures, VIEW, words)
        areas_brought.draw(found, words, has_areas=measures is None or bool(measures.of("volume", by=By.AREA)))
        business_hours.draw(found, VIEW, words)
        if measures is not None:
            _content(found, measures, words)
        links.link(words.say("data.figures.again"), To.DATA, assessment)
        links.link(words.say("data.figures.delete"), To.DATA, assessment, **{data.DELETE: found.id})


def _measured(found: KeptExtract, wanted: When, words: Words) -> Measures | None:
    """Return the figures; None, with the reason on the page, where they could not be measured."""
    assert found.record is not None
    scope = when.scope_of(wanted, found.record)
    try:
        with spoken(words.language):
            return extracts.measured(found, scope, words.language, assumed=wanted.as_of is None)
    except ContentError as error:
        problems.draw(words.say("data.beside.not_measured"), error.problems)
        return None


def _content(found: KeptExtract, measures: Measures, words: Words) -> None:
    in_short.draw(measures, words)
    among = _among(words)
    sections.draw(measures, among, words)
    by_group.draw(measures, among, words)
    use_by_area.draw(measures, words)
    what_was_read.draw(measures.extract, found.mapping, words)
    figures_taken.draw(measures, words)
    attaching.draw(found.id, measures, VIEW, words)


def _among(words: Words) -> Among:
    options: tuple[Among, ...] = (Among.ALL, Among.RESIDENTS)
    chosen = st.radio(
        words.say("data.figures.among.label"),
        options,
        format_func=lambda one: plain(words.say(f"data.figures.among.{one}")),
        key="among",
        horizontal=True,
    )
    small(words.say("data.figures.among.text"))
    return chosen
