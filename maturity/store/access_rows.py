"""What the rules of access need to know: whose something is, who was granted what, links to go on, who was there."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, text, update

from maturity.errors import NotFound, StoreError
from maturity.store.database import Database
from maturity.store.round_records import LogEntry
from maturity.store.rows import checked_id, not_here, owner, row_of
from maturity.store.schema import access_log, assessments, cohorts, grants, resume_links
from maturity.store.tokens import hashed
from maturity.store.values import from_time, to_time

MAX_DAYS = 366
"""How long a link to go on with an assessment works, at most."""

MAX_TEXT = 200

_GRANT = text(
    "INSERT INTO grants (holder, target, role, granted_at) VALUES (:holder, :target, :role, :granted_at)"
    " ON CONFLICT (holder, target) DO UPDATE SET role = excluded.role, granted_at = excluded.granted_at"
)


class AccessRows:
    """The part of a store that knows who may be there; `Store.access` is the one to use. It decides nothing itself."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def owner_of(self, target: str) -> str | None:
        """Return the hash of who began an assessment or a cohort, None where that isn't known; NotFound for no such."""
        with self._database.reading() as connection:
            return _owner(connection, target)

    # Grants

    def grant(self, holder: str, target: str, role: str) -> None:
        """Give somebody a role on an assessment or a cohort, in the place of the one they had."""
        row = {"holder": owner(holder), "target": target, "role": role, "granted_at": to_time(self._now())}
        with self._database.writing() as connection:
            _owner(connection, target)
            connection.execute(_GRANT, row)

    def revoke(self, holder: str, target: str) -> None:
        """Take somebody's role on an assessment or a cohort away; whoever began it keeps it."""
        with self._database.writing() as connection:
            connection.execute(delete(grants).filter_by(holder=owner(holder), target=target))

    def roles(self, holder: str, target: str) -> set[str]:
        """Return what somebody was granted on an assessment or a cohort."""
        query = select(grants.c.role).filter_by(holder=owner(holder), target=checked_id(target))
        with self._database.reading() as connection:
            return set(connection.execute(query).scalars())

    # Links to go on with an assessment in another browser

    def resume_link(self, assessment_id: str, days: int) -> str:
        """Make a link to go on with an assessment and return its token, which can't be shown again."""
        if not 1 <= days <= MAX_DAYS:
            raise StoreError(f"A link can't work for {days} days. Nothing was made. Fix: choose 1 to {MAX_DAYS}.")
        token, now = secrets.token_urlsafe(32), self._now()
        row = {"token": hashed(token), "assessment_id": assessment_id, "made_at": to_time(now)}
        with self._database.writing() as connection:
            row_of(connection, assessment_id, hold=True)
            connection.execute(insert(resume_links), row | {"expires_at": to_time(now + timedelta(days=days))})
        return token

    def resume(self, token: str) -> str:
        """Return the assessment that a link leads to; StoreError if it has expired or was closed."""
        query = select(resume_links).filter_by(token=hashed(checked_id(token)))
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise NotFound("This link leads nowhere. Fix: copy the whole link, or ask for a new one.")
        if row.closed_at is not None:
            raise StoreError("This link was closed. Fix: ask whoever sent it for a new one.")
        if to_time(self._now()) >= row.expires_at:
            raise StoreError("This link has expired. Fix: ask whoever sent it for a new one.")
        return str(row.assessment_id)

    def close_resume_links(self, assessment_id: str) -> None:
        """Let no link made so far lead to an assessment any more."""
        still_open = update(resume_links).filter_by(assessment_id=checked_id(assessment_id), closed_at=None)
        with self._database.writing() as connection:
            connection.execute(still_open.values(closed_at=to_time(self._now())))

    # The log

    def log(self, holder: str | None, role: str, action: str, target: str, allowed: bool) -> None:
        """Note that somebody wanted to do something, and whether they were let."""
        row = {"at": to_time(self._now()), "holder": owner(holder), "allowed": int(allowed)}
        said = {"role": _plain(role), "action": _plain(action), "target": _plain(target)}
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


def _owner(connection: Connection, target: str) -> str | None:
    for query in (select(assessments.c.browser), select(cohorts.c.owner)):
        if row := connection.execute(query.filter_by(id=checked_id(target))).one_or_none():
            return None if row[0] is None else str(row[0])
    raise not_here()


def _plain(said: str) -> str:
    """Return a text that any database can hold: a target may be whatever stood in a link."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in said[:MAX_TEXT])
