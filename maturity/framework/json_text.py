"""Strict JSON: the same plain data and lines as from YAML, and a key that stands twice is refused."""

from __future__ import annotations

import json
import re
from typing import Any

from maturity.errors import Problem
from maturity.framework.document import (
    MAX_DEPTH,
    MAX_PROBLEMS,
    Document,
    Path_,
    control_character,
    control_fault,
    plain_number,
    shown_place,
    too_deep,
    too_many,
)
from maturity.text.spoken import Fault, fault

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+|\n')


def read_json(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    """Read JSON; None where nothing usable could be read."""
    # Numbers of unusual size or shape (1e999999999, NaN) stay text, so that nothing calculates with them.
    numbers: Any = plain_number
    try:
        data = json.loads(text, parse_float=numbers, parse_int=numbers, parse_constant=numbers)
    except json.JSONDecodeError as error:
        return None, [_syntax(error, text, file)]
    except RecursionError:
        return None, [too_deep(file, 1)]
    if data is None:
        return None, [Problem(file, 1, "", *fault("reading.nothing"))]
    walk = _Walk(file)
    for token in _TOKEN.findall(text):
        walk.take(token)
        if walk.stopped:
            return None, walk.problems
    return Document(file, data, walk.lines), walk.problems


def _syntax(error: json.JSONDecodeError, text: str, file: str) -> Problem:
    before = text[: error.pos].rstrip()
    here = text[error.pos :].lstrip()[:1]
    if (before.endswith(",") and here in {"}", "]", ""}) or here == ",":
        at = len(before) - 1 if before.endswith(",") else error.pos
        return Problem(file, text.count("\n", 0, at) + 1, "", *fault("reading.last_comma"))
    return Problem(file, error.lineno, "", *fault("reading.not_json", said=error.msg, column=error.colno))


class _Walk:
    """Walks over the tokens of valid JSON and notes the line of each place, and keys that stand twice."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.line = 1
        self.lines: dict[Path_, int] = {(): 1}
        self.problems: list[Problem] = []
        self.stopped = False
        self.place: Path_ = ()
        # One entry an open bracket: the keys met so far in an object, None in a list.
        self.open: list[set[str] | None] = []
        self.at_key = False

    def take(self, token: str) -> None:
        match mark := token:
            case "\n":
                self.line += 1
            case "{" | "[":
                self._enter(is_object=mark == "{")
            case "}" | "]":
                self.open.pop()
                self.place = self.place[:-1]
                self.at_key = False
            case ",":
                self._next()
            case ":":
                self.at_key = False
            case _ if token.startswith('"'):
                self._text(json.loads(token))
            case _:
                self.lines.setdefault(self.place, self.line)

    def _enter(self, *, is_object: bool) -> None:
        if len(self.open) >= MAX_DEPTH:
            self.problems.append(too_deep(self.file, self.line))
            self.stopped = True
            return
        self.lines.setdefault(self.place, self.line)
        self.open.append(set() if is_object else None)
        self.at_key = is_object
        self.place = (*self.place, "" if is_object else 0)

    def _next(self) -> None:
        last = self.place[-1]
        if isinstance(last, int):
            self.place = (*self.place[:-1], last + 1)
        else:
            self.at_key = True

    def _text(self, text: str) -> None:
        found = control_character(text)
        if found:
            self._add(control_fault(found))
            self.stopped = True  # such a text must not reach a message or a store
        elif self.at_key:
            self.place = (*self.place[:-1], text)
            keys = self.open[-1]
            assert keys is not None
            if text in keys:
                self._add(fault("reading.twice", name=text, first=self.lines[self.place]))
            else:
                keys.add(text)
                self.lines[self.place] = self.line
        else:
            self.lines.setdefault(self.place, self.line)

    def _add(self, found: Fault) -> None:
        if len(self.problems) >= MAX_PROBLEMS:
            self.problems.append(too_many(self.file, self.line))
            self.stopped = True
        else:
            self.problems.append(Problem(self.file, self.line, shown_place(self.place), *found))
