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
class Member:
    """Whose private copy a draft is, and when its answers were last handed in."""

    number: int
    name: str
    handed_in_at: datetime | None


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
    member: Member | None = None
    """Set for a private copy. That is never submitted, and what it says of the center is what the center says now."""


@dataclass(frozen=True)
class DraftSummary:
    """A draft in one line, for the start page."""

    id: str
    framework_id: str
    framework_checksum: str
    name: str
    answers_given: int
    updated_at: datetime
    times_submitted: int
    member: Member | None = None


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


@dataclass(frozen=True)
class Joined:
    """Somebody who answers privately, as the lead sees them: how far they are, and nothing of what they say."""

    number: int
    name: str
    answers_given: int
    handed_in: bool


@dataclass(frozen=True)
class Team:
    """Who answers an assessment privately, and the token of its open invitation, if one is open."""

    token: str | None
    joined: tuple[Joined, ...]


@dataclass(frozen=True)
class Invitation:
    """What an invitation link leads to; `mine` is the private copy that was begun with it in this browser."""

    center: str
    framework_checksum: str
    open: bool
    mine: str | None


@dataclass(frozen=True)
class Measurement:
    """What was measured of a center's extract, whole."""

    id: str
    made_at: datetime
    extract: str
    """What finds the kept extract again."""
    content: str
    """The measures as text, which the store doesn't read."""
