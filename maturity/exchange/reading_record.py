"""Read a full record: strictly, every problem at its place, and nothing of it if something was changed in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from maturity.assessment.answers import Assessment
from maturity.assessment.snapshot_file import SnapshotRecord, another_framework, misfits
from maturity.errors import AnswersError, Problem
from maturity.exchange.archive import MAX_BYTES
from maturity.exchange.record import FORMAT, VERSION, Record, fingerprint
from maturity.framework.document import Document, Path_
from maturity.framework.model import Framework
from maturity.framework.problems import problems_of
from maturity.framework.reader import read_bytes
from maturity.text.spoken import fault, told

Known = Callable[[str], Framework | None]
"""Return the framework of a checksum; None where it isn't here."""


@dataclass(frozen=True)
class Brought:
    """What a full record holds, with the frameworks that it needs.

    `submitted` has each submission with its framework; `left_out` those whose framework isn't here.
    """

    record: Record
    framework: Framework
    submitted: tuple[tuple[Framework, SnapshotRecord], ...]
    left_out: tuple[SnapshotRecord, ...]

    @property
    def assessment(self) -> Assessment:
        """What the assessment says now."""
        return self.record.assessment


def load_full_record(path: Path, framework: Framework) -> Brought | None:
    """Return the full record in a file for the framework that it answers; None where the file is something else."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError:
        return None  # what reads answers says why
    return _read(raw, str(path), framework, _only(framework))


def read_full_record(raw: bytes, name: str, here: Framework, known: Known) -> Brought:
    """Return the full record in a file that was handed over; AnswersError with every problem if it can't be used.

    `here` is the framework that new assessments answer, and `known` finds those that were answered before.
    """
    found = _read(raw, name, here, known)
    if found is None:
        raise AnswersError([Problem(name, 1, "", *fault("record.none"))])
    return found


def _only(framework: Framework) -> Known:
    return lambda checksum: framework if checksum == framework.checksum else None


def _read(raw: bytes, name: str, here: Framework, known: Known) -> Brought | None:
    if FORMAT.encode() not in raw:
        return None
    document, problems = read_bytes(raw, name, is_json=True, most=MAX_BYTES)
    if document is None:
        raise AnswersError(problems)
    if not _is_one(document.data):
        return None
    if newer := _newer(document):
        raise AnswersError([newer])
    try:
        record = Record.model_validate(document.data)
    except ValidationError as error:
        raise AnswersError(
            [*problems, *(replace(one, fix=told("record.again")) for one in problems_of(error, Record, document))]
        ) from None
    framework = known(record.framework.checksum)
    if framework is None:
        problems += another_framework(record.framework, here, document)
    else:
        problems += misfits(record.assessment, framework, document, ("assessment",))
    problems += _changed(document, record)
    submitted = [(known(one.record.framework.checksum), one.record) for one in record.snapshots]
    for place, (answered, one) in enumerate(submitted):
        if answered is not None:
            problems += misfits(one.assessment, answered, document, ("snapshots", place, "record", "assessment"))
    if problems or framework is None:
        raise AnswersError(problems)
    return Brought(
        record,
        framework,
        submitted=tuple((answered, one) for answered, one in submitted if answered is not None),
        left_out=tuple(one for answered, one in submitted if answered is None),
    )


def _is_one(data: Any) -> bool:
    return isinstance(data, dict) and data.get("format") == FORMAT


def _newer(document: Document) -> Problem | None:
    given = document.data.get("version")
    if type(given) is not int or given <= VERSION:
        return None
    # A later shape may differ anywhere: everything else that doesn't fit would be noise.
    return document.problem(("version",), *fault("record.newer", version=given, here=VERSION))


def _changed(document: Document, record: Record) -> list[Problem]:
    """Return a problem for each submission that isn't as it was submitted."""
    found = []
    for place, one in enumerate(record.snapshots):
        at: Path_ = ("snapshots", place)
        if fingerprint(document.data["snapshots"][place]["record"]) != one.sha256:
            what, why = told("record.changed.what", number=one.record.number), told("record.changed.why")
            found.append(document.problem(at, what, why, told("record.again")))
    return found
