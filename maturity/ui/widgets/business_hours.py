"""The business hours: a field for each day of the week and one for holidays, or a file."""

from __future__ import annotations

from datetime import date

import streamlit as st

from maturity.errors import ContentError
from maturity.measures.beside import Besides
from maturity.measures.calendar import Calendar
from maturity.measures.kept import KeptExtract
from maturity.measures.mapping import WorkingDay
from maturity.measures.opening_hours import hours_in, hours_text
from maturity.text import Words
from maturity.text.spoken import spoken
from maturity.ui import measured_by
from maturity.ui.widgets import bringing_beside, errors, problems
from maturity.ui.widgets.errors import FieldError
from maturity.ui.widgets.fields import line, lines
from maturity.ui.widgets.telling import told
from maturity.ui.widgets.texts import para, plain

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOLIDAYS = "holidays"
SUFFIXES = (".yaml", ".yml", ".json")


def draw(found: KeptExtract, view: str, words: Words) -> None:
    """Draw, folded up, the hours that are counted now, the fields that change them, and the place for a file."""
    say = words.say
    told("beside-calendar")
    refused = errors.refused(view)
    mine = {HOLIDAYS, *map(_field, DAYS)}
    opened = refused is not None and any(one.field in mine for one in refused.errors)
    with st.expander(
        plain(say("data.beside.calendar.offer")),
        expanded=opened or bringing_beside.wrong(Besides.CALENDAR),
        key="business-hours",
    ):
        now = _now(found, words)
        para(say("data.beside.calendar.text"))
        _fields(found, now, view, words)
        para(say("data.beside.calendar.or_file"))
        bringing_beside.uploaded(found, Besides.CALENDAR, SUFFIXES, words)


def _now(found: KeptExtract, words: Words) -> Calendar | None:
    """Draw by which hours business time is counted, and return them."""
    now = None
    try:
        with spoken(words.language):
            now = measured_by.calendar_now(found)
    except ContentError as error:
        problems.draw(words.say("data.beside.bad"), error.problems)
    if measured_by.is_brought(found, Besides.CALENDAR):
        para(words.say("data.beside.calendar.now"))
        bringing_beside.removing(found, Besides.CALENDAR, words)
    elif now is not None:
        para(words.say("data.beside.calendar.of_mapping"))
    return now


def _fields(found: KeptExtract, now: Calendar | None, view: str, words: Words) -> None:
    say, version = words.say, bringing_beside.version()
    typed = {}
    for number, day in enumerate(DAYS):
        start = hours_text(now.week[number]) if now else ""
        hint = say("data.beside.calendar.hint") if not number else ""
        label = say(f"data.beside.calendar.{day}")
        typed[day] = line(_field(day), label, hint, view, start=start, version=str(version), most=40)
    days_off = "\n".join(day.isoformat() for day in sorted(now.holidays)) if now else ""
    listed = lines(HOLIDAYS, say("data.beside.calendar.holidays"), view, version, start=days_off)
    if st.button(plain(say("data.beside.calendar.go")), key="hours-go"):
        _go(found, typed, listed, view, words)


def _go(found: KeptExtract, typed: dict[str, str], listed: list[str], view: str, words: Words) -> None:
    say = words.say
    wrong: list[FieldError] = []
    week: dict[str, WorkingDay] = {}
    for day, text in typed.items():
        try:
            hours = hours_in(text)
        except ValueError:
            named = say(f"data.beside.calendar.{day}")
            wrong.append(FieldError(_field(day), say("data.beside.calendar.error.hours", day=named, text=text)))
        else:
            week |= {day: hours} if hours else {}
    if not week and not wrong:
        wrong.append(FieldError(_field(DAYS[0]), say("data.beside.calendar.error.none")))
    holidays = set()
    for number, text in enumerate(listed, start=1):
        try:
            holidays.add(date.fromisoformat(text))
        except ValueError:
            wrong.append(FieldError(HOLIDAYS, say("data.beside.calendar.error.holiday", line=number, text=text)))
    if wrong:
        errors.refuse(view, wrong)
    raw = measured_by.typed_calendar(say("data.beside.calendar.title"), week, holidays)
    bringing_beside.keep(
        Besides.CALENDAR, lambda: measured_by.bring(found, Besides.CALENDAR, "calendar.yaml", raw), words
    )


def _field(day: str) -> str:
    return f"hours-{day}"
