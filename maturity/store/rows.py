"""The small questions that every job of the store asks: whose row, is there one, which fields."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, text, update

from maturity.errors import NotFound
from maturity.framework.model import Framework
from maturity.store.refusing import not_found
from maturity.store.schema import assessments, fields
from maturity.store.values import Section

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)

# SQLite and PostgreSQL both know these words. The last line leaves a field that says so already untouched.
PUT = text(
    "INSERT INTO fields (assessment_id, section, key, value, aside)"
    " VALUES (:assessment_id, :section, :key, :value, 0)"
    " ON CONFLICT (assessment_id, section, key) DO UPDATE SET value = excluded.value, aside = 0"
    " WHERE fields.value <> excluded.value OR fields.aside <> 0"
).execution_options(preserve_rowcount=True)

OF_CENTER = (Section.CENTER, Section.MEASURED)
"""What belongs to the center and not to who answers for it."""

# Built once, because they run with every answer and every page.
TOUCH = update(assessments).where(assessments.c.id == bindparam("touched")).values(updated_at=bindparam("now"))
_ROW = select(assessments).where(assessments.c.id == bindparam("wanted"))
_HELD = _ROW.with_for_update()
_OWN = fields.c.assessment_id == bindparam("own")
_OF_WHOLE = (fields.c.assessment_id == bindparam("whole")) & fields.c.section.in_(OF_CENTER)
_FIELDS = select(fields.c.section, fields.c.key, fields.c.value).where(fields.c.aside == 0)
_FIELDS_OF_ONE, _FIELDS_OF_COPY = _FIELDS.where(_OWN), _FIELDS.where(_OWN | _OF_WHOLE)


def owner(browser: str | None) -> str | None:
    """Return what is kept of a browser's secret: a hash, so no reader of the database can pass for it."""
    return None if browser is None else hashlib.sha256(browser.encode("utf-8", "surrogatepass")).hexdigest()


def pointer(framework: Framework) -> dict[str, str]:
    """Return the columns by which an assessment names its framework."""
    return {
        "framework_id": framework.id,
        "framework_version": framework.version,
        "framework_checksum": framework.checksum,
    }


def not_here() -> NotFound:
    """Return the error for an unknown id; it doesn't repeat the id, which may be anyone's text."""
    return not_found("not_here")


def checked_id(given: str) -> str:
    """Return an id that may be looked for; NotFound if it can't be one."""
    if not _ID.fullmatch(given):
        raise not_here()
    return given


def row_of(connection: Connection, assessment_id: str, *, hold: bool = False) -> Row[Any]:
    """Return an assessment's row, held against other writers if wanted; NotFound if there is none."""
    row = connection.execute(_HELD if hold else _ROW, {"wanted": checked_id(assessment_id)}).one_or_none()
    if row is None:
        raise not_here()
    return row


def fields_in_use(connection: Connection, row: Row[Any]) -> list[tuple[str, str, str]]:
    """Return section, key and stored value of every field that the draft's framework asks for.

    A private copy says nothing of the center itself: what is said and measured there is read from the assessment it
    is part of.
    """
    if row.part_of is None:
        found = connection.execute(_FIELDS_OF_ONE, {"own": row.id})
    else:
        found = connection.execute(_FIELDS_OF_COPY, {"own": row.id, "whole": row.part_of})
    return [(row.section, row.key, row.value) for row in found]
