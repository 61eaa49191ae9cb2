"""A file read into plain data, with the line of every key, and what every reader of text refuses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from maturity.errors import Problem
from maturity.text.spoken import Fault, fault

Path_ = tuple[str | int, ...]

MAX_BYTES = 2_000_000
MAX_DEPTH = 30
MAX_PROBLEMS = 100

_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
# Characters that no text of ours needs, and that databases, XML or a terminal stumble over. Halves of a
# surrogate pair can only come from an escape such as "\ud800".
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Document:
    """A file as plain data, with the line of each place in it."""

    file: str
    data: Any
    lines: dict[Path_, int] = field(default_factory=dict)
    # Places whose value couldn't be read and was reported: what stands there now is no second problem.
    reported: frozenset[Path_] = frozenset()

    def line(self, place: Path_) -> int:
        """Return the line of a place, or of the nearest place around it that the file has."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Path_, what: str, why: str, fix: str) -> Problem:
        """Return a Problem at a place of this file."""
        return Problem(self.file, self.line(place), shown_place(place), what, why, fix)

    def is_reported(self, place: Path_) -> bool:
        """True where the place, or one around it, is known to be unreadable."""
        return any(place[:length] in self.reported for length in range(len(place) + 1))


def brief(text: str, limit: int = 60) -> str:
    """Return a text as it may stand in a message: one line, and not longer than a reader wants."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 3] + "..."


def shown_place(place: Path_) -> str:
    """Write a place as a person would say it: features[2].question."""
    text = ""
    for part in place:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += f".{brief(part)}" if text else brief(part)
    return text


def plain_number(text: str) -> int | Decimal | str:
    """Return a whole number or an exact decimal of ordinary size; anything else stays the text it is."""
    if _INT.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text


def control_character(text: str) -> re.Match[str] | None:
    """Return the first character that no text may hold, if there is one."""
    return _CONTROL.search(text)


def without_controls(text: str) -> str:
    """Return a text without the characters that no text may hold."""
    return _CONTROL.sub("", text)


def control_fault(found: re.Match[str]) -> Fault:
    """Return what, why and how to fix for a character that no text may hold."""
    return fault("reading.control", code=f"{ord(found.group()):04X}")


def too_deep(file: str, line: int) -> Problem:
    """Return the Problem of a file that nests more than any content of ours does."""
    return Problem(file, line, "", *fault("reading.too_deep", most=MAX_DEPTH))


def too_many(file: str, line: int) -> Problem:
    """Return the Problem that stands for all those after the first MAX_PROBLEMS."""
    return Problem(file, line, "", *fault("reading.too_many", most=MAX_PROBLEMS))
