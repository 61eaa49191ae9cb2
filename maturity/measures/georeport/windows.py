"""Periods that a server may be asked for: the standard allows ninety days at a time, and a full one is halved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LONGEST = timedelta(days=89)  # the standard says 90; servers that count both ends as days are content with this, too
DAY = timedelta(days=1)
SHORTEST = timedelta(minutes=1)


@dataclass(frozen=True)
class Window:
    """A period with time zone; the next one begins where this one ends."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.end - self.start

    @property
    def asked(self) -> dict[str, str]:
        """The period as the standard writes it."""
        return {"start_date": _iso(self.start), "end_date": _iso(self.end)}

    def about_holds(self, when: datetime) -> bool:
        """Whether a moment is in it, give or take a day: servers differ about time zones and about the last day."""
        return self.start - DAY <= when <= self.end + DAY

    def halves(self) -> tuple[Window, Window] | None:
        """Return both halves, split at whole days as long as there are some; None where it is too short."""
        half = self.length / 2
        half = timedelta(days=half.days) if half >= DAY else timedelta(minutes=half // SHORTEST)
        if half < SHORTEST:
            return None
        return Window(self.start, self.start + half), Window(self.start + half, self.end)


def windows(since: datetime, until: datetime) -> Iterator[Window]:
    """Yield the windows of a period, the earliest first."""
    start = since
    while start < until:
        end = min(start + LONGEST, until)
        yield Window(start, end)
        start = end


def _iso(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
