"""Everything of one assessment as one JSON file: its fields as they are, what was submitted, and what a team said.

The file names its format and version, so that a later version of the product still knows what it holds. It doesn't
hold what opens something: neither the assessment's id nor an invitation. Of a team it holds what its lead may see, the
counts and notes without names; whose answers belong together stays in the private copies.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from maturity.assessment.answers import Answer, Assessment
from maturity.assessment.snapshot_file import Answered, SnapshotRecord, moment
from maturity.compare.spread import Spreads
from maturity.compare.spread_data import spread_data
from maturity.framework.model import Framework
from maturity.framework.plain import Text, Whole

FORMAT = "311-maturity-record"
VERSION = 1
"""The shape of the file; a later shape gets the next number, and this one stays readable."""

Moment = Annotated[datetime, BeforeValidator(moment)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Submission(_Part):
    """A submitted snapshot, with the checksum that shows whether it is as it was."""

    sha256: Text = Field(description="SHA-256 of the record, written as JSON without spaces and in this order.")
    record: SnapshotRecord = Field(description="The record as it was submitted.")


class Tallied(_Part):
    """How many people chose what, for one aspect of a feature."""

    aspect: str | None = Field(description="Id of the aspect; null where the framework rates none.")
    options: dict[str, Whole] = Field(description="People by option, lowest first.")
    dont_know: Whole = Field(description="People who don't know.")
    not_applicable: Whole = Field(description="People who say that it does not apply.")
    unanswered: Whole = Field(description="People who said nothing.")


class FeatureSaid(_Part):
    """What a team said to one feature."""

    id: Text = Field(description="Id of the feature.")
    agree: bool = Field(description="Whether all who replied said the same.")
    gap: float = Field(description="From the lowest chosen option to the highest; it orders the talk.")
    apart: Whole = Field(description="How many didn't say what most said; it orders the talk.")
    tallies: tuple[Tallied, ...] = Field(description="The counts, one for each aspect.")
    wrote: tuple[Answer, ...] = Field(description="The answers that came with words, without names.")


class TeamSaid(_Part):
    """What the members of a team handed in."""

    people: Whole = Field(description="How many handed in.")
    talk_first: tuple[str, ...] = Field(description="Features on which they differ, the widest first.")
    features: tuple[FeatureSaid, ...] = Field(description="What was said to each feature.")


class Record(_Part):
    """Everything of one assessment."""

    format: Literal["311-maturity-record"] = Field(description="It says what the file is.")
    version: Literal[1] = Field(description="It says how the file is read.")
    exported_at: Moment = Field(description="When the file was made.")
    begun_at: Moment | None = Field(description="When the assessment was begun; null where that isn't known.")
    changed_at: Moment | None = Field(description="When it was changed last; null where that isn't known.")
    framework: Answered = Field(description="Answers mean nothing without their framework.")
    assessment: Assessment = Field(description="Every field as it is now.")
    snapshots: tuple[Submission, ...] = Field(description="What was submitted, the first one first.")
    team: TeamSaid | None = Field(description="What a team said by itself; null where there is none.")


@dataclass(frozen=True)
class Times:
    """When an assessment was begun and changed, as far as that is known."""

    begun: datetime | None = None
    changed: datetime | None = None


def record_json(
    framework: Framework,
    assessment: Assessment,
    submitted: Sequence[str],
    said: Spreads | None,
    when: datetime,
    times: Times | None = None,
) -> str:
    """Return the file's text; `submitted` are the records of the snapshots as they are kept."""
    times = times or Times()
    content = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": when.isoformat(),
        "begun_at": times.begun.isoformat() if times.begun else None,
        "changed_at": times.changed.isoformat() if times.changed else None,
        "framework": {"id": framework.id, "version": framework.version, "checksum": framework.checksum},
        "assessment": assessment.model_dump(mode="json"),
        "snapshots": [{"sha256": fingerprint(json.loads(one)), "record": json.loads(one)} for one in submitted],
        "team": spread_data(said) if said else None,
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def fingerprint(record: Any) -> str:
    """Return the SHA-256 of a record that was read from JSON; the same as of the text that is kept of it."""
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
