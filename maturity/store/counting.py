"""Which snapshot of an entry counts: the latest submitted while its round is open, or a late one counted by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from maturity.framework.model import Framework
from maturity.store.records import Snapshot
from maturity.store.refusing import refusal
from maturity.store.schema import assessments, entries, grants, rounds, snapshots
from maturity.store.values import to_time


def newest(connection: Connection, which: ColumnElement[bool]) -> dict[str, Any]:
    """Return by entry the newest snapshot (id, submitted_at) that its assessment gave the round: of the round's
    framework, and submitted since it was opened."""
    query = (
        select(entries.c.id.label("entry"), snapshots.c.id, snapshots.c.submitted_at)
        .join(rounds, rounds.c.id == entries.c.round_id)
        .join(snapshots, snapshots.c.assessment_id == entries.c.assessment_id)
        .where(which, snapshots.c.framework_checksum == rounds.c.framework_checksum)
        .where(snapshots.c.submitted_at >= rounds.c.opened_at)
        .order_by(snapshots.c.number)
    )
    return {row.entry: row for row in connection.execute(query)}


def count(connection: Connection, entry_id: str, snapshot_id: str, when: datetime, *, late: bool = False) -> None:
    """Let a snapshot count for an entry, in the place of what counted before."""
    now = {"snapshot_id": snapshot_id, "counted_at": to_time(when), "late": int(late)}
    connection.execute(update(entries).filter_by(id=entry_id).values(now))


def count_submission(connection: Connection, snapshot: Snapshot, when: datetime) -> None:
    """Let what was just submitted count in every open round that its assessment, whose row is held, answers."""
    # All its rounds are held, closed ones too, before looking which are open: a question for the open ones alone would
    # pass over a round that somebody is opening again at this moment, and who opens it can't see this snapshot yet.
    query = (
        select(entries.c.id, rounds.c.closed_at)
        .join(rounds, rounds.c.id == entries.c.round_id)
        .where(entries.c.assessment_id == snapshot.assessment_id)
        .where(rounds.c.framework_checksum == snapshot.framework_checksum)
        .order_by(rounds.c.id)
        .with_for_update(read=True, of=rounds)
    )
    for entry_id in [row.id for row in connection.execute(query) if row.closed_at is None]:
        count(connection, entry_id, snapshot.id, when)


def stay_in_round(connection: Connection, assessment_id: str, framework: Framework) -> None:
    """StoreError if an assessment, whose row is held, answers an open round on another version of its framework."""
    query = (
        select(rounds.c.name, rounds.c.framework_version)
        .join(entries, entries.c.round_id == rounds.c.id)
        .where(entries.c.assessment_id == assessment_id, rounds.c.closed_at.is_(None))
        .where(rounds.c.framework_checksum != framework.checksum)
    )
    if row := connection.execute(query.order_by(rounds.c.opened_at)).first():
        raise refusal("in_round", round=row.name, version=row.framework_version)


def leave_rounds(connection: Connection, assessment_id: str) -> None:
    """Take an assessment, whose row is held, out of its rounds, and all that was granted on it and its copies."""
    gone = {"assessment_id": None, "snapshot_id": None, "counted_at": None, "late": 0}
    connection.execute(update(entries).filter_by(assessment_id=assessment_id).values(gone))
    whole = or_(assessments.c.id == assessment_id, assessments.c.part_of == assessment_id)
    connection.execute(delete(grants).where(grants.c.target.in_(select(assessments.c.id).where(whole))))
