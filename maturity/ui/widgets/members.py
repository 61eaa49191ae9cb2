"""The centers of a cohort: their list, new ones, another name for one, and one that leaves."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.compare.comparison import letters
from maturity.errors import StoreError
from maturity.exchange.cell_text import same
from maturity.store.round_records import Center, Cohort
from maturity.ui import gate, links, session
from maturity.ui.links import To
from maturity.ui.widgets import errors
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.fields import MAX_LINE, line, lines, one_of
from maturity.ui.widgets.in_rounds import CENTER
from maturity.ui.widgets.listing import breakable
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.telling import do, in_words, told
from maturity.ui.widgets.texts import para, plain, small

SHOWN = 200
"""Centers in the table; of more than so many, the newest are shown."""
NAMED = 5
"""Names in an error; of more, the first are named."""
_REMOVING = "removing"  # the center that somebody wants to remove, until they say so once more


def listed(centers: Sequence[Center]) -> None:
    """Draw the centers with their aliases, and what each allows."""
    words = session.words()
    if not centers:
        para(words.say("facilitating.cohort.centers.none"))
        return
    columns = [words.say(f"facilitating.cohort.centers.columns.{one}") for one in ("name", "alias", "sharing")]
    shown = centers[-SHOWN:]
    rows = (
        (
            breakable(one.name),
            words.say("comparison.center", alias=letters(one.alias)),
            words.say(f"facilitating.cohort.centers.sharing.{one.sharing}"),
        )
        for one in shown
    )
    table(columns, list(rows))
    if len(shown) < len(centers):
        small(words.say("facilitating.cohort.centers.more", n=len(centers) - len(shown)))
    small(words.say("facilitating.cohort.centers.chosen_by"))


def add(cohort: Cohort, view: str) -> None:
    """Draw a box for the names of new centers, and add them on click: all of them or none."""
    words, store = session.words(), session.store()
    told("added")
    names = lines("center-names", words.say("facilitating.cohort.centers.add_label"), view, len(cohort.centers))
    if st.button(words.say("facilitating.cohort.centers.add_button"), key="add-button"):
        if wrong := _wrong(cohort, names):
            errors.refuse(view, [FieldError("center-names", wrong)])
        try:
            added = store.rounds.add_centers(cohort.id, names)
        except StoreError as error:
            errors.refuse(view, [FieldError("center-names", in_words(error))])
        do("added", lambda: None, words.count("facilitating.cohort.centers.added", len(added)))


def _wrong(cohort: Cohort, names: Sequence[str]) -> str:
    """Say what is wrong with the names of new centers; empty if nothing is."""
    say = session.words().say
    if not names:
        return say("facilitating.cohort.centers.error.no_names")
    known, twice = {same(one.name) for one in cohort.centers}, []
    for name in names:
        if len(name) > MAX_LINE:
            return say("facilitating.cohort.centers.error.long", most=MAX_LINE, name=f"{name[:40]}…")
        if same(name) in known:
            twice.append(name)
        known.add(same(name))
    if not twice:
        return ""
    more = "" if len(twice) <= NAMED else " …"
    return say("facilitating.cohort.centers.error.twice", n=len(twice), names="; ".join(twice[:NAMED]) + more)


def trend(cohort: Cohort, view: str) -> None:
    """Draw the choice of a center that lets itself be shown, and the way to what moved there."""
    words = session.words()
    names = {one.id: one.name for one in cohort.centers if one.sharing in gate.SHOWN}
    chosen = one_of("trend-of", words.say("facilitating.cohort.centers.which"), names, view)
    small(words.say("facilitating.cohort.centers.trend_hidden"))
    if chosen is not None:
        said = words.say("facilitating.cohort.centers.trend_open", center=names[chosen])
        links.link(said, To.TREND, None, **{CENTER: chosen})


def change(cohort: Cohort, view: str) -> None:
    """Draw the choice of a center, and the ways to call it something else and to remove it."""
    words = session.words()
    told("changed")
    names = {one.id: one.name for one in cohort.centers}
    chosen = one_of("which-center", words.say("facilitating.cohort.centers.which"), names, view)
    if chosen is None:
        return
    _rename(chosen, names[chosen], view)
    small(words.say("facilitating.cohort.centers.remove_text"))
    # A center takes what it answered in every round with it, so it takes two clicks.
    if st.session_state.get(_REMOVING) == chosen:
        sure = words.say("facilitating.cohort.centers.remove_sure", center=names[chosen])
        if st.button(plain(sure), key="remove-sure"):
            done = words.say("facilitating.cohort.centers.removed", center=names[chosen])
            do("changed", lambda: session.store().rounds.remove_center(chosen), done)
        if links.leave(words.say("facilitating.cohort.centers.keep"), "keep-center"):
            st.session_state.pop(_REMOVING)
            links.stay()
            st.rerun()
    elif st.button(plain(words.say("facilitating.cohort.centers.remove")), type="tertiary", key="remove-button"):
        st.session_state[_REMOVING] = chosen
        st.rerun()


def _rename(id_: str, name: str, view: str) -> None:
    words = session.words()
    label = words.say("facilitating.cohort.centers.new_name")
    new = line("center-name", label, "", view, start=name, version=f"{id_}-{name}")
    if st.button(words.say("facilitating.cohort.centers.rename"), key="rename-button"):
        if not new:
            errors.refuse(view, [FieldError("center-name", words.say("facilitating.cohort.centers.error.no_name"))])
        try:
            session.store().rounds.rename_center(id_, new)
        except StoreError as error:
            errors.refuse(view, [FieldError("center-name", in_words(error))])
        do("changed", lambda: None, words.say("facilitating.cohort.centers.renamed", center=new))
