"""Take everything out of a store into one file while people go on answering, and bring it into an empty store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path

from sqlalchemy import Connection, Table, column, func, insert, inspect, select, table

from maturity.errors import StoreError
from maturity.store.backup_file import Head, Row, check, head_of, read_rows, writing
from maturity.store.database import Database
from maturity.store.opening import revision_of, url_of
from maturity.store.schema import REVISION, metadata
from maturity.store.snapshots import tool
from maturity.store.values import to_time

BATCH = 500
"""Rows that are in memory at a time."""


def back_up(place: Path | str, path: Path, now: datetime) -> Counter[str]:
    """Write all that a store holds, as it is at one moment, and return the rows by table. The store isn't changed."""
    database = _there(place)
    try:
        revision = _known(database)
        with database.reading_one_moment() as connection:
            tables = _tables(connection)
            with writing(path, Head(tool(), to_time(now), revision, tables)) as writer:
                for name, columns in tables.items():
                    for row in _rows(connection, metadata.tables[name], columns):
                        writer.add(name, row)
                return writer.rows
    finally:
        database.close()


def restore(path: Path, place: Path | str) -> Counter[str]:
    """Bring a backup into a store that is new or empty, all of it or nothing, and return the rows by table."""
    # Only here, because nothing else needs it in a store that is up to date.
    from maturity.store.migrating import bring_to, knows

    head = head_of(path)
    if not knows(head.revision):
        raise StoreError(
            f"{path} was made by a newer version of this product ({head.tool}). Nothing was changed. "
            "Fix: update this product."
        )
    rows = check(path)  # to its end, before anything is made
    database = Database(url_of(place))
    try:
        with database.writing() as connection:
            database.lock_tables(connection)
            _need_room(database, connection, head, path)
            bring_to(head.revision, database, connection)
            _insert(connection, head, path)
            bring_to(REVISION, database, connection)
        return rows
    finally:
        database.close()


def _there(place: Path | str) -> Database:
    url = url_of(place)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise StoreError(f"There is no store {url.database}. Fix: name the folder or address of the store.")
    return Database(url)


def _known(database: Database) -> str:
    from maturity.store.migrating import knows

    revision = revision_of(database)
    if revision is None:
        raise StoreError(f"There is no store in {database.place}. Fix: name the folder or address of the store.")
    if not knows(revision):
        raise StoreError(
            f"The store {database.place} was written by a newer version of this product. Fix: update this product."
        )
    return revision


def _tables(connection: Connection) -> dict[str, list[str]]:
    """Return the columns to carry of each table there is, none before one that it refers to."""
    found = inspect(connection)
    there = set(found.get_table_names())
    return {
        name: [
            one.name
            for one in wanted.columns
            # What the database counts itself is counted anew.
            if one.autoincrement is not True and one.name in {had["name"] for had in found.get_columns(name)}
        ]
        for name, wanted in ((one.name, one) for one in metadata.sorted_tables if one.name in there)
    }


def _rows(connection: Connection, wanted: Table, columns: list[str]) -> Iterator[list[str | int | None]]:
    # A private copy refers to a row of its own table, which goes first.
    own = [
        one for one in wanted.columns if one.name in columns and any(key.references(wanted) for key in one.foreign_keys)
    ]
    order = [*(one.is_not(None) for one in own), *wanted.primary_key.columns]
    query = select(*(wanted.c[name] for name in columns)).order_by(*order)
    streamed = connection.execution_options(yield_per=BATCH).execute(query)
    yield from (list(row) for row in streamed)


def _need_room(database: Database, connection: Connection, head: Head, path: Path) -> None:
    """Make sure that nothing is there, or only the empty tables that the backup itself had."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return
    ours = [name for name in tables if name in metadata.tables]
    full = [name for name in ours if connection.execute(select(func.count()).select_from(table(name))).scalar()]
    if full or not ours:
        raise StoreError(
            f"The store {database.place} isn't empty, and a backup overwrites nothing. Nothing was changed. "
            "Fix: name a new folder or an empty database."
        )
    step = connection.execute(select(column("version_num")).select_from(table("alembic_version"))).scalar()
    if step != head.revision:
        raise StoreError(
            f"The tables of {path} are at step {head.revision}, the empty ones in {database.place} at step {step}. "
            "Nothing was changed. Fix: name a new folder, or a database without tables."
        )


def _insert(connection: Connection, head: Head, path: Path) -> None:
    targets = {name: table(name, *map(column, columns)) for name, columns in head.tables.items()}
    for name, rows in groupby(read_rows(path, head), key=lambda row: row[0]):
        columns = head.tables[name]
        while batch := _some(rows):
            connection.execute(insert(targets[name]), [dict(zip(columns, values, strict=True)) for _, values in batch])


def _some(rows: Iterator[Row]) -> list[Row]:
    return list(islice(rows, BATCH))
