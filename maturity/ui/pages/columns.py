"""What the columns of a file mean: suggested, confirmed line by line, with the first rows as they would be read."""

from __future__ import annotations

from collections.abc import Mapping as Chosen
from collections.abc import Sequence

import streamlit as st

from maturity.errors import ExtractError, NotFound
from maturity.measures.mapping import Mapping
from maturity.measures.order import FileSource, Order
from maturity.measures.suggesting import Doubt
from maturity.text import Words
from maturity.ui import extracts, frame, links, looking, session
from maturity.ui.brought import Brought
from maturity.ui.chosen_mapping import headers_of, with_headers, with_words
from maturity.ui.links import To
from maturity.ui.looking import Looked
from maturity.ui.pages import data
from maturity.ui.widgets import choosing_columns, errors, grouping_words, preview, problems, zone
from maturity.ui.widgets.bringing import FILE
from maturity.ui.widgets.texts import bullets, heading, para, plain, typed
from maturity.ui.widgets.when import EXTRACT

VIEW = "columns"
_ASKED_BELOW = (Doubt.TIMEZONE, Doubt.UNKNOWN_WORDS)
_ABOUT = {
    Doubt.NO_CLOSED: "closed_date",
    Doubt.NO_STATUS: "status_description",
    Doubt.NO_CHANNEL: "source",
    Doubt.NO_TARGET: "expected_datetime",
    Doubt.NO_ID: "service_request_id",
}
"""What is missing by a doubt, which is over once a column is chosen for it."""


def page() -> None:
    """Draw the columns of the file that the address names."""
    words, assessment = session.words(), links.asked("a") or None
    try:
        found = extracts.brought(links.asked(FILE))
        looked = looking.look(found)
    except (NotFound, ExtractError):
        data.lost()
        return
    frame.back(words.say("data.back.data"), To.DATA, assessment)
    with frame.screen(To.COLUMNS, VIEW, words.say("data.mapping.heading")):
        kind = words.say(f"data.mapping.kind.{looked.kind}")
        typed(words.say("data.mapping.about", n=len(looked.headers), name=found.name, kind=kind))
        para(_how_known(looked, words))
        doubts = st.container(key="doubts")
        chosen = choosing_columns.draw(found.id, looked.mapping, looked.named, looked.samples, VIEW, words)
        with doubts:
            _doubts(looked, chosen, words)
        _rest(found, looked, chosen, words)


def _how_known(looked: Looked, words: Words) -> str:
    if looked.shipped:
        return words.say("data.mapping.known", title=looked.mapping.title)
    return words.say("data.mapping.suggested")


def _doubts(looked: Looked, chosen: Chosen[str, str | None], words: Words) -> None:
    """Say what to look at, as long as it holds."""
    held = [one for one in looked.doubts if one not in _ASKED_BELOW and chosen.get(_ABOUT.get(one, "")) is None]
    if held:
        heading(words.say("data.mapping.doubts"))
        bullets([words.say(f"importing.doubt.{one}") for one in held])


def _rest(found: Brought, looked: Looked, chosen: Chosen[str, str | None], words: Words) -> None:
    wrong = choosing_columns.wrong(chosen, words)
    clock = zone.draw(found.id, looked.mapping.timezone or st.context.timezone or "", VIEW, words)
    if clock is None:
        wrong.append(zone.missing(words))
    mapping = looked.mapping
    if chosen["requested_datetime"] is not None:
        mapping = with_headers(mapping, chosen, looked.named, looked.samples)
        statuses = looking.words_in(found, _header(mapping, "status_description", looked.named))
        channels = looking.words_in(found, _header(mapping, "source", looked.named))
        mapping = with_words(mapping, *grouping_words.draw(found.id, mapping, statuses, channels, words))
        if not wrong:
            _preview(found, looked, mapping, words)
    if st.button(plain(words.say("data.mapping.continue")), type="primary", key="read-file"):
        if wrong:
            errors.refuse(VIEW, wrong)
        errors.accept()
        id_ = extracts.start(_order(found, clock, words), mapping)
        looking.forget()
        links.go(To.FIGURES, links.asked("a") or None, **{EXTRACT: id_})
    links.link(words.say("data.mapping.again"), To.DATA, links.asked("a") or None)


def _order(found: Brought, clock: str | None, words: Words) -> Order:
    source = FileSource(path=found.source, discard=found.copied)
    return Order(
        source=source, mapping="", name=found.name, made_at=extracts.now(), timezone=clock, language=words.language
    )


def _header(mapping: Mapping, name: str, there: Sequence[str]) -> str:
    found = headers_of(mapping, name, there)
    return found[0] if len(found) == 1 else ""


def _preview(found: Brought, looked: Looked, mapping: Mapping, words: Words) -> None:
    try:
        record, rows = preview.read(looked.headers, looked.rows, mapping)
    except ExtractError as error:
        problems.draw(words.say("data.mapping.preview.bad"), error.problems)
        return
    preview.draw(record, rows, words)
