"""Text as it may stand in a cell: printable, short enough, never a formula; and how two texts are compared."""

from __future__ import annotations

import re

from maturity.assessment.typed import printable

LONGEST = 32_767
"""Characters that a cell of a workbook holds."""

_CUT = "…"
# What a spreadsheet takes for the beginning of a formula when it opens a CSV, also after blanks and in full width.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_GUARD = "'"


def cell_text(text: str) -> str:
    """Return a text that a cell can hold: unprintable characters are replaced visibly, what is too long is cut."""
    clean = printable(text)
    # Spreadsheets count in UTF-16: what lies beyond the first plane counts twice.
    if len(clean.encode("utf-16-le")) // 2 <= LONGEST:
        return clean
    return clean.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", errors="ignore") + _CUT


def like_formula(text: str) -> bool:
    """Say whether a spreadsheet that is given the bare text would take it for a formula."""
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """Return a text for a CSV: an apostrophe leads where a spreadsheet would see a formula, or would be mistaken."""
    return f"{_GUARD}{text}" if like_formula(text) or _like_guarded(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if _like_guarded(text) else text


def _like_guarded(text: str) -> bool:
    return text.startswith(_GUARD) and (like_formula(text[1:]) or text[1:2] == _GUARD)


def same(text: str) -> str:
    """Return a text so that two are equal when people take them for the same: case, blanks, kind of apostrophe."""
    return " ".join(text.replace("’", "'").casefold().split())
