"""The hours of a working day as people write them, such as 8:00 AM - 5:00 PM or 08:00-17:00, and back."""

from __future__ import annotations

import re
from datetime import time

from maturity.measures.mapping import WorkingDay

_MOMENT = r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?(?:m\.?)?"
_HOURS = re.compile(rf"{_MOMENT}\s*(?:-|–|—|to|a)\s*{_MOMENT}", re.IGNORECASE)


def hours_in(text: str) -> WorkingDay | None:
    """Return the hours that a text says; None for a blank one. ValueError where it says none."""
    if not text.strip():
        return None
    found = _HOURS.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    opens, closes = _moment(*found.groups()[:3]), _moment(*found.groups()[3:])
    if closes <= opens:
        raise ValueError(text)
    return WorkingDay(opens=opens, closes=closes)


def hours_text(day: WorkingDay | None) -> str:
    """Return hours as they are shown to be changed; nothing for a day without work."""
    return f"{day.opens:%H:%M}-{day.closes:%H:%M}" if day else ""


def _moment(hour: str, minute: str | None, half: str | None) -> time:
    """Return a time of day; ValueError where there is no such one."""
    of_day = int(hour)
    if half:
        if not 1 <= of_day <= 12:
            raise ValueError(hour)
        of_day = of_day % 12 + (12 if half.lower() == "p" else 0)
    return time(of_day, int(minute or 0))
