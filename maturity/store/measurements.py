"""What was measured of a center's own extract: kept whole by assessment, and in few figures beside its answers.

The two are put, replaced and removed together, so a draft never shows figures of another measurement.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from maturity.assessment.measured import Measured
from maturity.errors import StoreError
from maturity.store.database import Database
from maturity.store.records import Measurement
from maturity.store.rows import PUT, TOUCH, checked_id, row_of
from maturity.store.schema import fields, measurements
from maturity.store.values import FIGURES, Section, encode, from_time, to_time

MAX_EXTRACT = 200


class Measurements:
    """The part of a store that knows what was measured; `Store.measured` is the one to use."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def put(self, assessment_id: str, content: str, extract: str, figures: Measured) -> str:
        """Keep a measurement in the place of the one before, with the figures that stand beside answers.

        `content` is the whole of it as text, which the store doesn't read; `extract` finds the kept extract again.
        Returns the id of the measurement. StoreError for a private copy, which says nothing of the center.
        """
        if len(extract) > MAX_EXTRACT:
            raise StoreError("The extract's key is too long, so nothing was stored. Fix: name the extract by its id.")
        id_, now, few = secrets.token_urlsafe(16), to_time(self._now()), encode(Section.MEASURED, figures)
        with self._database.writing() as connection:
            _hold(connection, assessment_id)
            connection.execute(delete(measurements).filter_by(assessment_id=assessment_id))
            made = {"id": id_, "assessment_id": assessment_id, "made_at": now, "extract": extract, "content": content}
            connection.execute(insert(measurements), made)
            connection.execute(PUT, _field(assessment_id) | {"value": few})
            connection.execute(TOUCH, {"touched": assessment_id, "now": now})
        return id_

    def remove(self, assessment_id: str) -> None:
        """Take away what was measured; what was submitted with it stays as it was. Nothing happens without any."""
        with self._database.writing() as connection:
            _hold(connection, assessment_id)
            gone = connection.execute(delete(measurements).filter_by(assessment_id=assessment_id)).rowcount
            gone += connection.execute(delete(fields).filter_by(**_field(assessment_id))).rowcount
            if gone:
                connection.execute(TOUCH, {"touched": assessment_id, "now": to_time(self._now())})

    def read(self, assessment_id: str) -> Measurement | None:
        """Return what was measured; None where nothing was. NotFound if there is no such assessment."""
        wanted = select(measurements).filter_by(assessment_id=checked_id(assessment_id))
        with self._database.reading() as connection:
            row_of(connection, assessment_id)
            row = connection.execute(wanted).one_or_none()
        return None if row is None else Measurement(row.id, from_time(row.made_at), row.extract, row.content)

    def using(self, extract: str) -> tuple[str, ...]:
        """Return the ids of the assessments that an extract was measured for, sorted."""
        wanted = select(measurements.c.assessment_id).filter_by(extract=extract)
        with self._database.reading() as connection:
            return tuple(sorted(connection.execute(wanted).scalars()))


def _hold(connection: Connection, assessment_id: str) -> None:
    if row_of(connection, assessment_id, hold=True).part_of is not None:
        raise StoreError("Private answers say nothing of the center, so nothing was stored. Fix: tell the lead.")


def _field(assessment_id: str) -> dict[str, str]:
    return {"assessment_id": assessment_id, "section": Section.MEASURED.value, "key": FIGURES}
