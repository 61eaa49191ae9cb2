"""Measuring in PostgreSQL: the queries run where the requests are, and only figures come back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

import duckdb
import psycopg
from psycopg import sql

from maturity.errors import EngineError
from maturity.measures.columns import COLUMNS, TABLE, Kind
from maturity.measures.engine import literal
from maturity.measures.engines.dialect import POSTGRESQL, plain, translated

BATCH = 10_000  # rows that are in memory on their way into the database

_TYPES = {
    Kind.TEXT: 'text COLLATE "C"',  # in the order of DuckDB, where groups of the same size are told apart by name
    Kind.TIME: "timestamp",
    Kind.FLAG: "boolean",
    Kind.COUNT: "bigint",
    Kind.NUMBER: "double precision",
}


class PostgresEngine:
    """A table or view of PostgreSQL that has the canonical columns; it is only read, and seen as of one moment."""

    def __init__(self, address: str, table: str = TABLE) -> None:
        self._table = table
        self._connection = _connected(address)
        self._connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        self._kept = 0

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query of DuckDB's dialect and return its rows as DuckDB would."""
        found = self._run(translated(sql, POSTGRESQL, self._table)).fetchall()
        return [tuple(plain(value) for value in row) for row in found]

    def keep(self, sql: str) -> str:
        """Keep the rows of a query as a table of this connection alone and return its name."""
        self._kept += 1
        name = f"kept_{self._kept}"
        self._run(f"CREATE TEMPORARY TABLE {name} AS {translated(sql, POSTGRESQL, self._table)}")
        self._run(f"ANALYZE {name}")
        return name

    def forget(self, table: str) -> None:
        """Drop a kept table."""
        self._run(f"DROP TABLE {table}")

    def _run(self, query: str) -> psycopg.Cursor[tuple[Any, ...]]:
        try:
            return self._connection.execute(query.encode())
        except psycopg.Error as error:
            self._connection.rollback()
            raise EngineError(
                f"PostgreSQL refused a measure ({_said(error)}). Fix: {self._table} needs the columns of a kept extract"
            ) from error

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def load_postgresql(parquet: Path, address: str, table: str = TABLE) -> int:
    """Copy a kept extract into a new table and return its number of rows; on any error there is no table."""
    name = sql.Identifier(*table.split("."))
    columns = sql.SQL(", ").join(
        sql.SQL("{} {}").format(sql.Identifier(one.name), sql.SQL(_TYPES[one.kind])) for one in COLUMNS
    )
    names = ", ".join(f'"{one.name}"' for one in COLUMNS)
    loaded = 0
    with _connected(address) as connection, duckdb.connect(":memory:") as reader:
        try:
            connection.execute(sql.SQL("CREATE TABLE {} ({})").format(name, columns))
            read = reader.execute(f"SELECT {names} FROM read_parquet({literal(str(parquet))})")
            with connection.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(name)) as copy:
                while batch := read.fetchmany(BATCH):
                    for row in batch:
                        copy.write_row(row)
                    loaded += len(batch)
            connection.execute(sql.SQL("ANALYZE {}").format(name))
        except psycopg.errors.DuplicateTable as error:
            raise EngineError(
                f"There is a table {table} already, and it was left as it is. Fix: name another, or drop it"
            ) from error
        except psycopg.Error as error:
            raise EngineError(
                f"PostgreSQL did not take the extract ({_said(error)}), and nothing of it is there"
            ) from error
    return loaded


def _connected(address: str) -> psycopg.Connection[tuple[Any, ...]]:
    try:
        return psycopg.connect(address)
    except psycopg.Error as error:
        raise EngineError(
            f"PostgreSQL can't be reached ({_said(error)}). Fix: see that it runs and that the address is right"
        ) from error


def _said(error: psycopg.Error) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
