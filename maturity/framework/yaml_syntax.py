"""What PyYAML says about a file that isn't YAML, in words for a person who never heard of YAML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from maturity.errors import Problem
from maturity.text.spoken import told


@dataclass(frozen=True)
class _Saying:
    """Signs in PyYAML's message (libyaml's and the pure Python wording), and the name of what we say instead."""

    name: str
    signs: tuple[str, ...] = ()
    # True where the mistake stands at the start of what was being read, not where reading got stuck.
    at_start: bool = False


_TAB = _Saying("tab")
_SAYINGS = (
    _Saying("colon", ("mapping values are not allowed",)),
    # Before the next: the pure Python parser says "while scanning a double-quoted scalar" here too.
    _Saying("backslash", ("escape character", "hexdecimal"), at_start=True),
    _Saying(
        "quote",
        ("while scanning a quoted scalar", "while scanning a double-quoted", "while scanning a single-quoted"),
        at_start=True,
    ),
    _Saying("no_colon", ("could not find expected ':'",), at_start=True),
    _Saying("bracket", ("while parsing a flow", "expected ',' or"), at_start=True),
    _Saying(
        "special",
        ("cannot start any token", "while scanning an alias", "while scanning an anchor", "expected alphabetic"),
    ),
    _Saying(
        "crooked",
        (
            "expected <block end>",
            "did not find expected key",
            "expected '-' indicator",
            "entries are not allowed",
        ),
    ),
    _Saying("no_content", ("tag", "directive", "<document start>", "YAML document")),
)
_ANY = _Saying("other")


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
    what = told("reading.syntax.said", what=told(f"reading.syntax.{saying.name}.what"), said=said)
    return Problem(file, line + 1, "", what, told("reading.syntax.why"), told(f"reading.syntax.{saying.name}.fix"))


def _indented_by_tab(rows: list[str], line: int) -> bool:
    row = rows[line] if line < len(rows) else ""
    return "\t" in row[: len(row) - len(row.lstrip())]
