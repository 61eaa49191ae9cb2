"""The links of a round to send, the list of its centers as a spreadsheet, and invitations of newcomers."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from urllib.parse import urljoin

import streamlit as st

from maturity.exchange.cell_text import guarded
from maturity.store.round_records import Entry, Round
from maturity.text import Words
from maturity.ui import session, times
from maturity.ui.entries import State, state_of
from maturity.ui.given import InRound
from maturity.ui.links import To
from maturity.ui.widgets.texts import para, plain, small

TOKEN = "i"  # noqa: S105 - the name of the parameter
MANY = 40
"""Of more links than so many, none is shown: they are in the spreadsheet."""


def link_of(token: str, base: str = "") -> str:
    """Return the address that a center is sent; `base` is the page's own where nothing is drawn any more."""
    return urljoin(base or st.context.url or "", f"{To.INVITED}?{TOKEN}={token}")


def rows(one: Round, entries: Sequence[Entry], words: Words) -> list[tuple[str, str, str, str]]:
    """Return a line of the table for each center: its name, how far it is, its don't-knows and its last change."""
    return [
        (
            entry.center.name,
            said(one, entry, words),
            str(entry.dont_know) if entry.dont_know else "",
            times.day(entry.last_activity, words) if entry.last_activity else "",
        )
        for entry in entries
    ]


def said(one: Round, entry: Entry, words: Words) -> str:
    """Return in words how far a center is."""
    state = state_of(entry, times.now())
    if state is State.COUNTED and entry.counted_at is not None:
        key = "counted_late" if entry.late else "counted"
        return words.say(f"facilitating.round.centers.state.{key}", day=times.day(entry.counted_at, words))
    if state is State.WAITING:
        key = "expired" if entry.expires_at <= times.now() else "waiting"
        return words.say(f"facilitating.round.centers.state.{key}")
    if state is State.LATE:
        return words.say("facilitating.round.centers.state.late")
    total = len(session.framework_of(one.framework_checksum).features)
    return words.say("facilitating.round.centers.state.under_way", n=entry.replied, total=total)


def draw(here: InRound, entries: Sequence[Entry]) -> None:
    """Draw the links of those who haven't begun, and the way to a new one."""
    words = session.words()
    para(words.say("facilitating.round.links.text"))
    waiting = [entry for entry in entries if entry.assessment_id is None]
    if len(waiting) > MANY:
        para(words.say("facilitating.round.links.many", n=len(waiting)))
    elif waiting:
        tokens = here.tokens()
        lines = [f"{entry.center.name}: {link_of(tokens[entry.id])}" for entry in waiting]
        st.code("\n".join(lines), language=None, wrap_lines=True)
        expiring = min(entry.expires_at for entry in waiting)
        small(words.say("facilitating.round.links.expires", day=times.day(expiring, words)))
    names = {entry.id: entry.center.name for entry in entries}
    chosen = st.selectbox(
        words.say("facilitating.round.links.renew_which"),
        list(names),
        format_func=lambda one: names.get(one, ""),
        index=None,
        key="renew-which",
    )
    small(words.say("facilitating.round.links.renew_text"))
    if st.button(plain(words.say("facilitating.round.links.renew")), key="renew") and chosen in names:
        token = session.store().rounds.renew(chosen)
        st.code(f"{names[chosen]}: {link_of(token)}", language=None, wrap_lines=True)


def spreadsheet(here: InRound, entries: Sequence[Entry]) -> None:
    """Draw the download of all centers with how far they are and their links, made when it is asked for."""
    words, base = session.words(), st.context.url or ""

    def made() -> bytes:
        tokens = here.tokens()
        found = StringIO()
        lines = csv.writer(found)
        keys = ("name", "state", "unknown", "activity", "link")
        lines.writerow([words.say(f"facilitating.round.centers.columns.{key}") for key in keys])
        for entry, line in zip(entries, rows(here.round, entries, words), strict=True):
            lines.writerow([*map(guarded, line), link_of(tokens[entry.id], base)])
        return found.getvalue().encode("utf-8-sig")

    name = "".join(letter if letter.isalnum() else "-" for letter in f"{here.cohort.name} {here.round.name}".lower())
    st.download_button(
        words.say("facilitating.round.centers.csv"), made, f"{name}.csv", "text/csv", key="round-csv", on_click="ignore"
    )


def newcomers(here: InRound, entries: Sequence[Entry]) -> None:
    """Draw the way to invite centers that joined the cohort after the round was opened."""
    words = session.words()
    there = {entry.center.id for entry in entries}
    missing = [center.id for center in here.cohort.centers if center.id not in there]
    if here.round.open and missing:
        para(words.say("facilitating.round.add.title"))
        if st.button(words.count("facilitating.round.add.button", len(missing)), key="invite-newcomers"):
            session.store().rounds.invite(here.round.id, missing)
            st.rerun()
