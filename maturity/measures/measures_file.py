"""Measures as `maturity measure --format json` writes them, read back strictly."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from maturity.errors import ContentError, Problem
from maturity.framework.document import brief
from maturity.framework.problems import problems_of
from maturity.framework.reader import read_bytes
from maturity.measures.model import FORMAT, Measures

MOST = 100_000_000  # bytes: figures of every service, channel and area are far fewer
HOW = "Make one with: maturity measure EXTRACT --mapping FILE --as-of DATE --format json."


def load_measures(path: Path) -> Measures:
    """Return the measures in a file; ContentError with each problem and its line if there is one."""
    shown = str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MOST + 1)
    except OSError as error:
        what = f"the file can't be read: {error.strerror}"
        raise ContentError([_problem(shown, what, "Check the path and that you may read it.")]) from error
    if len(raw) > MOST:
        raise ContentError(
            [_problem(shown, f"the file has more than {MOST:,} bytes", "Check that it is the right one.")]
        )
    if problem := _another_kind(raw, shown):
        raise ContentError([problem])
    try:
        return Measures.model_validate_json(raw)
    except ValidationError:
        raise ContentError(_problems(raw, shown)) from None


def _another_kind(raw: bytes, shown: str) -> Problem | None:
    """Return what is wrong with a file that holds no measures at all; None where it may."""
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        _, problems = read_bytes(raw, shown, is_json=True, most=MOST)
        return problems[0] if problems else _problem(shown, "this is not JSON", HOW)
    if not isinstance(data, dict) or "figures" not in data or "extract" not in data:
        return _problem(shown, "this is not a file of measures", HOW)
    if data.get("format") != FORMAT:
        what = f"the file has the format {brief(str(data.get('format')))}, and this tool reads {FORMAT}"
        return _problem(shown, what, f"Measure again with this version. {HOW}")
    return None


def _problems(raw: bytes, shown: str) -> list[Problem]:
    """Return each problem at its line."""
    document, problems = read_bytes(raw, shown, is_json=True, most=MOST)
    if document is not None:
        try:
            Measures.model_validate(document.data)
        except ValidationError as error:
            problems += problems_of(error, Measures, document)
    return problems or [_problem(shown, "this file was changed by hand and can't be understood", HOW)]


def _problem(shown: str, what: str, fix: str) -> Problem:
    return Problem(shown, 1, "", what, "The figures in the report come from it.", fix)
