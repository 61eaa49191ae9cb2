"""Strict YAML: `yes`, `no` and dates stay text, a key stands once; anchors, aliases, tags are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

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
    without_controls,
)
from maturity.framework.yaml_syntax import syntax_problem
from maturity.text.spoken import Fault, fault

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
# YAML takes these for line ends, editors don't: texts would be folded, and line numbers be wrong.
_HIDDEN_BREAK = re.compile("[\x85\u2028\u2029]")


def read_yaml(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    """Read YAML; None where nothing usable could be read."""
    # One kind of line end only, so that lines are counted as editors count them.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refused = _characters(text, file)
    if refused:
        return None, [refused]
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
            if builder.stopped:
                return None, builder.problems
    except yaml.MarkedYAMLError as error:
        return None, [*builder.problems, syntax_problem(error, text, file)]
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # what PyYAML may yet do to a hostile file
        builder.add(1, "", fault("reading.not_yaml", said=str(error).partition("\n")[0]))
        return None, builder.problems
    if not builder.seen:
        builder.add(1, "", fault("reading.nothing"))
        return None, builder.problems
    return Document(file, builder.root, builder.lines, frozenset(builder.reported)), builder.problems


def _characters(text: str, file: str) -> Problem | None:
    found = control_character(text)
    if found:
        return Problem(file, text.count("\n", 0, found.start()) + 1, "", *control_fault(found))
    hidden = _HIDDEN_BREAK.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        return Problem(file, line, "", *fault("reading.hidden_break", code=f"{ord(hidden.group()):04X}"))
    return None


@dataclass
class _Open:
    """A mapping or list that is being read."""

    place: Path_
    value: Any
    lines: dict[Path_, int]
    key: str | None = None
    skipping: bool = False


class _Builder:
    """Turns parser events into plain data without recursion, so that no file can exhaust the stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Any = None
        self.seen = False
        self.stopped = False
        self.lines: dict[Path_, int] = {}
        self.problems: list[Problem] = []
        self.reported: set[Path_] = set()
        self.open: list[_Open] = []
        self.documents = 0

    def add(self, line: int, where: str, found: Fault) -> None:
        if len(self.problems) >= MAX_PROBLEMS:
            self.problems.append(too_many(self.file, line))
            self.stopped = True
        else:
            self.problems.append(Problem(self.file, line, where, *found))

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        match event:
            case yaml.DocumentStartEvent():
                self._start_document(line)
            case yaml.AliasEvent():
                self.add(line, self._where(), fault("reading.alias", name=event.anchor))
                self.reported.add(self._next_place())
                self._put(None, line)
            case yaml.ScalarEvent():
                self._refuse_marks(event, line)
                self._take_scalar(event, line)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_marks(event, line)
                self._start({} if isinstance(event, yaml.MappingStartEvent) else [], line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._finish()

    def _start_document(self, line: int) -> None:
        self.documents += 1
        if self.documents > 1:
            self.add(line, "", fault("reading.second_document"))
            self.stopped = True

    def _refuse_marks(self, event: Any, line: int) -> None:
        if event.anchor:
            self.add(line, self._where(), fault("reading.anchor", name=event.anchor))
        if event.tag:
            self.add(line, self._where(), fault("reading.tag", name=event.tag))

    def _take_scalar(self, event: Any, line: int) -> None:
        found = control_character(event.value)
        if found:  # by an escape inside quotes, such as "\0"
            self.add(line, self._where(), control_fault(found))
        text = without_controls(event.value) if found else event.value
        top = self.open[-1] if self.open else None
        if top and isinstance(top.value, dict) and top.key is None:
            self._take_key(top, text, line)
        else:
            # Quoted or tagged scalars are text; of the plain ones only a few kinds are anything else.
            plain = event.implicit[0]
            self._put((_WORDS[text] if text in _WORDS else plain_number(text)) if plain else text, line)

    def _where(self) -> str:
        return shown_place(self._next_place())

    def _next_place(self) -> Path_:
        if not self.open:
            return ()
        top = self.open[-1]
        if isinstance(top.value, list):
            return (*top.place, len(top.value))
        return (*top.place, top.key) if top.key is not None else top.place

    def _take_key(self, top: _Open, key: str, line: int) -> None:
        place = (*top.place, key)
        if key in top.value:
            self.add(line, shown_place(place), fault("reading.twice", name=key, first=top.lines[place]))
            top.skipping = True
        else:
            top.lines[place] = line
        top.key = key

    def _start(self, value: Any, line: int) -> None:
        top = self.open[-1] if self.open else None
        if top and isinstance(top.value, dict) and top.key is None:
            self.add(line, self._where(), fault("reading.list_as_key"))
            self.stopped = True
            return
        if len(self.open) >= MAX_DEPTH:
            self.problems.append(too_deep(self.file, line))
            self.stopped = True
            return
        # What stands under a key for the second time is read for its problems only: its lines are not kept.
        lines = self.lines if top is None else {} if top.skipping else top.lines
        place = self._next_place()
        lines.setdefault(place, line)
        self.open.append(_Open(place, value, lines))

    def _finish(self) -> None:
        done = self.open.pop()
        self._put(done.value, done.lines[done.place])

    def _put(self, value: Any, line: int) -> None:
        if not self.open:
            self.root, self.seen = value, value is not None
            self.lines.setdefault((), line)
            return
        top = self.open[-1]
        if isinstance(top.value, list):
            top.lines.setdefault((*top.place, len(top.value)), line)
            top.value.append(value)
            return
        if top.key is None:
            self.stopped = True  # an alias as a key: already reported
            return
        if not top.skipping:
            top.value[top.key] = value
        top.key, top.skipping = None, False
