"""Links that give a role: to go on with an assessment in another browser, or to run a cohort together."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, insert, select, update

from maturity.errors import NotFound, StoreError
from maturity.store.database import Database
from maturity.store.granting import MAX_LABEL, owned, put_grant, short
from maturity.store.round_rows import found
from maturity.store.rows import checked_id, owner, row_of
from maturity.store.schema import cohort_links, cohorts, resume_links
from maturity.store.tokens import hashed
from maturity.store.values import from_time, to_time

MAX_DAYS = 366
"""How long such a link works, at most."""

_KINDS = ((resume_links, resume_links.c.assessment_id), (cohort_links, cohort_links.c.cohort_id))
"""The tables of links, with what each leads to."""


@dataclass(frozen=True)
class OpenLink:
    """A link that somebody may still come by, without the link itself."""

    label: str
    """Whom it is meant for, as whoever made it wrote."""
    made_at: datetime
    expires_at: datetime


class RoleLinks:
    """The part of a store that knows links that give a role; `Store.access` is the one to use."""

    _database: Database
    _now: Callable[[], datetime]

    def resume_link(self, assessment_id: str, days: int, label: str = "") -> str:
        """Make a link to go on with an assessment and return its token, which can't be shown again."""
        with self._database.writing() as connection:
            row_of(connection, assessment_id, hold=True)
            return self._make(connection, resume_links.c.assessment_id, assessment_id, days, label)

    def facilitator_link(self, cohort_id: str, days: int, label: str) -> str:
        """Make a link by which one person may come to run a cohort; return its token, which can't be shown again."""
        with self._database.writing() as connection:
            found(connection, cohorts, cohort_id, "alone")
            return self._make(connection, cohort_links.c.cohort_id, cohort_id, days, label)

    def _make(self, connection: Connection, to: Column[Any], target: str, days: int, label: str) -> str:
        if not 1 <= days <= MAX_DAYS:
            raise StoreError(f"A link can't work for {days} days. Nothing was made. Fix: choose 1 to {MAX_DAYS}.")
        token, now = secrets.token_urlsafe(32), self._now()
        times = {"made_at": to_time(now), "expires_at": to_time(now + timedelta(days=days))}
        row = {"token": hashed(token), to.name: target, "label": short(label, MAX_LABEL)} | times
        connection.execute(insert(to.table), row)
        return token

    def resume(self, token: str) -> str:
        """Return the assessment or cohort that a link leads to; StoreError if it has expired or was closed."""
        with self._database.reading() as connection:
            return self._open(connection, token)[2]

    def enter(self, token: str, holder: str, role: str, name: str = "") -> str:
        """Give whoever has a link a role on what it leads to, which is returned; StoreError as in resume.

        A link to run a cohort is closed by that: it was meant for one person.
        """
        with self._database.writing() as connection:
            owned(connection, self._open(connection, token)[2], hold=True)  # so that nobody takes roles back meanwhile
            row, links, target = self._open(connection, token, hold=True)
            put_grant(connection, str(owner(holder)), target, role, self._now(), label=row.label, name=name)
            if links is cohort_links:
                closed = {"closed_at": to_time(self._now())}
                connection.execute(update(links).filter_by(token=row.token).values(closed))
        return target

    def _open(self, connection: Connection, token: str, *, hold: bool = False) -> tuple[Row[Any], Table, str]:
        kept = hashed(checked_id(token))
        for links, to in _KINDS:
            query = select(links).filter_by(token=kept)
            row = connection.execute(query.with_for_update() if hold else query).one_or_none()
            if row is None:
                continue
            if row.closed_at is not None:
                raise StoreError("This link was closed. Fix: ask whoever sent it for a new one.")
            if to_time(self._now()) >= row.expires_at:
                raise StoreError("This link has expired. Fix: ask whoever sent it for a new one.")
            return row, links, str(row._mapping[to.name])
        raise NotFound("This link leads nowhere. Fix: copy the whole link, or ask for a new one.")

    def open_links(self, target: str) -> tuple[OpenLink, ...]:
        """Return the links by which somebody may still come to an assessment or a cohort, the first one first."""
        now = to_time(self._now())
        links: list[OpenLink] = []
        with self._database.reading() as connection:
            for table, to in _KINDS:
                query = select(table.c.label, table.c.made_at, table.c.expires_at)
                query = query.where(to == checked_id(target), table.c.closed_at.is_(None), table.c.expires_at > now)
                links += (
                    OpenLink(row.label, from_time(row.made_at), from_time(row.expires_at))
                    for row in connection.execute(query)
                )
        return tuple(sorted(links, key=lambda one: one.made_at))

    def close_links(self, target: str) -> None:
        """Let no link made so far lead to an assessment or a cohort any more."""
        with self._database.writing() as connection:
            close_links(connection, target, self._now())


def close_links(connection: Connection, target: str, now: datetime) -> None:
    """Close the links that lead to something."""
    for links, to in _KINDS:
        still_open = update(links).where(to == checked_id(target), links.c.closed_at.is_(None))
        connection.execute(still_open.values(closed_at=to_time(now)))
