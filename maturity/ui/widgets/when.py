"""As of which day the figures are and of which period, said in words, and the fields that change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NoReturn

import streamlit as st

from maturity.measures.model import Measures
from maturity.measures.record import ImportRecord
from maturity.measures.scope import Scope
from maturity.text import Words
from maturity.ui import links
from maturity.ui.links import To
from maturity.ui.widgets import errors
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.fields import day
from maturity.ui.widgets.texts import para, plain

EXTRACT = "x"
"""The parameter that names service requests that are kept."""
_NAMES = ("as_of", "since", "until")
_FIELDS = ("as-of", "since", "until")


@dataclass(frozen=True)
class When:
    """What the address asks for: days, None where it says nothing or no day."""

    as_of: date | None
    since: date | None
    until: date | None
    """The last day of the period, which belongs to it."""

    @property
    def address(self) -> dict[str, str]:
        """The parameters that ask for it."""
        return {name: value.isoformat() for name in _NAMES if (value := getattr(self, name)) is not None}


def asked() -> When:
    """Return what the address asks for."""
    return When(*(_day(links.asked(name)) for name in _NAMES))


def scope_of(wanted: When, record: ImportRecord) -> Scope:
    """Return what to look at: to the end of the day that was asked for, or all that the file knows."""
    last = record.last or record.made_at.replace(tzinfo=None)
    as_of = last if wanted.as_of is None else min(last, datetime.combine(wanted.as_of, time(23, 59, 59)))
    since = datetime.combine(wanted.since, time()) if wanted.since else None
    until = datetime.combine(wanted.until + timedelta(days=1), time()) if wanted.until else None
    return Scope(as_of, since, until)


def said(measures: Measures, words: Words) -> str:
    """Return in words the day and the period."""
    since = measures.since and words.day(measures.since.date())
    until = measures.until and words.day((measures.until - timedelta(days=1)).date())
    key = "period" if since and until else "from" if since else "up_to" if until else "all"
    as_of = words.day(measures.as_of.date())
    first = words.say(f"data.figures.when.{'assumed' if measures.as_of_assumed else 'said'}", day=as_of)
    return f"{first} {words.say(f'data.figures.when.{key}', since=since, until=until)}"


def draw(id_: str, wanted: When, measures: Measures, view: str, words: Words) -> None:
    """Draw the day and the period, and folded up the fields that change them."""
    say = words.say
    para(said(measures, words))
    found = errors.refused(view)
    wrong = found is not None and any(one.field in _FIELDS for one in found.errors)
    with st.expander(plain(say("data.figures.when.offer")), expanded=wrong, key="when"):
        record = measures.extract
        last = (record.last or measures.as_of).date()
        hint = say("data.figures.when.as_of_hint", last=words.day(last))
        as_of = day("as-of", say("data.figures.when.as_of"), hint, view, measures.as_of.date())
        since = day("since", say("data.figures.when.since"), "", view, wanted.since)
        until = day("until", say("data.figures.when.until"), "", view, wanted.until)
        if st.button(plain(say("data.figures.when.go")), key="measure-again"):
            _measure_again(id_, When(as_of, since, until), record, last, view, words)


def _measure_again(id_: str, new: When, record: ImportRecord, last: date, view: str, words: Words) -> NoReturn:
    found = []
    if new.as_of is None:
        found.append(FieldError("as-of", words.say("data.figures.when.error.as_of")))
    elif new.as_of > last:
        found.append(FieldError("as-of", words.say("data.figures.when.error.future", last=words.day(last))))
    elif record.first is not None and new.as_of < record.first.date():
        first = words.day(record.first.date())
        found.append(FieldError("as-of", words.say("data.figures.when.error.early", first=first)))
    if new.since and new.until and new.until < new.since:
        found.append(FieldError("until", words.say("data.figures.when.error.order")))
    if found:
        errors.refuse(view, found)
    errors.accept()
    links.go(To.FIGURES, links.asked("a") or None, **{EXTRACT: id_}, **new.address)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
