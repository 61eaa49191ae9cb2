"""Keep a draft as it is at this moment in a snapshot: when it is submitted, and when a private copy is handed in."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from maturity.assessment.snapshot_file import SnapshotRecord
from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store.records import Snapshot
from maturity.store.rows import fields_in_use
from maturity.store.schema import snapshots
from maturity.store.snapshots import MAX_WHO, make_entry, read_entry
from maturity.store.values import assessment_of


def keep_again(
    connection: Connection, assessment_id: str, number: int, framework: Framework, said: SnapshotRecord
) -> None:
    """Keep what was submitted elsewhere, with who and when it was, under an id of its own."""
    when, who = said.submitted_at, said.submitted_by
    entry = make_entry(secrets.token_urlsafe(16), number, framework, said.assessment, who, when)
    connection.execute(insert(snapshots), asdict(entry) | {"assessment_id": assessment_id})


def keep_snapshot(connection: Connection, row: Row[Any], framework: Framework, who: str, when: datetime) -> Snapshot:
    """Keep a draft, whose row is held, as it is now; StoreError if this isn't the framework that it answers."""
    if len(who) > MAX_WHO:
        raise StoreError(
            f"The name of who submits has {len(who)} characters. Nothing was submitted. Fix: shorten it to {MAX_WHO}."
        )
    if (row.framework_id, row.framework_checksum) != (framework.id, framework.checksum):
        raise StoreError(
            f"These answers are for '{row.framework_id}' {row.framework_version} as it was then; the "
            f"framework here is '{framework.id}' {framework.version} with other content. Nothing was "
            "submitted. Fix: move the draft to this framework, look through the answers, then submit."
        )
    assessment = assessment_of(row.framework_id, fields_in_use(connection, row))
    last = connection.execute(select(func.max(snapshots.c.number)).filter_by(assessment_id=row.id)).scalar()
    entry = make_entry(secrets.token_urlsafe(16), (last or 0) + 1, framework, assessment, who, when)
    stored = asdict(entry) | {"assessment_id": row.id}
    connection.execute(insert(snapshots), stored)
    return read_entry(stored)
