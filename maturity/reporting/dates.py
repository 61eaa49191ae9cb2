"""Dates and quarters as a person writes them; the day they count from is given, never asked of a clock."""

from __future__ import annotations

from datetime import date

from maturity.roadmap.quarters import month_of
from maturity.text import Words


def spelled(day: date, words: Words) -> str:
    """Write a day: March 14, 2026."""
    return words.day(day)


def due(as_of: date, quarter: int, words: Words) -> str:
    """Write the month in which a quarter of the plan ends: June 2026."""
    return words.month(month_of(as_of, quarter))


def span(as_of: date, quarter: int, words: Words) -> str:
    """Write the months of a quarter of the plan: March 2026 to June 2026."""
    first, last = (words.month(month_of(as_of, count)) for count in (quarter - 1, quarter))
    return words.say("report.date.span", first=first, last=last)
