"""PostgreSQL: all that is particular to it."""

from __future__ import annotations

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from maturity.errors import StoreError
from maturity.store.kind import WAIT_SECONDS, Fault, Kind

_TABLES_LOCK = 311_311  # any number, the same in every process that makes the tables


def _prepare(url: URL) -> URL:
    return url.set(drivername="postgresql+psycopg")


def _engine(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True, pool_timeout=WAIT_SECONDS, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise StoreError(
            "PostgreSQL needs the package psycopg. Fix: ./setup --served, or pip install 'psycopg[binary]'"
        ) from error


def _lock_tables(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _TABLES_LOCK})


def _forget(engine: Engine) -> None:
    """Nothing to do: the server's own vacuum clears what was deleted."""


# By the class of the server's code, or by the whole code.
_FAULTS: dict[str, Fault] = {
    "08": ("it can't be reached", "see that the server runs and that the address is right"),
    "28": ("it refuses this account", "look at the user name and password in the address"),
    "3D": ("there is no such database", "create it, or correct its name in the address"),
    "42501": ("this account may not do that", "give it the right to create and change tables"),
    "53": (
        "the server has no disk, memory or connection left; what was saved before is safe",
        "give it more",
    ),
    "57": ("the server is stopping or starting", "try again in a moment"),
}


def _explain(error: SQLAlchemyError) -> Fault:
    cause = getattr(error, "orig", None)
    state = getattr(cause, "sqlstate", None) or ""
    said = (str(cause or error).strip().splitlines() or [""])[0]
    other = (f"it refused ({said})", "see that the server runs and that the address is right")
    return _FAULTS.get(state) or _FAULTS.get(state[:2]) or other


POSTGRESQL = Kind(
    prepare=_prepare,
    engine=_engine,
    lock_tables=_lock_tables,
    forget=_forget,
    one_writer=False,
    one_moment="REPEATABLE READ",
    explain=_explain,
)
