"""A database that is read and written in short transactions, whose faults are said in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import URL, Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from maturity.errors import StoreError
from maturity.store.kind import WAIT_SECONDS, Kind
from maturity.store.postgresql import POSTGRESQL
from maturity.store.sqlite import SQLITE

KINDS: dict[str, Kind] = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


class Database:
    """One database; safe to share between threads, since every transaction takes a connection of its own."""

    def __init__(self, url: URL) -> None:
        kind = KINDS.get(url.get_backend_name())
        if kind is None:
            raise StoreError(
                f"'{url.get_backend_name()}' is not a database this product can use. "
                f"Fix: name a folder, or an address that starts with one of: {', '.join(KINDS)}."
            )
        self._kind = kind
        url = kind.prepare(url)
        self.place = url.database if kind is SQLITE and url.database else url.render_as_string(hide_password=True)
        self._engine = kind.engine(url)
        self._writer = Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self._in_words(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def reading_one_moment(self) -> Iterator[Connection]:
        """A transaction that only reads, in many steps, and all of it as it was at the first of them."""
        with self._in_words(), self._engine.connect() as connection:
            if self._kind.one_moment:
                connection.execution_options(isolation_level=self._kind.one_moment)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it is stored when the block ends, or nothing if it fails."""
        with (
            self._in_words(),
            self._turn(),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def lock_tables(self, connection: Connection) -> None:
        """Let no other process make or change the tables until this transaction ends."""
        self._kind.lock_tables(connection)

    def forget(self) -> None:
        """Clear what was just deleted from the files as well, as far as this kind of database needs it."""
        with self._in_words():
            self._kind.forget(self._engine)

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._kind.one_writer:
            yield
        elif self._writer.acquire(timeout=WAIT_SECONDS):
            try:
                yield
            finally:
                self._writer.release()
        else:
            raise PoolTimeout

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            what, fix = self._kind.explain(error)
            raise StoreError(f"The store {self.place}: {what}. Fix: {fix}.") from error
