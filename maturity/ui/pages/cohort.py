"""One cohort: its centers, its rounds, and a new round."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.access.policy import Action
from maturity.compare.comparison import letters
from maturity.errors import NotFound, StoreError
from maturity.store.round_records import Center, Cohort
from maturity.ui import frame, gate, links, session, times
from maturity.ui.links import To
from maturity.ui.pages.cohorts import COHORT
from maturity.ui.widgets import errors, opening_round
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.fields import line, lines
from maturity.ui.widgets.in_rounds import CENTER
from maturity.ui.widgets.opening_round import ROUND
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import heading, para, plain, small

VIEW = "cohort"
SHOWN = 200
"""Centers in the table; of more than so many, the newest are shown."""


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
        _centers(cohort.centers)
        with st.expander(say("facilitating.cohort.centers.add"), expanded=not cohort.centers, key="add-centers"):
            _add(cohort)
        if len(cohort.rounds) > 1:
            with st.expander(say("facilitating.cohort.centers.trend"), key="trend"):
                _trend(cohort)
        if cohort.centers:
            with st.expander(say("facilitating.cohort.centers.change"), key="change-center"):
                _change(cohort)
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
            said = words.say("facilitating.cohort.rounds.line_due", name=one.name, day=words.day(one.due))
        else:
            said = words.say("facilitating.cohort.rounds.line", name=one.name, day=times.day(one.opened_at, words))
        links.link(said, To.ROUND, None, **{ROUND: one.id})


def _centers(centers: Sequence[Center]) -> None:
    words = session.words()
    if not centers:
        para(words.say("facilitating.cohort.centers.none"))
        return
    columns = [words.say(f"facilitating.cohort.centers.columns.{one}") for one in ("name", "alias", "sharing")]
    sharing = {one: words.say(f"facilitating.cohort.centers.sharing.{one.sharing}") for one in centers}
    shown = centers[-SHOWN:]
    aliases = {one: words.say("comparison.center", alias=letters(one.alias)) for one in shown}
    table(columns, [(one.name, aliases[one], sharing[one]) for one in shown])
    if len(shown) < len(centers):
        small(words.say("facilitating.cohort.centers.more", n=len(centers) - len(shown)))
    small(words.say("facilitating.cohort.centers.chosen_by"))


def _trend(cohort: Cohort) -> None:
    words = session.words()
    names = {one.id: one.name for one in cohort.centers if one.sharing in gate.SHOWN}
    label = words.say("facilitating.cohort.centers.which")
    chosen = st.selectbox(label, list(names), format_func=lambda one: names.get(one, ""), key="trend-of", index=None)
    small(words.say("facilitating.cohort.centers.trend_hidden"))
    if chosen in names:
        said = words.say("facilitating.cohort.centers.trend_open", center=names[chosen])
        links.link(said, To.TREND, None, **{CENTER: chosen})


def _add(cohort: Cohort) -> None:
    words = session.words()
    if added := st.session_state.pop("added", 0):
        with st.container(key="status-added"):
            para(words.count("facilitating.cohort.centers.added", added))
    names = lines("center-names", words.say("facilitating.cohort.centers.add_label"), VIEW, len(cohort.centers))
    if st.button(words.say("facilitating.cohort.centers.add_button"), key="add-button") and names:
        try:
            st.session_state["added"] = len(session.store().rounds.add_centers(cohort.id, names))
        except StoreError as error:
            errors.refuse(VIEW, [FieldError("center-names", str(error))])
        errors.accept()
        st.rerun()


def _change(cohort: Cohort) -> None:
    words = session.words()
    names = {one.id: one.name for one in cohort.centers}
    label = words.say("facilitating.cohort.centers.which")
    chosen = st.selectbox(
        label, list(names), format_func=lambda one: names.get(one, ""), key="which-center", index=None
    )
    if chosen not in names:
        return
    new = line("center-name", words.say("facilitating.cohort.centers.new_name"), "", VIEW)
    if st.button(words.say("facilitating.cohort.centers.rename"), key="rename-button") and new:
        try:
            session.store().rounds.rename_center(chosen, new)
        except StoreError as error:
            errors.refuse(VIEW, [FieldError("center-name", str(error))])
        errors.accept()
        st.rerun()
    small(words.say("facilitating.cohort.centers.remove_text"))
    if st.button(plain(words.say("facilitating.cohort.centers.remove")), type="tertiary", key="remove-button"):
        session.store().rounds.remove_center(chosen)
        st.rerun()


def _delete(cohort: Cohort) -> None:
    words = session.words()
    para(words.say("facilitating.cohort.delete.text"))
    if st.button(words.say("facilitating.cohort.delete.confirm"), key="delete-cohort-button"):
        gate.cohort(cohort.id, Action.DELETE)
        session.store().rounds.delete_cohort(cohort.id)
        links.go(To.COHORT, None, done="1")
