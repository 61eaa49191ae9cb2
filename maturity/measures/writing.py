"""Writing the canonical rows: read from the source on all processors, then numbered in the source's order."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from maturity.measures.cells import Cells
from maturity.measures.columns import TABLE
from maturity.measures.engine import literal, new_duckdb
from maturity.measures.mapping import Mapping
from maturity.measures.reading.opened import EXAMPLES, Opened
from maturity.measures.reading.refusals import reason_of, refused
from maturity.measures.sql_of_import import NO_ROW, import_query, word_tables
from maturity.measures.targets import target_tables, with_targets

REQUESTS = "requests.parquet"
_PIECE = 15_360  # rows that one processor works on at a time: few enough that a small file has pieces for all
_STAGED = f"(FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE {_PIECE})"
_KEPT = f"(FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE {_PIECE})"


@dataclass(frozen=True)
class Written:
    """How many lines of the source became rows, and how many are none."""

    rows: int
    no_rows: tuple[int, ...]  # the numbers of the first lines that are no rows
    no_row_count: int
    opened: Opened  # what was read in the end


@contextmanager
def connected(scratch: Path, memory: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB that keeps within its memory, writes what is too much into `scratch` and loads nothing."""
    connection = new_duckdb()
    try:
        connection.execute(f"SET memory_limit = {literal(memory)}")
        connection.execute(f"SET temp_directory = {literal(str(scratch / 'spilled'))}")
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET autoinstall_known_extensions = false")
        connection.execute("SET enable_progress_bar = true")
        connection.execute("SET enable_progress_bar_print = false")
        yield connection
    finally:
        connection.close()


def write_rows(
    connection: duckdb.DuckDBPyConnection, opened: Opened, mapping: Mapping, cells: Cells, folder: Path, name: str
) -> Written:
    """Write `requests.parquet` and make it the table `requests`; ExtractError where the source can't be read.

    The rows are numbered in a second step, because DuckDB numbers only what one processor reads.
    """
    staged, kept = folder / "staged.parquet", folder / REQUESTS
    for statement in (*word_tables(mapping), *target_tables(mapping)):
        connection.execute(statement)
    # The key of the hashes is made here, and nobody ever sees it again.
    query = import_query(opened.table, mapping, cells, secrets.token_urlsafe(12))
    try:
        if opened.kind == "json":  # several threads give the rows of JSON back in whatever order they were ready
            connection.execute("SET threads = 1")
        connection.execute(f"COPY ({query}) TO {literal(str(staged))} {_STAGED}")
        connection.execute("RESET threads")
    except duckdb.InterruptException:
        raise
    except duckdb.Error as error:
        if opened.mended is None:
            raise refused(name, "unreadable", reason=reason_of(error)) from error
        return write_rows(connection, opened.mended(), mapping, cells, folder, name)
    rows = f"read_parquet({literal(str(staged))}, file_row_number = true)"
    numbered = f"SELECT file_row_number + 1 AS row, * EXCLUDE (file_row_number) FROM {rows}"
    query = with_targets(f"({numbered} WHERE read_by <> {NO_ROW})", mapping)
    count = connection.execute(f"COPY ({query}) TO {literal(str(kept))} {_KEPT}").fetchall()[0][0]
    none = connection.execute(f"SELECT file_row_number + 1 FROM {rows} WHERE read_by = {NO_ROW} ORDER BY 1").fetchall()
    staged.unlink()
    connection.execute(f"CREATE VIEW {TABLE} AS SELECT * FROM read_parquet({literal(str(kept))})")
    return Written(count, tuple(row for (row,) in none[:EXAMPLES]), len(none), opened)
