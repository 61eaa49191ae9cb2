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

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
# YAML takes these for line ends, editors don't: texts would be folded, and line numbers be wrong.
_HIDDEN_BREAK = re.compile("[\x85\u2028\u2029]")
_WRITTEN_OUT = "Content is written out, so that a reader sees it where it stands."


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
        what = f"this is not YAML: {error}".partition("\n")[0]
        builder.add(1, "", what, "The file can't be read.", "Write the file anew in a plain text editor.")
        return None, builder.problems
    if not builder.seen:
        builder.add(1, "", "the file is empty", "It is needed.", "Write its content, or delete the file.")
        return None, builder.problems
    return Document(file, builder.root, builder.lines, frozenset(builder.reported)), builder.problems


def _characters(text: str, file: str) -> Problem | None:
    found = control_character(text)
    if found:
        return Problem(file, text.count("\n", 0, found.start()) + 1, "", *control_fault(found))
    hidden = _HIDDEN_BREAK.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        what = f"an invisible line break stands here (U+{ord(hidden.group()):04X})"
        return Problem(file, line, "", what, "YAML and editors read it differently.", "Delete it, or write a space.")
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

    def add(self, line: int, where: str, what: str, why: str, fix: str) -> None:
        if len(self.problems) >= MAX_PROBLEMS:
            self.problems.append(too_many(self.file, line))
            self.stopped = True
        else:
            self.problems.append(Problem(self.file, line, where, what, why, fix))

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        match event:
            case yaml.DocumentStartEvent():
                self._start_document(line)
            case yaml.AliasEvent():
                fix = "Write the text in full, or put quotes around a text that starts with *."
                self.add(line, self._where(), f"an alias (*{event.anchor}) stands here", _WRITTEN_OUT, fix)
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
            fix = "Delete the line, or move what follows into a file of its own."
            self.add(line, "", "a second document starts here (---)", "A file holds one document.", fix)
            self.stopped = True

    def _refuse_marks(self, event: Any, line: int) -> None:
        if event.anchor:
            fix = "Delete the anchor, or put quotes around a text that starts with &."
            self.add(line, self._where(), f"an anchor (&{event.anchor}) stands here", _WRITTEN_OUT, fix)
        if event.tag:
            fix = "Delete the tag, or put quotes around a text that starts with !."
            self.add(
                line,
                self._where(),
                f"a tag ({event.tag}) stands here",
                "Tags can run code in some readers.",
                fix,
            )

    def _take_scalar(self, event: Any, line: int) -> None:
        found = control_character(event.value)
        if found:  # by an escape inside quotes, such as "\0"
            self.add(line, self._where(), *control_fault(found))
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
            what = f"'{key}' stands twice; the first is in line {top.lines[place]}"
            self.add(line, shown_place(place), what, "One of the two would be lost.", "Delete one of them.")
            top.skipping = True
        else:
            top.lines[place] = line
        top.key = key

    def _start(self, value: Any, line: int) -> None:
        top = self.open[-1] if self.open else None
        if top and isinstance(top.value, dict) and top.key is None:
            fix = "Put quotes around a text that starts with { or [."
            self.add(line, self._where(), "a list or mapping is used as a key", "A key is one word.", fix)
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
