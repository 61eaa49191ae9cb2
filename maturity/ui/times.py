"""Moments as a person reads them, in the time zone of their browser."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from maturity.reporting.dates import spelled
from maturity.text import Words


def day_and_time(moment: datetime, words: Words) -> str:
    """Write a day with its time of day."""
    return words.say("ui.time.day_and_time", day=day(moment, words), time=time_of_day(moment, words))


def day(moment: datetime, words: Words, where: tzinfo | None = None) -> str:
    """Write a day, as it is where the person is, or somewhere else."""
    return spelled(local_date(moment, where), words)


def local_date(moment: datetime, where: tzinfo | None = None) -> date:
    """Return the day a moment falls on where the person is, or somewhere else."""
    return moment.astimezone(where or _zone()).date()


def here() -> tzinfo | None:
    """Return where the person is, for a file that is written when no page is drawn any more."""
    return _zone()


def now() -> datetime:
    """Return the time; pages ask for it here."""
    return datetime.now(UTC)


def time_of_day(moment: datetime, words: Words) -> str:
    """Write the time of day alone."""
    return words.time_of_day(moment.astimezone(_zone()))


def _zone() -> tzinfo | None:
    try:
        return ZoneInfo(st.context.timezone or "")
    except (ZoneInfoNotFoundError, ValueError):
        return None  # the machine's own
