"""Dates and quarters as a person writes them; the day they count from is given, never asked of a clock."""

from __future__ import annotations

from datetime import date

from maturity.text import Words

MONTHS = 3  # in a quarter
YEAR = 12  # months


def spelled(day: date, words: Words) -> str:
    """Write a day: March 14, 2026."""
    return words.day(day)


def due(as_of: date, quarter: int, words: Words) -> str:
    """Write the month in which a quarter of the plan ends: June 2026."""
    return _month(as_of, quarter * MONTHS, words)


def span(as_of: date, quarter: int, words: Words) -> str:
    """Write the months of a quarter of the plan: March 2026 to June 2026."""
    first, last = (_month(as_of, count * MONTHS, words) for count in (quarter - 1, quarter))
    return words.say("report.date.span", first=first, last=last)


def _month(as_of: date, later: int, words: Words) -> str:
    index = as_of.month - 1 + later
    return words.month(date(as_of.year + index // YEAR, index % YEAR + 1, 1))
