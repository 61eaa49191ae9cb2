"""Who has a role here, and how one is taken back, given up or handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

import streamlit as st

from maturity.access.policy import Action, Kind
from maturity.store.granting import Holder
from maturity.ui import links, login, session, times
from maturity.ui.links import To
from maturity.ui.roles import People, people
from maturity.ui.widgets import letting_in
from maturity.ui.widgets.telling import do, told
from maturity.ui.widgets.texts import heading, para, plain, small, typed

PLACE = "people"
_ASKING = "people-asking"  # what somebody is about to do to whom, until they say so once more
_BACK = {Kind.ASSESSMENT: To.START, Kind.COHORT: To.COHORTS}
"""Where somebody is led who gave up their role."""


def draw(kind: Kind, id_: str, view: str) -> None:
    """Draw who has a role in an assessment or a cohort, and what whoever looks may do about it."""
    found = people(kind, id_)
    if found.may(Action.LINK):
        letting_in.draw(found, view)
    heading(session.words().say(f"access.people.{kind}.who"), 3)
    told(PLACE)
    _whose(found)
    for holder in found.others:
        _holder(found, holder)
    if not found.others:
        para(session.words().say("access.people.nobody"))
    if login.how().ids_are_keys:
        small(session.words().say("access.people.ids_are_keys"))


def _whose(found: People) -> None:
    words = session.words()
    now = next((one for one in found.holders if one.id == found.whose), None)
    if found.whose == found.me:
        para(words.say(f"access.people.{found.kind}.yours"))
    elif now is not None:
        para(words.say(f"access.people.{found.kind}.theirs", name=called(now)))
    else:
        para(words.say(f"access.people.{found.kind}.began"))


def called(holder: Holder) -> str:
    """Return what somebody with a role is called: as who let them in wrote, and as their account says."""
    words = session.words()
    if holder.label and holder.name and holder.label != holder.name:
        return words.say("access.people.known_as", label=holder.label, name=holder.name)
    return holder.label or holder.name or words.say("access.people.unnamed")


def _holder(found: People, holder: Holder) -> None:
    words = session.words()
    name = called(holder)
    key = f"{holder.granted_at:%Y%m%d%H%M%S%f}"
    with st.container(key=f"holder-{key}", gap="xxsmall"):
        typed(words.say("access.people.you", name=name) if holder.id == found.me else name)
        small(words.say("access.people.since", day=times.day(holder.granted_at, words)))
        if holder.id == found.me:
            ways = [(Action.LEAVE, lambda: _leave(found))]
        else:
            taken = words.say("access.people.taken", name=name)
            handed = words.say(f"access.people.{found.kind}.handed", name=name)
            ways = [
                (Action.TAKE_BACK, lambda: do(PLACE, lambda: found.take_back(holder), taken)),
                (Action.HAND_OVER, lambda: do(PLACE, lambda: found.hand_over(holder), handed)),
            ]
        with st.container(key=f"ways-{key}", horizontal=True, gap="medium", vertical_alignment="center"):
            _ways(found, holder, key, ways)


def _ways(found: People, holder: Holder, key: str, ways: list[tuple[Action, Callable[[], NoReturn]]]) -> None:
    """Draw what may be done about somebody's role; each takes two clicks, because it can't be undone."""
    words = session.words()
    name = called(holder)
    asking = st.session_state.get(_ASKING)
    for action, act in ways:
        if asking == (action, found.id, holder.id):
            if st.button(plain(words.say(f"access.people.sure.{action}", name=name)), key=f"sure-{action}-{key}"):
                st.session_state.pop(_ASKING)
                act()
            if links.leave(words.say("access.people.no"), f"no-{action}-{key}"):
                st.session_state.pop(_ASKING)
                links.stay()
                st.rerun()
            return
    for action, _ in ways:
        # Where ids are keys, nothing is anybody's, so there is nothing to hand over.
        if action is Action.HAND_OVER and login.how().ids_are_keys:
            continue
        if found.may(action) and links.leave(
            words.say(f"access.people.{found.kind}.do.{action}"), f"{action}-{key}", aside=name
        ):
            st.session_state[_ASKING] = (action, found.id, holder.id)
            links.stay()
            st.rerun()


def _leave(found: People) -> NoReturn:
    found.leave()
    links.go(_BACK[found.kind], None)
