"""What a test says of the kinds of database: that it is about one only, or what is done behind the store's back."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import inspect, text

from maturity.store.database import Database
from maturity.store.opening import url_of
from maturity.store.schema import metadata

only_sqlite = pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
"""For a test about the file itself."""


def look(place: str, query: str, **values: object) -> list[tuple[Any, ...]]:
    """Return what anyone with a database browser sees."""
    database = Database(url_of(place))
    try:
        with database.reading() as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]
    finally:
        database.close()


def tables(place: str) -> list[str]:
    """Return the names of the tables there are."""
    database = Database(url_of(place))
    try:
        with database.reading() as connection:
            return sorted(inspect(connection).get_table_names())
    finally:
        database.close()


def tamper(place: str, statement: str, **values: object) -> None:
    """Do to the tables what anyone with a database browser can."""
    database = Database(url_of(place))
    try:
        with database.writing() as connection:
            connection.execute(text(statement), values)
    finally:
        database.close()


def unguard(place: str, table: str) -> None:
    """Take away what refuses changes to a table."""
    if "://" in place:
        tamper(place, f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    else:
        tamper(place, f"DROP TRIGGER {table}_never_change")


def wipe(address: str) -> None:
    """Empty every table of a database on a PostgreSQL server, and set the guards again."""
    guarded = ("frameworks", "snapshots")
    tamper(
        address,
        ";".join(
            (
                "SET LOCAL lock_timeout = '20s'",
                "SET LOCAL session_replication_role = replica",  # no guard fires, no reference is followed
                *(f"DELETE FROM {table}" for table in metadata.tables),
                *(f"ALTER TABLE {table} ENABLE TRIGGER ALL" for table in guarded),
            )
        ),
    )
