"""A first look at an extract: its kind, its headers and its first rows, as texts."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb

from maturity.measures.reading.kinds import open_extract
from maturity.measures.reading.opened import cell
from maturity.measures.reading.refusals import reason_of, refused
from maturity.text import DEFAULT
from maturity.text.spoken import spoken

FIRST = 500


@dataclass(frozen=True)
class Peek:
    """What a file looks like."""

    kind: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # the first; an empty text where a cell has nothing

    def words(self, place: int) -> list[tuple[str, int]]:
        """Return the words of a column among these rows, the most frequent first, with how often each stands."""
        counted = Counter(row[place].strip() for row in self.rows if row[place].strip())
        return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def peek(path: Path, name: str = "", most: int = FIRST, language: str = DEFAULT) -> Peek:
    """Return what a file looks like; ExtractError in words of `language` where it can't be read.

    `name` is what people call the file, if it isn't the name it has here.
    """
    with spoken(language):
        return _peek(path, name or path.name, most)


def _peek(path: Path, shown: str, most: int) -> Peek:
    if not path.is_file():
        raise refused(shown, "missing")
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as connection:
        connection.execute("SET TimeZone = 'UTC'")
        opened = open_extract(path, shown, Path(folder))
        cells = ", ".join(cell(index) for index in range(len(opened.headers)))
        try:
            rows = connection.execute(f"SELECT {cells} FROM {opened.table} LIMIT {most}").fetchall()
        except duckdb.Error as error:
            raise refused(shown, "unreadable", reason=reason_of(error)) from error
    return Peek(opened.kind, opened.headers, tuple(tuple(text or "" for text in row) for row in rows))
