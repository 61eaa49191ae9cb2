"""What a measurement looks at: the day it is as of, and the period whose requests count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maturity.measures.columns import TABLE


@dataclass(frozen=True)
class Scope:
    """As of when, and which requests: made at or after `since` and before `until`, where these are given.

    A request made after `as_of` was not there yet and never counts; a closing after it had not happened yet.
    """

    as_of: datetime
    since: datetime | None = None
    until: datetime | None = None

    @property
    def now(self) -> str:
        """The as-of moment as SQL writes it."""
        return stamp(self.as_of)

    @property
    def table(self) -> str:
        """The requests of the scope as a subquery named `r`; rows without a readable date of request are in it."""
        limits = [f"requested_datetime <= {self.now}"]
        if self.since is not None:
            limits.append(f"requested_datetime >= {stamp(self.since)}")
        if self.until is not None:
            limits.append(f"requested_datetime < {stamp(self.until)}")
        return f"(SELECT * FROM {TABLE} WHERE requested_datetime IS NULL OR ({' AND '.join(limits)})) AS r"


def stamp(when: datetime) -> str:
    """Return a moment as SQL writes it."""
    return f"TIMESTAMP '{when.isoformat(sep=' ')}'"
