"""What the rules of access need to know: whose something is, who was granted what, links that give a role, the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import insert, select

from maturity.store.database import Database
from maturity.store.granting import Granting, short
from maturity.store.role_links import RoleLinks
from maturity.store.round_records import LogEntry
from maturity.store.rows import owner
from maturity.store.schema import access_log
from maturity.store.taking_back import TakingBack
from maturity.store.values import from_time, to_time

MAX_TEXT = 200


class AccessRows(Granting, RoleLinks, TakingBack):
    """The part of a store that knows who may be there; `Store.access` is the one to use. It decides nothing itself."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def log(self, holder: str | None, role: str, action: str, target: str, allowed: bool) -> None:
        """Note that somebody wanted to do something, and whether they were let."""
        row = {"at": to_time(self._now()), "holder": owner(holder), "allowed": int(allowed)}
        said = {"role": short(role, MAX_TEXT), "action": short(action, MAX_TEXT), "target": short(target, MAX_TEXT)}
        with self._database.writing() as connection:
            connection.execute(insert(access_log), row | said)

    def entries_of_log(self, limit: int) -> tuple[LogEntry, ...]:
        """Return what was noted last, the latest first."""
        query = select(access_log).order_by(access_log.c.number.desc()).limit(limit)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return tuple(
            LogEntry(row.number, from_time(row.at), row.holder, row.role, row.action, row.target, bool(row.allowed))
            for row in rows
        )
