"""One cohort: its centers, its rounds, and a new round."""

from __future__ import annotations

import streamlit as st

from maturity.access.policy import Action, Kind
from maturity.errors import NotFound, StoreError
from maturity.store.round_records import Cohort
from maturity.ui import frame, gate, links, session, times
from maturity.ui.links import To
from maturity.ui.pages.cohorts import COHORT
from maturity.ui.widgets import errors, members, opening_round, people
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.fields import line
from maturity.ui.widgets.opening_round import ROUND
from maturity.ui.widgets.telling import do, in_words, told
from maturity.ui.widgets.texts import heading, para

VIEW = "cohort"


def page() -> None:
    """Draw the cohort that the address names."""
    say = session.words().say
    if links.asked("done"):
        with frame.screen(To.COHORT, "cohort-deleted", say("facilitating.cohort.delete.done")):
            links.link(say("facilitating.cohort.lost.back"), To.COHORTS, None)
        return
    try:
        cohort = gate.cohort(links.asked(COHORT))
    except NotFound:
        lost()
        return
    frame.back(say("facilitating.cohort.lost.back"), To.COHORTS, None)
    with frame.screen(To.COHORT, VIEW, cohort.name):
        heading(say("facilitating.cohort.rounds.title"))
        _rounds(cohort)
        with st.expander(
            say("facilitating.cohort.open.title"), expanded=not cohort.rounds and bool(cohort.centers), key="open-round"
        ):
            opening_round.draw(cohort, VIEW)
        heading(say("facilitating.cohort.centers.title"))
        members.listed(cohort.centers)
        with st.expander(say("facilitating.cohort.centers.add"), expanded=not cohort.centers, key="add-centers"):
            members.add(cohort, VIEW)
        if len(cohort.rounds) > 1:
            with st.expander(say("facilitating.cohort.centers.trend"), key="trend"):
                members.trend(cohort, VIEW)
        if cohort.centers:
            with st.expander(say("facilitating.cohort.centers.change"), key="change-center"):
                members.change(cohort, VIEW)
        with st.expander(say("access.people.cohort.title"), key="people"):
            people.draw(Kind.COHORT, cohort.id, VIEW)
        with st.expander(say("facilitating.cohort.rename.title"), key="rename-cohort"):
            _rename(cohort)
        with st.expander(say("facilitating.cohort.delete.title"), key="delete-cohort"):
            _delete(cohort)


def lost() -> None:
    """Draw that there is no such cohort, or none for this person."""
    say = session.words().say
    with frame.screen(To.COHORT, "cohort-lost", say("facilitating.cohort.lost.title")):
        para(say("facilitating.cohort.lost.text"))
        links.link(say("facilitating.cohort.lost.back"), To.COHORTS, None)


def _rounds(cohort: Cohort) -> None:
    words = session.words()
    if not cohort.rounds:
        para(words.say("facilitating.cohort.rounds.none"))
    for one in reversed(cohort.rounds):
        if one.closed_at is not None:
            said = words.say(
                "facilitating.cohort.rounds.line_closed", name=one.name, day=times.day(one.closed_at, words)
            )
        elif one.due is not None:
            key = "line_overdue" if one.due < times.local_date(times.now()) else "line_due"
            said = words.say(f"facilitating.cohort.rounds.{key}", name=one.name, day=words.day(one.due))
        else:
            said = words.say("facilitating.cohort.rounds.line", name=one.name, day=times.day(one.opened_at, words))
        links.link(said, To.ROUND, None, **{ROUND: one.id})


def _rename(cohort: Cohort) -> None:
    words = session.words()
    told("cohort")
    label, hint = words.say("facilitating.cohorts.name"), words.say("facilitating.cohorts.name_hint")
    name = line("cohort-name", label, hint, VIEW, start=cohort.name, version=cohort.name)
    if st.button(words.say("facilitating.cohort.centers.rename"), key="rename-cohort-button"):
        if not name:
            errors.refuse(VIEW, [FieldError("cohort-name", words.say("facilitating.cohorts.error.name"))])
        try:
            session.store().rounds.rename_cohort(cohort.id, name)
        except StoreError as error:
            errors.refuse(VIEW, [FieldError("cohort-name", in_words(error))])
        do("cohort", lambda: None, words.say("facilitating.cohort.rename.done", cohort=name))


def _delete(cohort: Cohort) -> None:
    words = session.words()
    para(words.say("facilitating.cohort.delete.text"))
    if st.button(words.say("facilitating.cohort.delete.confirm"), key="delete-cohort-button"):
        gate.cohort(cohort.id, Action.DELETE)
        session.store().rounds.delete_cohort(cohort.id)
        links.go(To.COHORT, None, done="1")
