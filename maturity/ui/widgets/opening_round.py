"""Open a round of a cohort: its name and the day to answer by, on the framework of today."""

from __future__ import annotations

import streamlit as st

from maturity.errors import StoreError
from maturity.store.round_records import Cohort
from maturity.ui import links, session, times
from maturity.ui.links import To
from maturity.ui.widgets import errors
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.fields import day, line
from maturity.ui.widgets.telling import in_words
from maturity.ui.widgets.texts import para

ROUND = "r"
"""The parameter that names a round."""


def draw(cohort: Cohort, view: str) -> None:
    """Draw the fields of a new round and open it on click."""
    words = session.words()
    framework = session.framework()
    if not cohort.centers:
        para(words.say("facilitating.cohort.open.no_centers"))
        return
    para(words.say("facilitating.cohort.open.intro", framework=framework.title, version=framework.version_here))
    name = line(
        "round-name", words.say("facilitating.cohort.open.name"), words.say("facilitating.cohort.open.name_hint"), view
    )
    due = day(
        "round-due", words.say("facilitating.cohort.open.due"), words.say("facilitating.cohort.open.due_hint"), view
    )
    if not st.button(words.say("facilitating.cohort.open.button"), type="primary", key="open-round-button"):
        return
    wrong = [] if name else [FieldError("round-name", words.say("facilitating.cohort.open.error.name"))]
    if due is not None and due < times.local_date(times.now()):
        wrong.append(FieldError("round-due", words.say("facilitating.cohort.open.error.due")))
    if wrong:
        errors.refuse(view, wrong)
    try:
        opened = session.store().rounds.open_round(cohort.id, framework.original, name, due)
    except StoreError as error:
        errors.refuse(view, [FieldError("round-name", in_words(error))])
    errors.accept()
    links.go(To.ROUND, None, **{ROUND: opened})
