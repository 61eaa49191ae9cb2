"""The names of time zones that there are."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones


@cache
def zones() -> frozenset[str]:
    """Return the names of all time zones, found once: finding them means walking through a folder tree."""
    return frozenset(available_timezones())
