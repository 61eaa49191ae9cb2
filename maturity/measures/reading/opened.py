"""An extract that is ready to be read: its headers, and the SQL of a table whose cells are all text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from maturity.measures.record import Example

EXAMPLES = 5

Rejected = tuple[int, tuple[Example, ...]]


def none_rejected(_: duckdb.DuckDBPyConnection) -> Rejected:
    """Return that no line was rejected: for kinds of files that have no lines."""
    return 0, ()


@dataclass(frozen=True)
class Opened:
    """A source of rows; its columns are c0, c1, ... in the order of the headers."""

    kind: str  # csv, json, excel, parquet
    path: Path  # what the table is read from; a copy where the source had to be turned into something else
    headers: tuple[str, ...]  # as the source writes them; empty where it doesn't, the same one twice where it does
    table: str  # a table expression of SQL
    blanks_gone: bool = False  # True where what looks like an empty cell is NULL already
    rejected: Callable[[duckdb.DuckDBPyConnection], Rejected] = none_rejected
    mended: Callable[[], Opened] | None = None  # the same rows from a mended copy, where DuckDB stumbles over these
    notes: tuple[str, ...] = ()


def cell(index: int) -> str:
    """Return the name of a column of the table."""
    return f"c{index}"


def short(text: object, limit: int = 80) -> str:
    """Return a text as an example may show it: one line, and not longer than a reader wants."""
    line = " ".join(str(text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
