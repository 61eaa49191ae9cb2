"""What a center's link into a round leads to: begin its assessment there, or bring one that it has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from maturity.assessment.answers import Assessment
from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store.beginning import begin_draft
from maturity.store.counting import count, newest
from maturity.store.database import Database
from maturity.store.refusing import not_found, refusal
from maturity.store.round_records import EntryInvitation
from maturity.store.round_rows import CENTER, ROUND, center_of, found, round_of
from maturity.store.rows import checked_id, row_of
from maturity.store.schema import cohorts, entries, rounds
from maturity.store.tokens import hashed
from maturity.store.values import to_time


class Invited:
    """The part of a store that an invited center meets; `Store.rounds` is the one to use."""

    _database: Database
    _now: Callable[[], datetime]

    def invitation(self, token: str) -> EntryInvitation:
        """Return what a link leads to; NotFound if it never was an invitation, or another one took its place."""
        with self._database.reading() as connection:
            entry = _entry(connection, token)
            period = round_of(connection.execute(select(*ROUND).filter_by(id=entry.round_id)).one())
            center = center_of(connection.execute(select(*CENTER).filter_by(id=entry.center_id)).one())
            cohort = found(connection, cohorts, period.cohort_id).name
            before = (
                select(entries.c.assessment_id)
                .join(rounds, rounds.c.id == entries.c.round_id)
                .where(entries.c.center_id == center.id, rounds.c.number < period.number)
                .where(entries.c.assessment_id.is_not(None))
            )
            earlier = connection.execute(before.order_by(rounds.c.number.desc()).limit(1)).scalar()
        expired = to_time(self._now()) >= entry.expires_at
        # A link that got lost shall not open anything for ever.
        mine, earlier = (None, None) if expired else (entry.assessment_id, earlier)
        return EntryInvitation(entry.id, cohort, period, center, period.open, expired, mine, earlier)

    def start(self, token: str, framework: Framework, browser: str | None, assessment: Assessment | None = None) -> str:
        """Begin a center's assessment in a round, empty or with what is said already, and return its id.

        StoreError if the round is closed, the link has expired, or the center has begun: of two who start at once,
        one does.
        """
        now = self._now()
        with self._database.writing() as connection:
            entry, period = _taking_part(connection, token, now)
            if framework.checksum != period.framework_checksum:
                raise _other_version(period)
            begun = begin_draft(connection, framework, browser, assessment, now)
            connection.execute(update(entries).filter_by(id=entry.id).values(assessment_id=begun))
        return begun

    def bind(self, token: str, assessment_id: str) -> None:
        """Answer a round with an assessment that is there already; what it submitted since the round began counts.

        StoreError as in start, and if it answers another version, is a private copy, or another center's already.
        """
        now = self._now()
        with self._database.writing() as connection:
            row = row_of(connection, assessment_id, hold=True)
            entry, period = _taking_part(connection, token, now)
            if row.part_of is not None:
                raise refusal("private_copy")
            if row.framework_checksum != period.framework_checksum:
                raise _other_version(period)
            if connection.execute(select(entries.c.id).filter_by(assessment_id=row.id, round_id=period.id)).first():
                raise refusal("other_center")
            connection.execute(update(entries).filter_by(id=entry.id).values(assessment_id=row.id))
            for submitted in newest(connection, entries.c.id == entry.id).values():
                count(connection, entry.id, submitted.id, now)


def _entry(connection: Connection, token: str, *, hold: bool = False) -> Row[Any]:
    wanted = select(entries).filter_by(token=hashed(checked_id(token)))
    row = connection.execute(wanted.with_for_update() if hold else wanted).one_or_none()
    if row is None:
        raise not_found("no_invitation")
    return row


def _taking_part(connection: Connection, token: str, now: datetime) -> tuple[Row[Any], Row[Any]]:
    """Return the entry of a token, held, and its round, which is open until this transaction ends."""
    period = found(connection, rounds, _entry(connection, token).round_id, "shared")
    entry = _entry(connection, token, hold=True)
    if period.closed_at is not None:
        raise refusal("round_closed", round=period.name)
    if to_time(now) >= entry.expires_at:
        raise refusal("link_expired")
    if entry.assessment_id is not None:
        raise refusal("center_begun")
    return entry, period


def _other_version(period: Row[Any]) -> StoreError:
    named = {"framework": period.framework_id, "version": period.framework_version}
    return refusal("other_version", round=period.name, **named)
