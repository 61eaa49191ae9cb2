"""The centers of a round and how far each is: as lines of a table, and as a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import tzinfo
from io import StringIO
from urllib.parse import urljoin

import streamlit as st

from maturity.exchange.cell_text import guarded
from maturity.store.round_records import Entry, Round
from maturity.text import Words
from maturity.ui import documents, session, times
from maturity.ui.entries import State, state_of
from maturity.ui.given import InRound
from maturity.ui.links import To
from maturity.ui.widgets.texts import plain

TOKEN = "i"  # noqa: S105 - the name of the parameter
_LONG = re.compile(r"(\S{16})(?=\S)")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


def breakable(name: str) -> str:
    """Return a name that may be broken inside its words, so that a long one doesn't push a table off the page."""
    return _LONG.sub(rf"\1{_MAY_BREAK}", name)


def link_of(token: str, base: str = "") -> str:
    """Return the address that a center is sent; `base` is the page's own where nothing is drawn any more."""
    return urljoin(base or st.context.url or "", f"{To.INVITED}?{TOKEN}={token}")


def rows(
    one: Round, entries: Sequence[Entry], words: Words, where: tzinfo | None = None
) -> list[tuple[str, str, str, str]]:
    """Return a line for each center: its name, how far it is, its don't-knows and its last change."""
    return [
        (
            entry.center.name,
            said(one, entry, words, where),
            words.number(entry.dont_know) if entry.dont_know else "",
            times.day(entry.last_activity, words, where) if entry.last_activity else "",
        )
        for entry in entries
    ]


def said(one: Round, entry: Entry, words: Words, where: tzinfo | None = None) -> str:
    """Return in words how far a center is."""
    state = state_of(entry, times.now())
    if state is State.COUNTED and entry.counted_at is not None:
        key = "counted_late" if entry.late else "counted"
        return words.say(f"facilitating.round.centers.state.{key}", day=times.day(entry.counted_at, words, where))
    if state is State.WAITING:
        key = "expired" if entry.expires_at <= times.now() else "waiting"
        return words.say(f"facilitating.round.centers.state.{key}")
    if state is State.LATE:
        return words.say("facilitating.round.centers.state.late")
    total = len(session.framework_of(one.framework_checksum).features)
    return words.say("facilitating.round.centers.state.under_way", n=entry.replied, total=total)


def spreadsheet(here: InRound, entries: Sequence[Entry]) -> None:
    """Draw the download of all centers with how far they are and their links, made when it is asked for."""
    words, base, where = session.words(), st.context.url or "", times.here()

    def made() -> bytes:
        tokens = here.tokens()
        lines = zip(entries, rows(here.round, entries, words, where), strict=True)
        keys = ("name", "state", "unknown", "activity", "link")
        return csv_of(keys, ((*line, link_of(tokens[entry.id], base)) for entry, line in lines), words)

    name = documents.file_name(f"{here.cohort.name} {here.round.name}")
    label = plain(words.say("facilitating.round.centers.csv"))
    st.download_button(label, made, f"{name}.csv", "text/csv", key="round-csv", on_click="ignore")


def csv_of(columns: Sequence[str], lines: Iterable[Sequence[str]], words: Words) -> bytes:
    """Return a spreadsheet of centers; no name in it is a formula."""
    found = StringIO()
    writer = csv.writer(found)
    writer.writerow([words.say(f"facilitating.round.centers.columns.{one}") for one in columns])
    writer.writerows([*map(guarded, line)] for line in lines)
    return found.getvalue().encode("utf-8-sig")
