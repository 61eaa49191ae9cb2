"""What can go wrong, as one tree, and the Problem that every checker reports.

MaturityError
├── ContentError          a framework, report or text file is wrong; carries its problems
├── AnswersError          an answers file or a typed value is wrong; carries its problems
├── ExtractError          a file or server of service requests can't be read; carries its problems
├── StoreError            the store can't be opened or doesn't hold what was asked for
│   └── NotFound          no assessment or snapshot has this id
├── EngineError           a measure can't be asked of another engine, or the engine can't be reached
└── ReportError           a report can't be made here (no Pango, a blocked asset)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in a file: where it stands, what it is, why it matters and how to mend it."""

    file: str
    line: int
    where: str
    what: str
    why: str
    fix: str

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.file}:{self.line}: {self.what}{place}. {self.why} Fix: {self.fix}"


class MaturityError(Exception):
    """Anything this product reports to a person in its own words."""


class _WithProblems(MaturityError):
    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ContentError(_WithProblems):
    """A framework, report or text file can't be used as it stands."""


class AnswersError(_WithProblems):
    """An answers file can't be used as it stands."""


class ExtractError(_WithProblems):
    """A file or server of service requests can't be read, imported or measured."""


class StoreError(MaturityError):
    """The store can't be opened, read or written.

    `key` names its message in text/, and `figures` what is filled in there, so that a screen can say it in its own
    language; empty where only English words are there.
    """

    def __init__(self, message: str, key: str = "", **figures: object) -> None:
        super().__init__(message)
        self.key = key
        self.figures = figures


class NotFound(StoreError):
    """The store holds nothing under this id."""


class EngineError(MaturityError):
    """A database or cluster can't be asked for a measure."""


class ReportError(MaturityError):
    """A report can't be made on this machine or from this snapshot."""
