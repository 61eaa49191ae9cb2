"""What PyYAML says about a file that isn't YAML, in words for a person who never heard of YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from maturity.errors import Problem

_WHY = "The file can't be read past this place."


@dataclass(frozen=True)
class _Saying:
    """Signs in PyYAML's message (libyaml's and the pure Python wording), and what we say instead."""

    signs: tuple[str, ...]
    what: str
    fix: str
    # True where the mistake stands at the start of what was being read, not where reading got stuck.
    at_start: bool = False


_TAB = _Saying((), "a tab stands at the start of this line", "Indent with spaces, not with tabs.")
_SAYINGS = (
    _Saying(
        ("mapping values are not allowed",),
        "a colon stands where none is allowed",
        'Put quotes around a text that holds a colon and a space, key: "a text: like this", '
        "and start the keys of one block in the same column.",
    ),
    # Before the next: the pure Python parser says "while scanning a double-quoted scalar" here too.
    _Saying(
        ("escape character", "hexdecimal"),
        "a backslash stands here that means nothing",
        "Use single quotes around the text, or write \\\\ for a backslash.",
        at_start=True,
    ),
    _Saying(
        ("while scanning a quoted scalar", "while scanning a double-quoted", "while scanning a single-quoted"),
        "a quote that opens here is not closed",
        "Close the quote in the same text; inside single quotes write an apostrophe twice.",
        at_start=True,
    ),
    _Saying(
        ("could not find expected ':'",),
        "this line has no colon",
        "Write a colon and a space after the key, and line it up with its neighbors.",
        at_start=True,
    ),
    _Saying(
        ("while parsing a flow", "expected ',' or"),
        "a bracket or brace that opens here is not closed, or a comma is missing",
        "Close it with ] or }, put commas between its parts, and quotes around texts with { } [ ] , in them.",
        at_start=True,
    ),
    _Saying(
        (
            "cannot start any token",
            "while scanning an alias",
            "while scanning an anchor",
            "expected alphabetic",
        ),
        "a text starts with a special character",
        "Put quotes around a text that starts with a special character such as @ ` % * or &.",
    ),
    _Saying(
        (
            "expected <block end>",
            "did not find expected key",
            "expected '-' indicator",
            "entries are not allowed",
        ),
        "this line does not line up with its neighbors",
        "Start the keys of one block, and the hyphens of one list, in the same column; after a closing quote "
        "nothing may follow.",
    ),
    _Saying(
        ("tag", "directive", "<document start>", "YAML document"),
        "this line is not content",
        "Write keys with values; put quotes around a text that starts with % or !.",
    ),
)
_ANY = _Saying(
    (),
    "this is not YAML",
    "Look at this line and the one above: indentation, a colon and a space after the key, quotes.",
)


def syntax_problem(error: Any, text: str, file: str) -> Problem:
    """Return the Problem that a yaml.MarkedYAMLError stands for."""
    said = " ".join(filter(None, (error.context, error.problem)))
    saying = next((one for one in _SAYINGS if any(sign in said for sign in one.signs)), _ANY)
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    rows = text.split("\n")
    if _indented_by_tab(rows, line):
        saying = _TAB
    elif saying.at_start and error.context_mark:
        line = error.context_mark.line
    # At the end of the file the mark stands behind the last line.
    while line and (line >= len(rows) or not rows[line].strip()):
        line -= 1
    return Problem(file, line + 1, "", f"{saying.what} (YAML: {said})", _WHY, saying.fix)


def _indented_by_tab(rows: list[str], line: int) -> bool:
    row = rows[line] if line < len(rows) else ""
    return "\t" in row[: len(row) - len(row.lstrip())]
