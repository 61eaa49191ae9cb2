"""What the store gives out: drafts, their summaries, and submitted snapshots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maturity.assessment.answers import Assessment


@dataclass(frozen=True)
class Submitted:
    """That a draft was submitted, and when."""

    id: str
    number: int
    at: datetime


@dataclass(frozen=True)
class Draft:
    """An assessment as it stands now, with the framework it answers and where the person last was."""

    id: str
    framework_id: str
    framework_version: str
    framework_checksum: str
    assessment: Assessment
    created_at: datetime
    updated_at: datetime
    place: str | None
    submitted: tuple[Submitted, ...]


@dataclass(frozen=True)
class DraftSummary:
    """A draft in one line, for the start page."""

    id: str
    framework_id: str
    name: str
    answers_given: int
    updated_at: datetime
    times_submitted: int


@dataclass(frozen=True)
class Snapshot:
    """An assessment as it was submitted; never changed afterwards."""

    id: str
    assessment_id: str
    number: int
    framework_id: str
    framework_version: str
    framework_checksum: str
    assessment: Assessment
    submitted_by: str
    submitted_at: datetime
    tool: str
    record: str
    """The whole as self-describing JSON, as it is kept."""
    sha256: str
    """The SHA-256 of the record."""
