"""Entries as the facilitator sees them: who has started, how far everybody is, and what counts."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, case, func, select

from maturity.store.counting import newest
from maturity.store.database import Database
from maturity.store.round_records import Entry, EntryOfAssessment, Round
from maturity.store.round_rows import CENTER, ROUND, center_of, found, round_of
from maturity.store.rows import checked_id
from maturity.store.schema import assessments, centers, cohorts, entries, fields, rounds
from maturity.store.values import Section, from_time

# How a stored answer begins that has a state, and one that says "don't know": counting them in the database spares
# reading every answer of every center. test_entries.py holds this against how answers are stored.
REPLIED = '{"state":"'
DONT_KNOW = '{"state":"dont_know"'


class Entries:
    """The part of a store that knows how far the centers of a round are; `Store.rounds` is the one to use."""

    _database: Database

    def entries(self, round_id: str) -> tuple[Entry, ...]:
        """Return the entries of a round, in the order in which the centers were added."""
        with self._database.reading() as connection:
            row = found(connection, rounds, round_id)
            return _entries(connection, entries.c.round_id == row.id, {row.id} if row.closed_at else set())

    def of_assessment(self, assessment_id: str) -> tuple[EntryOfAssessment, ...]:
        """Return the rounds that an assessment answers, the first one first; none for one that answers no round."""
        which = entries.c.assessment_id == checked_id(assessment_id)
        query = select(entries.c.id, cohorts.c.name, *ROUND).join(rounds, rounds.c.id == entries.c.round_id)
        query = query.join(cohorts, cohorts.c.id == rounds.c.cohort_id).where(which)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(rounds.c.opened_at, rounds.c.id)).all()
            periods = {row[0]: (row[1], round_of(row[2:])) for row in rows}
            closed = {period.id for _, period in periods.values() if not period.open}
            of_it = {entry.id: entry for entry in _entries(connection, which, closed)} if rows else {}
        return tuple(EntryOfAssessment(of_it[id_], *period) for id_, period in periods.items())

    def trend(self, center_id: str) -> tuple[tuple[Round, str | None], ...]:
        """Return the rounds that a center was invited to, the first one first, with the snapshot that counts."""
        query = select(entries.c.snapshot_id, *ROUND).join(rounds, rounds.c.id == entries.c.round_id)
        query = query.where(entries.c.center_id == checked_id(center_id)).order_by(rounds.c.number)
        with self._database.reading() as connection:
            found(connection, centers, center_id)
            return tuple((round_of(row[1:]), row[0]) for row in connection.execute(query))


def _entries(connection: Connection, which: ColumnElement[bool], closed: set[str]) -> tuple[Entry, ...]:
    """Return some entries; how many questions that takes doesn't depend on how many they are."""
    query = (
        select(entries, assessments.c.created_at, assessments.c.updated_at, *(one.label(None) for one in CENTER))
        .join(centers, centers.c.id == entries.c.center_id)
        .outerjoin(assessments, assessments.c.id == entries.c.assessment_id)
        .where(which)
        .order_by(centers.c.number)
    )
    rows = connection.execute(query).all()
    bound = select(entries.c.assessment_id).where(which)
    replies = _replies(connection, fields.c.assessment_id.in_(bound))
    copies = select(assessments.c.part_of, func.max(assessments.c.updated_at))
    copied = {
        row[0]: row[1]
        for row in connection.execute(copies.where(assessments.c.part_of.in_(bound)).group_by(assessments.c.part_of))
    }
    submitted = newest(connection, which)
    return tuple(
        _entry(
            row,
            replies.get(row.assessment_id, (0, 0)),
            copied.get(row.assessment_id),
            submitted.get(row.id),
            row.round_id in closed,
        )
        for row in rows
    )


def _entry(row: Row[Any], replies: tuple[int, int], copied: str | None, last: Any, closed: bool) -> Entry:
    # Private copies of a team are at work, too. Times sort as text.
    active = max(row.updated_at or "", copied or "", last.submitted_at if last else "")
    return Entry(
        id=row.id,
        round_id=row.round_id,
        center=center_of(row[-len(CENTER) :]),
        invited_at=from_time(row.invited_at),
        expires_at=from_time(row.expires_at),
        assessment_id=row.assessment_id,
        started_at=from_time(row.created_at) if row.created_at else None,
        last_activity=from_time(active) if active else None,
        replied=replies[0],
        dont_know=replies[1],
        snapshot_id=row.snapshot_id,
        counted_at=from_time(row.counted_at) if row.counted_at else None,
        late=bool(row.late),
        waiting_late=last.id if closed and last and last.id != row.snapshot_id else None,
    )


def _replies(connection: Connection, which: ColumnElement[bool]) -> dict[str, tuple[int, int]]:
    begins_with = [
        func.count(case((func.substr(fields.c.value, 1, len(how)) == how, 1))) for how in (REPLIED, DONT_KNOW)
    ]
    query = select(fields.c.assessment_id, *begins_with).where(which, fields.c.section == Section.ANSWER.value)
    rows = connection.execute(query.where(fields.c.aside == 0).group_by(fields.c.assessment_id))
    return {row[0]: (row[1], row[2]) for row in rows}
