"""The quarters of a plan as days; the day that a plan counts from is given, never asked of a clock."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = 3  # in a quarter
YEAR = 12  # months


def month_of(day: date, quarter: int) -> date:
    """Return the first day of the month in which a quarter of a plan that counts from a day ends.

    Quarter 0 is the month of the day itself.
    """
    months = day.month - 1 + quarter * MONTHS
    return date(day.year + months // YEAR, months % YEAR + 1, 1)


def quarter_end(day: date, quarter: int) -> date:
    """Return the last day of a quarter of a plan that counts from a day."""
    month = month_of(day, quarter)
    return month.replace(day=monthrange(month.year, month.month)[1])
