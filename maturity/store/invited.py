"""What a center's link into a round leads to: begin its assessment there, or bring one that it has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from maturity.assessment.answers import Assessment
from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.beginning import begin_draft
from maturity.store.counting import count, newest
from maturity.store.database import Database
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
                raise StoreError(
                    "A private copy can't answer a round. Nothing was changed. "
                    "Fix: take the assessment that it is part of."
                )
            if row.framework_checksum != period.framework_checksum:
                raise _other_version(period)
            if connection.execute(select(entries.c.id).filter_by(assessment_id=row.id, round_id=period.id)).first():
                raise StoreError(
                    "This assessment answers the round for another center already. Nothing was changed. "
                    "Fix: begin a new one for this center."
                )
            connection.execute(update(entries).filter_by(id=entry.id).values(assessment_id=row.id))
            for submitted in newest(connection, entries.c.id == entry.id).values():
                count(connection, entry.id, submitted.id, now)


def _entry(connection: Connection, token: str, *, hold: bool = False) -> Row[Any]:
    wanted = select(entries).filter_by(token=hashed(checked_id(token)))
    row = connection.execute(wanted.with_for_update() if hold else wanted).one_or_none()
    if row is None:
        raise NotFound("This link leads to no round. Fix: ask whoever sent it for the whole link, or a new one.")
    return row


def _taking_part(connection: Connection, token: str, now: datetime) -> tuple[Row[Any], Row[Any]]:
    """Return the entry of a token, held, and its round, which is open until this transaction ends."""
    period = found(connection, rounds, _entry(connection, token).round_id, "shared")
    entry = _entry(connection, token, hold=True)
    if period.closed_at is not None:
        raise StoreError(
            f"The round '{period.name}' is closed. Nothing was changed. Fix: ask whoever runs it to open it again."
        )
    if to_time(now) >= entry.expires_at:
        raise StoreError("This link has expired. Nothing was changed. Fix: ask whoever sent it for a new one.")
    if entry.assessment_id is not None:
        raise StoreError(
            "This center has begun already. Nothing was changed. Fix: open the link again to go on with what was begun."
        )
    return entry, period


def _other_version(period: Row[Any]) -> StoreError:
    return StoreError(
        f"The round '{period.name}' asks by '{period.framework_id}' {period.framework_version} as it was when it was "
        "opened, and this is another framework or version. Nothing was changed. "
        "Fix: open the link again, and begin there."
    )
