"""Where the measures' queries run: one protocol, and DuckDB on the kept Parquet file as the engine of the product.

Every query is written once, in the part of DuckDB's SQL that `sqlglot` turns into other dialects without loss; what
runs elsewhere is in `maturity.measures.engines`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol, Self

import duckdb

from maturity.measures.columns import TABLE

MEMORY = "700MB"


class Engine(Protocol):
    """Answers queries about a table of the name `requests` that has the canonical columns."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query of DuckDB's dialect and return its rows; whole numbers as int, NULL as None."""
        ...


class DuckConnection:
    """One connection to a DuckDB in which the requests are; for one thread at a time."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._kept = 0

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query and return its rows."""
        return self._connection.execute(sql).fetchall()

    def keep(self, sql: str) -> str:
        """Keep the rows of a query as a table for a while and return its name."""
        self._kept += 1
        self._connection.execute(f"CREATE TEMPORARY TABLE kept_{self._kept} AS {sql}")
        return f"kept_{self._kept}"

    def forget(self, table: str) -> None:
        """Drop a kept table."""
        self._connection.execute(f"DROP TABLE {table}")

    def interrupt(self) -> None:
        """Stop the query that runs, from another thread."""
        self._connection.interrupt()

    def close(self) -> None:
        """Free the memory."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class DuckEngine(DuckConnection):
    """DuckDB over one canonical Parquet file; nothing of it is loaded before a query asks for it."""

    def __init__(self, parquet: Path, scratch: Path | None = None, memory: str = MEMORY) -> None:
        super().__init__(new_duckdb())
        self._connection.execute(f"SET memory_limit = '{memory}'")
        self._connection.execute("SET preserve_insertion_order = false")
        if scratch is not None:
            self._connection.execute(f"SET temp_directory = {literal(str(scratch))}")
        self._connection.execute(f"CREATE VIEW {TABLE} AS SELECT * FROM read_parquet({literal(str(parquet))})")

    def beside(self) -> DuckConnection:
        """Return another connection to the same requests, for a thread of its own; close it before this."""
        return DuckConnection(self._connection.cursor())


_READY: list[duckdb.DuckDBPyConnection] = []


def make_ready(many: int) -> None:
    """Make so many databases before somebody waits for them; each takes as long as a good query of a small extract."""
    _READY.extend(duckdb.connect(":memory:") for _ in range(many))


def new_duckdb() -> duckdb.DuckDBPyConnection:
    """Return a database in memory that nobody has used, whoever closes it."""
    return _READY.pop() if _READY else duckdb.connect(":memory:")


def literal(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
