"""The store: drafts that are saved field by field, and snapshots of what was submitted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import IntegrityError

from maturity.assessment.answers import Answer, Assessment
from maturity.assessment.snapshot_file import SnapshotRecord
from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store.access_rows import AccessRows
from maturity.store.archive import keep_framework, read_framework
from maturity.store.beginning import begin_draft
from maturity.store.counting import count_submission, leave_rounds, stay_in_round
from maturity.store.database import Database
from maturity.store.drafts import list_drafts, read_answer, read_draft
from maturity.store.measurements import Measurements
from maturity.store.records import Draft, DraftSummary, Snapshot
from maturity.store.repointing import Place, refit
from maturity.store.rounds import Rounds
from maturity.store.rows import OF_CENTER, PUT, TOUCH, checked_id, not_here, pointer, row_of
from maturity.store.schema import assessments, fields, snapshots
from maturity.store.snapshots import read_entry
from maturity.store.submitting import keep_again, keep_snapshot
from maturity.store.teams import Teams
from maturity.store.values import FieldValue, Section, encode, to_time

MAX_KEY = 200
MAX_PLACE = 500

_UNPRINTABLE = re.compile("[\x00-\x1f\ud800-\udfff]")


class Store:
    """Where assessments live; made by open_store. One object serves every thread."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self.teams = Teams(database, now)
        self.rounds = Rounds(database, now)
        self.access = AccessRows(database, now)
        self.measured = Measurements(database, now)

    @property
    def place(self) -> str:
        """Where it is, as a person may read it: a file, or an address without its password."""
        return self._database.place

    def close(self) -> None:
        """Close it; what was saved stays."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Drafts

    def new(
        self,
        framework: Framework,
        browser: str | None,
        assessment: Assessment | None = None,
        submitted: Sequence[tuple[Framework, SnapshotRecord]] = (),
    ) -> str:
        """Begin a draft, empty or with what a file holds, and return its id, which nobody can guess."""
        for one in (framework, *(answered for answered, _ in submitted)):
            keep_framework(self._database, one)
        with self._database.writing() as connection:
            assessment_id = begin_draft(connection, framework, browser, assessment, self._now())
            for number, (answered, record) in enumerate(submitted, start=1):
                keep_again(connection, assessment_id, number, answered, record)
        return assessment_id

    def save(self, assessment_id: str, section: Section, key: str, value: FieldValue | None) -> None:
        """Store one field; once this returns it is kept. None takes it away; a cleared answer is Answer()."""
        field = _field(assessment_id, section, key)
        stored = None if value is None else encode(section, value)
        with self._database.writing() as connection:
            if section in OF_CENTER and row_of(connection, assessment_id).part_of is not None:
                raise StoreError(
                    "Private answers say nothing of the center, so nothing was stored. Fix: tell the lead."
                )
            if stored is not None:
                self._put(connection, field, stored)
                return
            row_of(connection, assessment_id)
            if connection.execute(delete(fields).filter_by(**field)).rowcount:
                self._touch(connection, assessment_id)

    def change_answer(self, assessment_id: str, feature_id: str, change: Callable[[Answer], Answer]) -> Answer:
        """Store what is made of an answer as it stands at that very moment, and return what it was before."""
        field = _field(assessment_id, Section.ANSWER, feature_id)
        with self._database.writing() as connection:
            row_of(connection, assessment_id, hold=True)
            before = read_answer(connection, assessment_id, feature_id)
            self._put(connection, field, encode(Section.ANSWER, change(before)))
        return before

    def _put(self, connection: Connection, field: dict[str, str], stored: str) -> None:
        try:
            changed = connection.execute(PUT, field | {"value": stored}).rowcount
        except IntegrityError as error:  # the only thing a field refers to is its assessment
            raise not_here() from error
        if changed:
            self._touch(connection, field["assessment_id"])

    def _touch(self, connection: Connection, assessment_id: str) -> None:
        connection.execute(TOUCH, {"touched": assessment_id, "now": to_time(self._now())})

    def draft(self, assessment_id: str) -> Draft:
        """Return a draft as it stands now; NotFound if there is none of this id."""
        with self._database.reading() as connection:
            return read_draft(connection, assessment_id)

    def drafts_of(self, browser: str) -> tuple[DraftSummary, ...]:
        """Return the drafts that were begun in this browser or granted to it, the one changed last first."""
        with self._database.reading() as connection:
            return list_drafts(connection, browser)

    def remember_place(self, assessment_id: str, place: str) -> None:
        """Note where the person is, so that they can go on from there; it doesn't count as a change."""
        where = _UNPRINTABLE.sub("", place)[:MAX_PLACE]
        here = update(assessments).filter_by(id=checked_id(assessment_id)).values(place=where)
        with self._database.writing() as connection:
            if not connection.execute(here).rowcount:
                raise not_here()

    def repoint(self, assessment_id: str, framework: Framework) -> tuple[Place, ...]:
        """Move a draft and its private copies to another version of its framework; return what it doesn't ask of it.

        Those are set aside, not deleted: on a version that asks for them they are there again.
        """
        keep_framework(self._database, framework)
        with self._database.writing() as connection:
            row = row_of(connection, assessment_id, hold=True)
            if row.part_of is not None:
                raise StoreError("Private answers move with their assessment. Nothing was changed. Fix: move that one.")
            if row.framework_id != framework.id:
                raise StoreError(
                    f"These answers are for the framework '{row.framework_id}', not '{framework.id}'. "
                    "Nothing was changed. Fix: begin a new assessment for the other framework."
                )
            stay_in_round(connection, assessment_id, framework)
            aside = refit(connection, assessment_id, framework)
            copies = connection.execute(select(assessments.c.id).filter_by(part_of=assessment_id)).scalars().all()
            for copy_id in copies:
                refit(connection, copy_id, framework)
            changes = {"updated_at": to_time(self._now())} | pointer(framework)
            moved = assessments.c.id.in_([assessment_id, *copies])
            connection.execute(update(assessments).where(moved).values(changes))
        return aside

    def delete(self, assessment_id: str) -> None:
        """Delete a draft with its answers, its snapshots and the private copies of it, for good.

        A round that it answers keeps the center's entry, as if nothing had been begun.
        """
        with self._database.writing() as connection:
            row_of(connection, assessment_id, hold=True)
            leave_rounds(connection, assessment_id)
            connection.execute(delete(assessments).filter_by(id=assessment_id))
        self._database.forget()

    # Snapshots

    def submit(self, assessment_id: str, framework: Framework, who: str) -> Snapshot:
        """Keep the draft as it is now in a snapshot that never changes; the draft can go on.

        It counts in every open round that the assessment answers.
        """
        with self._database.writing() as connection:
            row = row_of(connection, assessment_id, hold=True)
            if row.part_of is not None:
                raise StoreError("These are private answers, so nothing was submitted. Fix: hand them in instead.")
            now = self._now()
            snapshot = keep_snapshot(connection, row, framework, who, now)
            count_submission(connection, snapshot, now)
            return snapshot

    def snapshot(self, snapshot_id: str) -> Snapshot:
        """Return what was submitted, checked to be unchanged; NotFound if there is none of this id."""
        wanted = select(snapshots).filter_by(id=checked_id(snapshot_id))
        with self._database.reading() as connection:
            row = connection.execute(wanted).mappings().one_or_none()
        if row is None:
            raise not_here()
        return read_entry(dict(row))

    def snapshots(self, assessment_id: str) -> tuple[Snapshot, ...]:
        """Return everything that was submitted of an assessment, the first one first."""
        wanted = select(snapshots).filter_by(assessment_id=checked_id(assessment_id)).order_by(snapshots.c.number)
        with self._database.reading() as connection:
            row_of(connection, assessment_id)
            rows = connection.execute(wanted).mappings().all()
        return tuple(read_entry(dict(row)) for row in rows)

    def framework(self, checksum: str) -> Framework:
        """Return a framework exactly as it was when a draft or snapshot used it; NotFound if none did."""
        return read_framework(self._database, checksum)


def _field(assessment_id: str, section: Section, key: str) -> dict[str, str]:
    """Return the columns that name a field; StoreError for a key that nothing can be stored under."""
    if not 0 < len(key) <= MAX_KEY or _UNPRINTABLE.search(key):
        raise StoreError("This field has no usable name, so nothing was stored. Fix: answer it on its own page.")
    return {"assessment_id": checked_id(assessment_id), "section": section.value, "key": key}
