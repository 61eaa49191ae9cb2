"""Sentences and tables as lines of text that fit a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from itertools import zip_longest

WIDTH = 96
_GAP = "  "
_NARROWEST = 8
_NUMBER = re.compile(r"[≈–0-9.,%\s/−-]+")


def sentence_lines(sentences: Sequence[str], indent: str = "") -> list[str]:
    """Return sentences, each on lines of its own."""
    return [
        line for one in sentences for line in textwrap.wrap(one, WIDTH, initial_indent=indent, subsequent_indent=indent)
    ]


def table_lines(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table with its headings; cells that are too long go on in the next line, numbers stand to the right."""
    every = [columns, *rows]
    widths = [max(len(row[place]) for row in every) for place in range(len(columns))]
    while sum(widths) + len(_GAP) * (len(widths) - 1) > WIDTH and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    right = [all(_NUMBER.fullmatch(row[place]) for row in rows) for place in range(len(columns))]
    lines = _row(columns, widths, right)
    lines.append(_GAP.join("-" * width for width in widths))
    for row in rows:
        lines += _row(row, widths, right)
    return lines


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    return [
        _GAP.join(
            part.rjust(width) if to_right else part.ljust(width)
            for part, width, to_right in zip(parts, widths, right, strict=True)
        ).rstrip()
        for parts in zip_longest(*wrapped, fillvalue="")
    ]
