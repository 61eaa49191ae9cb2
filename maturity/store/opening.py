"""Open a store: find its database, and bring the tables up to date where they aren't."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, inspect, make_url, select, table, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from maturity.errors import StoreError
from maturity.store.database import Database
from maturity.store.schema import REVISION
from maturity.store.store import Store

FILE = "assessments.sqlite3"
"""The database file inside a store's folder."""


def utc_now() -> datetime:
    """Return the time; the one place where the store reads the clock."""
    return datetime.now(UTC)


def open_store(place: Path | str, *, now: Callable[[], datetime] = utc_now) -> Store:
    """Open the store in a folder, or at an address such as postgresql://user@host/name; a new one is made."""
    return Store(open_database(place), now)


def open_database(place: Path | str) -> Database:
    """Open the database of a store with its tables as they are today; a new one is made."""
    database = Database(url_of(place))
    try:
        if revision_of(database) != REVISION:
            _update(database)
    except BaseException:
        database.close()
        raise
    return database


def url_of(place: Path | str) -> URL:
    """Return the address of the database in a folder, or the one that was named; StoreError if it can't be read."""
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite", database=str(Path(place).absolute() / FILE))
    try:
        return make_url(place)
    except (ArgumentError, ValueError) as error:
        # The address isn't repeated, because it may hold a password.
        raise StoreError(
            "The address of the store can't be read. "
            "Fix: write it as postgresql://user:password@host/name, or name a folder."
        ) from error


def revision_of(database: Database) -> str | None:
    """Return the step the tables are at; None where there are none yet, StoreError where they are another program's."""
    try:
        with database.reading() as connection:
            return connection.execute(select(text("version_num")).select_from(table("alembic_version"))).scalar()
    except StoreError as error:
        if not isinstance(error.__cause__, DBAPIError):
            raise
        # Either the table isn't there, or something is wrong; then asking for the list of tables says what.
        with database.reading() as connection:
            tables = inspect(connection).get_table_names()
        if "alembic_version" in tables:
            raise
        if tables:
            raise StoreError(
                f"The store {database.place}: this database belongs to another program "
                f"(it holds '{tables[0]}'). Nothing was changed. Fix: name another folder or database."
            ) from None
        return None


def _update(database: Database) -> None:
    # Imported here, because a store that is up to date (nearly always) shall not wait for it.
    from maturity.store.migrating import migrate

    migrate(database)
