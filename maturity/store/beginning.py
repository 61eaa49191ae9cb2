"""Begin a draft, empty or with what is said already."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import Connection, insert

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.store.repointing import refit
from maturity.store.rows import owner, pointer
from maturity.store.schema import assessments, fields
from maturity.store.values import fields_of, to_time


def begin_draft(
    connection: Connection, framework: Framework, browser: str | None, assessment: Assessment | None, when: datetime
) -> str:
    """Begin a draft on a framework that is kept already, and return its id, which nobody can guess."""
    id_, now = secrets.token_urlsafe(16), to_time(when)
    head = {"id": id_, "browser": owner(browser), "created_at": now, "updated_at": now}
    connection.execute(insert(assessments), head | pointer(framework))
    said = [
        {"assessment_id": id_, "section": section, "key": key, "value": value, "aside": 0}
        for section, key, value in (fields_of(assessment) if assessment else ())
    ]
    if said:
        connection.execute(insert(fields), said)
        refit(connection, id_, framework)
    return id_
