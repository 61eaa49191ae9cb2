"""SQLite: all that is particular to it, from opening the file to saying in words what is wrong with it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from maturity.errors import StoreError
from maturity.store.kind import WAIT_SECONDS, Fault, Kind

# WAL: readers never wait for a writer, and what was committed survives the process, however that ends.
# secure_delete: a deleted answer is overwritten in the file, not only unlinked.
_PRAGMAS = (
    f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)


def _prepare(url: URL) -> URL:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise StoreError("An SQLite store needs a file. Fix: name a folder, or write sqlite:////path/to/the/file.")
    folder = Path(url.database).parent
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} can't be made ({error.strerror}). Nothing can be stored. "
            "Fix: name another folder, or give this account the right to write there."
        ) from error
    return url


def _engine(url: URL) -> Engine:
    engine = create_engine(
        url, poolclass=QueuePool, pool_size=8, max_overflow=0, pool_timeout=WAIT_SECONDS, hide_parameters=True
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: Any) -> None:
    try:
        connection.isolation_level = None  # transactions begin in _on_begin, not where the driver guesses
        for pragma in _PRAGMAS:
            connection.execute(pragma).close()
    except BaseException:
        connection.close()
        raise


def _on_begin(connection: Connection) -> None:
    # A write takes the lock at once and so waits its turn; later it could only fail. Reads see one moment; there are
    # so many that they begin by the shortest way, where nothing is locked or looked at yet that could fail.
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN DEFERRED").close()


def _lock_tables(connection: Connection) -> None:
    """Nothing to do: BEGIN IMMEDIATE holds the whole file."""


def _forget(engine: Engine) -> None:
    # Until the log is folded into the file it still holds what was just deleted. Where someone is reading,
    # it stays until the next time.
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.OperationalError:
        pass
    finally:
        connection.close()


_FAULTS: dict[str, Fault] = {
    "SQLITE_BUSY": (
        "another program has locked it",
        "close what else has it open (a backup, a database browser), then try again",
    ),
    "SQLITE_FULL": (
        "the disk is full; what was saved before is safe",
        "free some space, then give the last answer again",
    ),
    "SQLITE_NOTADB": (
        "this file is not a database, so it was left as it is",
        "name another folder, or put a backup in its place",
    ),
    "SQLITE_CORRUPT": (
        "the file is damaged",
        "stop the product, keep a copy of the file, and put a backup in its place",
    ),
    "SQLITE_READONLY": (
        "it can't be written",
        "give this account the right to write the file and its folder",
    ),
    "SQLITE_CANTOPEN": ("it can't be opened", "give this account the right to write the file and its folder"),
    "SQLITE_IOERR": (
        "the disk doesn't answer as it should",
        "look at the disk, then try again",
    ),
}


def _explain(error: SQLAlchemyError) -> Fault:
    if isinstance(error, PoolTimeout):
        return "too many people are writing at this moment", "try again"
    cause = getattr(error, "orig", None)
    name = getattr(cause, "sqlite_errorname", "") if isinstance(cause, sqlite3.Error) else ""
    # Extended codes carry their family in front: SQLITE_READONLY_DIRECTORY is a SQLITE_READONLY.
    family = "_".join(name.split("_")[:2])
    return _FAULTS.get(family, (f"it refused ({cause or error})", "try again, then put a backup in its place"))


SQLITE = Kind(
    prepare=_prepare,
    engine=_engine,
    lock_tables=_lock_tables,
    forget=_forget,
    # SQLite waits for its lock by looking again ever later; a queue inside the process is quicker and fair.
    one_writer=True,
    one_moment=None,
    explain=_explain,
)
