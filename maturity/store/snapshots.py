"""The record of a submitted assessment: written once, self-describing, and checked whenever it is read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from maturity.assessment.answers import Assessment
from maturity.assessment.snapshot_file import FORMAT
from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store.records import Snapshot
from maturity.store.values import from_time, to_json, to_time

MAX_WHO = 200


@dataclass(frozen=True)
class Entry:
    """A record and the columns that stand beside it."""

    id: str
    number: int
    framework_checksum: str
    submitted_at: str
    record: str
    sha256: str


def make_entry(
    snapshot_id: str, number: int, framework: Framework, assessment: Assessment, who: str, when: datetime
) -> Entry:
    """Return what is stored of a submitted assessment."""
    content = {
        "format": FORMAT,
        "tool": tool(),
        "id": snapshot_id,
        "number": number,
        "submitted_at": to_time(when),
        "submitted_by": who,
        "framework": {"id": framework.id, "version": framework.version, "checksum": framework.checksum},
        "assessment": assessment.model_dump(mode="json"),
    }
    record = to_json(content)
    return Entry(snapshot_id, number, framework.checksum, to_time(when), record, sha256(record))


def read_entry(row: Mapping[str, Any]) -> Snapshot:
    """Return the snapshot of a stored row; StoreError if it isn't as it was submitted."""
    entry = Entry(**{name: row[name] for name in Entry.__dataclass_fields__})
    content = _checked(entry)
    try:
        if content["format"] != FORMAT:
            raise StoreError(
                f"Submitted assessment no. {entry.number} has format {content['format']}, "
                f"and this version reads {FORMAT}. Fix: update this product."
            )
        return Snapshot(
            id=entry.id,
            assessment_id=row["assessment_id"],
            number=entry.number,
            framework_id=content["framework"]["id"],
            framework_version=content["framework"]["version"],
            framework_checksum=entry.framework_checksum,
            assessment=Assessment.model_validate_json(json.dumps(content["assessment"])),
            submitted_by=content["submitted_by"],
            submitted_at=from_time(entry.submitted_at),
            tool=content["tool"],
            record=entry.record,
            sha256=entry.sha256,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"Submitted assessment no. {entry.number} is whole, but this version can't read it. "
            "Fix: update this product."
        ) from error


def sha256(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _checked(entry: Entry) -> dict[str, Any]:
    if sha256(entry.record) == entry.sha256:
        content: dict[str, Any] = json.loads(entry.record)
        beside = (entry.id, entry.number, entry.framework_checksum, entry.submitted_at)
        if beside == (
            content["id"],
            content["number"],
            content["framework"]["checksum"],
            content["submitted_at"],
        ):
            return content
    raise StoreError(
        f"Submitted assessment no. {entry.number} was changed after it was submitted: its checksum doesn't "
        "match, so it isn't shown. Fix: take it from a backup."
    )


def tool() -> str:
    """Return the name and version of this product, for what is kept or taken along."""
    try:
        return f"maturity-311 {version('maturity-311')}"
    except PackageNotFoundError:  # run from a folder that was never installed
        return "maturity-311"
