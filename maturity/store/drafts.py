"""Reading drafts: one as a whole, or a browser's in a line each."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, func, select

from maturity.assessment.answers import State
from maturity.store.records import Draft, DraftSummary, Submitted
from maturity.store.rows import fields_in_use, owner, row_of
from maturity.store.schema import assessments, fields, snapshots
from maturity.store.values import Section, assessment_of, decode, from_time


def read_draft(connection: Connection, assessment_id: str) -> Draft:
    """Return a draft as it stands now; NotFound if there is none of this id."""
    row = row_of(connection, assessment_id)
    columns = select(snapshots.c.id, snapshots.c.number, snapshots.c.submitted_at)
    submitted = connection.execute(columns.filter_by(assessment_id=assessment_id).order_by(snapshots.c.number))
    return Draft(
        id=row.id,
        framework_id=row.framework_id,
        framework_version=row.framework_version,
        framework_checksum=row.framework_checksum,
        assessment=assessment_of(row.framework_id, fields_in_use(connection, assessment_id)),
        created_at=from_time(row.created_at),
        updated_at=from_time(row.updated_at),
        place=row.place,
        submitted=tuple(Submitted(one.id, one.number, from_time(one.submitted_at)) for one in submitted),
    )


def list_drafts(connection: Connection, browser: str) -> tuple[DraftSummary, ...]:
    """Return the drafts that were begun in a browser, the one changed last first."""
    mine = assessments.c.browser == owner(browser)
    found = connection.execute(select(assessments).where(mine).order_by(assessments.c.updated_at.desc())).all()
    said = select(fields).join(assessments).where(mine, fields.c.aside == 0)
    times = select(snapshots.c.assessment_id, func.count()).join(assessments).where(mine)
    submitted = {row[0]: row[1] for row in connection.execute(times.group_by(snapshots.c.assessment_id))}
    names: dict[str, str] = {}
    given: Counter[str] = Counter()
    for field in connection.execute(said):
        if field.section == Section.ANSWER:
            answer = decode(field.section, field.key, field.value)
            given[field.assessment_id] += answer.state is not State.UNANSWERED
        elif (field.section, field.key) == (Section.CENTER, "name"):
            names[field.assessment_id] = str(decode(field.section, field.key, field.value)).strip()
    return tuple(
        DraftSummary(
            id=row.id,
            framework_id=row.framework_id,
            name=names.get(row.id, ""),
            answers_given=given[row.id],
            updated_at=from_time(row.updated_at),
            times_submitted=submitted.get(row.id, 0),
        )
        for row in found
    )
