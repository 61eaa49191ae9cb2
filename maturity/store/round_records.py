"""What the store gives out of cohorts and rounds: centers, their entries, what counts, and who was there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Sharing(StrEnum):
    """What a center allows its cohort to see of it."""

    ALIAS = "alias"  # a row of its own, under an alias
    NAMED = "named"  # a row of its own, under its name
    STATISTICS = "statistics"  # it is in the figures only
    NONE = "none"  # it is in nothing


@dataclass(frozen=True)
class Center:
    """A member of a cohort; its alias is drawn by lot, and the same in every round."""

    id: str
    number: int
    alias: int
    name: str
    sharing: Sharing


@dataclass(frozen=True)
class Round:
    """An assessment period of a cohort, on one version of a framework."""

    id: str
    cohort_id: str
    number: int
    name: str
    framework_id: str
    framework_version: str
    framework_checksum: str
    opened_at: datetime
    due: date | None
    closed_at: datetime | None

    @property
    def open(self) -> bool:
        """True while what is submitted counts by itself."""
        return self.closed_at is None


@dataclass(frozen=True)
class Cohort:
    """Centers that a facilitator compares, in the order they were added, and their rounds, the first one first."""

    id: str
    name: str
    created_at: datetime
    centers: tuple[Center, ...]
    rounds: tuple[Round, ...]


@dataclass(frozen=True)
class CohortSummary:
    """A cohort in one line."""

    id: str
    name: str
    centers: int
    rounds: int


@dataclass(frozen=True)
class Entry:
    """One center in one round, as the facilitator sees it: how far it is, and nothing of what it says."""

    id: str
    round_id: str
    center: Center
    invited_at: datetime
    expires_at: datetime
    assessment_id: str | None
    started_at: datetime | None
    last_activity: datetime | None
    replied: int
    dont_know: int
    snapshot_id: str | None
    """The snapshot that counts."""
    counted_at: datetime | None
    late: bool
    """True where it was submitted after the close, and counted by hand."""
    waiting_late: str | None
    """A snapshot that was submitted after the close and doesn't count."""


@dataclass(frozen=True)
class EntryInvitation:
    """What a center's link into a round leads to; an expired one leads to no assessment any more."""

    entry_id: str
    cohort: str
    round: Round
    center: Center
    open: bool
    expired: bool
    assessment_id: str | None
    earlier: str | None
    """This center's assessment of an earlier round, the latest one."""


@dataclass(frozen=True)
class EntryOfAssessment:
    """That an assessment answers a round, for the pages of its lead."""

    entry: Entry
    cohort: str
    round: Round


@dataclass(frozen=True)
class Counted:
    """A snapshot that counts in a round, and what comparing needs of it, where that was made before."""

    entry_id: str
    center: Center
    snapshot_id: str
    digest: str | None


@dataclass(frozen=True)
class LogEntry:
    """That somebody wanted to do something with an assessment or a cohort, and whether they were let."""

    number: int
    at: datetime
    holder: str | None
    """A hash of who it was."""
    role: str
    action: str
    target: str
    allowed: bool
