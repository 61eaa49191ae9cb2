"""The fields by which requests are fetched from an Open311 server."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NoReturn
from zoneinfo import ZoneInfo

import streamlit as st

from maturity.errors import ExtractError
from maturity.measures.georeport.fetching import shown_address
from maturity.measures.order import AddressSource, Order
from maturity.ui import extracts, links, session
from maturity.ui.links import To
from maturity.ui.widgets import errors, problems, zone
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.fields import day, line
from maturity.ui.widgets.texts import para, plain
from maturity.ui.widgets.when import EXTRACT

MAPPING = "georeport-v2"
_LONGEST = 1000


def draw(view: str, assessment: str | None) -> None:
    """Draw the address, the period and the time zone, and the button that asks the server."""
    words = session.words()
    say = words.say
    with st.expander(plain(say("data.page.open311.offer")), key="by-address"):
        para(say("data.page.open311.text"))
        label, hint = say("data.page.open311.label"), say("data.page.open311.hint")
        address = line("address", label, hint, view, most=_LONGEST)
        jurisdiction = line("jurisdiction", say("data.page.open311.jurisdiction"), "", view)
        since = day("fetch-since", say("data.page.open311.since"), "", view)
        until = day("fetch-until", say("data.page.open311.until"), "", view)
        clock = zone.draw("fetch", st.context.timezone or "", view, words)
        if st.button(plain(say("data.page.open311.go")), key="address-go"):
            _ask(address, jurisdiction, since, until, clock, view, assessment)


def _ask(
    address: str,
    jurisdiction: str,
    since: date | None,
    until: date | None,
    clock: str | None,
    view: str,
    assessment: str | None,
) -> NoReturn:
    words = session.words()
    say, found = words.say, []
    name = ""
    try:
        name = shown_address(address, jurisdiction, words.language)
    except ExtractError as error:
        found += [FieldError("address", problems.line(one)) for one in error.problems[:1]]
    if since is None:
        found.append(FieldError("fetch-since", say("data.page.open311.error.since")))
    if until is None:
        found.append(FieldError("fetch-until", say("data.page.open311.error.until")))
    if since and until and until < since:
        found.append(FieldError("fetch-until", say("data.page.open311.error.order")))
    if clock is None:
        found.append(zone.missing(words))
    if found or since is None or until is None or clock is None:
        errors.refuse(view, found)
    errors.accept()
    source = AddressSource(
        address=address,
        jurisdiction=jurisdiction,
        since=_begin(since, clock),
        until=_begin(until + timedelta(days=1), clock),
    )
    made_at = extracts.now()
    order = Order(source=source, mapping=MAPPING, name=name, made_at=made_at, timezone=clock, language=words.language)
    links.go(To.FIGURES, assessment, **{EXTRACT: extracts.start(order)})


def _begin(of: date, clock: str) -> datetime:
    return datetime.combine(of, time(), ZoneInfo(clock))
