"""Examples of what could not be read, looked up in the source: only where there is something to show."""

from __future__ import annotations

import duckdb

from maturity.measures.cells import Cells
from maturity.measures.counting import unreadable_rows
from maturity.measures.reading.opened import EXAMPLES, Opened, Rejected, cell, short
from maturity.measures.record import Cast, Example
from maturity.measures.writing import Written


def with_examples(
    connection: duckdb.DuckDBPyConnection, opened: Opened, cells: Cells, casts: tuple[Cast, ...]
) -> tuple[Cast, ...]:
    """Return the casts with the first cells that each could not read."""
    done = []
    for cast in casts:
        rows = unreadable_rows(connection, cast.column, EXAMPLES) if cast.failed else []
        done.append(cast.model_copy(update={"examples": _examples(connection, opened, rows, cells.texts[cast.column])}))
    return tuple(done)


def with_footers(connection: duckdb.DuckDBPyConnection, written: Written, rejected: Rejected) -> Rejected:
    """Return the rejected lines together with those that are no rows, such as a line with the total."""
    if not written.no_row_count:
        return rejected
    every = ", ".join(cell(index) for index in range(len(written.opened.headers)))
    rows = list(written.no_rows[:EXAMPLES])
    found = _examples(connection, written.opened, rows, f"concat_ws(' ', {every})")
    return rejected[0] + written.no_row_count, (*rejected[1], *found)[:EXAMPLES]


def _examples(connection: duckdb.DuckDBPyConnection, opened: Opened, rows: list[int], sql: str) -> tuple[Example, ...]:
    if not rows:
        return ()
    # It reads no further than the last of them: numbering rows takes one processor only.
    numbered = f"(SELECT row_number() OVER () AS row, {sql} AS text FROM {opened.table} LIMIT {max(rows)})"
    query = f"SELECT row, text FROM {numbered} WHERE row IN ({', '.join(map(str, rows))}) ORDER BY row"
    return tuple(Example(row=row, text=short(text or "")) for row, text in connection.execute(query).fetchall())
