"""The record of a submitted snapshot as a file that the app gave out: read strictly, for the framework it names.

It is JSON that the app wrote, so nobody mends it by hand: whatever is wrong, the fix is the record as it was.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from maturity.assessment.answers import Assessment
from maturity.assessment.answers_file import answers_from_bytes, to_file
from maturity.errors import AnswersError, Problem
from maturity.framework.document import Document, Path_, brief, shown_place
from maturity.framework.model import Framework
from maturity.framework.plain import Text, Whole
from maturity.framework.problems import problems_of, shown
from maturity.framework.reader import read_file
from maturity.text.spoken import fault, told

FORMAT = 1
"""The shape of the record; a later shape gets the next number, and this one stays readable."""

_SHORT = 12  # characters of a checksum that tell two apart


def moment(given: Any) -> Any:
    """Return a moment with its time zone, read from text; ValueError in words if it is none."""
    try:
        moment = datetime.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError(told("record.no_moment", shown=shown(given)))
    return moment


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Answered(_Record):
    """Which framework was answered."""

    id: Text = Field(description="Id of the framework.")
    version: Text = Field(description="Version of the framework.")
    checksum: Text = Field(description="It tells whether the framework is the very same.")


class SnapshotRecord(_Record):
    """A submitted assessment that describes itself."""

    format: Literal[1] = Field(description="It says how the record is read.")
    tool: str = Field(description="What wrote it.")
    id: Text = Field(description="Id of the snapshot.")
    number: Whole = Field(ge=1, description="Which submission of its assessment it is.")
    submitted_at: Annotated[datetime, BeforeValidator(moment)] = Field(description="A report says when.")
    submitted_by: str = Field(description="A report says who; may be empty.")
    framework: Answered = Field(description="Answers mean nothing without their framework.")
    assessment: Assessment = Field(description="What the center answered.")


def load_record(path: Path, framework: Framework) -> SnapshotRecord | None:
    """Return the record in a file, None where it is no record; AnswersError with every problem if there is one.

    The framework must be the very one that was answered.
    """
    document, problems = read_file(path, str(path))
    if document is None or not _looks_like_one(document.data):
        return None  # what is wrong with an answers file is told by its own reader
    record: SnapshotRecord | None = None
    try:
        record = SnapshotRecord.model_validate(document.data)
    except ValidationError as error:
        problems += _broken(error, document)
    if record is None or problems:
        raise AnswersError(problems)
    found = another_framework(record.framework, framework, document)
    found = found or misfits(record.assessment, framework, document, ("assessment",))
    if found:
        raise AnswersError(found)
    return record


def _looks_like_one(data: Any) -> bool:
    return isinstance(data, dict) and ("format" in data or "submitted_at" in data)


def _broken(error: ValidationError, document: Document) -> list[Problem]:
    given = document.data.get("format")
    if type(given) is int and given > FORMAT:
        # A later shape may differ anywhere: everything else that doesn't fit would be noise.
        return [document.problem(("format",), *fault("record.newer_format", format=given, here=FORMAT))]
    return [replace(one, fix=told("record.again")) for one in problems_of(error, SnapshotRecord, document)]


def another_framework(asked: Answered, framework: Framework, document: Document) -> list[Problem]:
    """Return what is wrong where the framework here isn't the very one that a record's answers are for."""
    if asked.id != framework.id:
        other = fault("record.other_framework", id=brief(asked.id), framework=framework.id)
        return [document.problem(("framework", "id"), *other)]
    if asked.checksum == framework.checksum:
        return []
    other = fault(
        "record.other_version",
        id=framework.id,
        version=brief(asked.version),
        checksum=asked.checksum[:_SHORT],
        version_here=framework.version_here,
        checksum_here=framework.checksum[:_SHORT],
    )
    return [document.problem(("framework", "checksum"), *other)]


def misfits(assessment: Assessment, framework: Framework, document: Document, at: Path_) -> list[Problem]:
    """Return what doesn't fit the framework: the checks of an answers file, told at the places of the record."""
    as_file = json.dumps(to_file(assessment), ensure_ascii=False).encode()
    try:
        answers_from_bytes(as_file, "record.json", framework)
    except AnswersError as error:
        inner = len(at)
        lines = {shown_place(place[inner:]): line for place, line in document.lines.items() if place[:inner] == at}
        return [_here(problem, document, lines, shown_place(at)) for problem in error.problems]
    return []


def _here(problem: Problem, document: Document, lines: dict[str, int], at: str) -> Problem:
    where = problem.where
    while where and where not in lines:
        where = where.rpartition(".")[0]
    place = f"{at}.{problem.where}" if problem.where else at
    return replace(problem, file=document.file, line=lines.get(where, 1), where=place, fix=told("record.again"))
