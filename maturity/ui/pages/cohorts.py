"""For facilitators: the cohorts of this browser or account, and a new one."""

from __future__ import annotations

import streamlit as st

from maturity.errors import StoreError
from maturity.ui import frame, links, session
from maturity.ui.links import To
from maturity.ui.widgets import errors
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.fields import line
from maturity.ui.widgets.telling import in_words
from maturity.ui.widgets.texts import heading, para, small, typed

COHORT = "g"
"""The parameter that names a cohort."""


def page() -> None:
    """Draw the cohorts and the way to a new one."""
    words = session.words()
    mine = session.store().rounds.cohorts_of(session.browser())
    frame.back(words.say("ui.lost.start"), To.START, None)
    with frame.screen(To.COHORTS, "cohorts", words.say("facilitating.cohorts.heading")):
        para(words.say("facilitating.cohorts.intro"))
        if mine:
            heading(words.say("facilitating.cohorts.mine"))
            for number, one in enumerate(mine):
                with st.container(key=f"line-{number}", gap="xxsmall"):
                    links.link(one.name, To.COHORT, None, **{COHORT: one.id})
                    typed(words.count("facilitating.cohorts.line", one.centers, rounds=one.rounds))
        heading(words.say("facilitating.cohorts.new"))
        _new()


def _new() -> None:
    words = session.words()
    name = line(
        "cohort-name", words.say("facilitating.cohorts.name"), words.say("facilitating.cohorts.name_hint"), "cohorts"
    )
    small(words.say("facilitating.cohorts.keep_link"))
    if st.button(words.say("facilitating.cohorts.begin"), type="primary", key="begin-cohort"):
        if not name:
            errors.refuse("cohorts", [FieldError("cohort-name", words.say("facilitating.cohorts.error.name"))])
        try:
            begun = session.store().rounds.new_cohort(name, session.browser())
        except StoreError as error:
            errors.refuse("cohorts", [FieldError("cohort-name", in_words(error))])
        errors.accept()
        links.go(To.COHORT, None, **{COHORT: begun})
