"""Reading drafts: one as a whole, or a browser's in a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, bindparam, func, or_, select

from maturity.assessment.answers import UNANSWERED, Answer, State
from maturity.store.records import Draft, DraftSummary, Member, Submitted
from maturity.store.rows import checked_id, fields_in_use, owner, row_of
from maturity.store.schema import assessments, fields, grants, members, snapshots
from maturity.store.values import Section, assessment_of, decode, from_time

# Built once, because they run with every page and every answer.
_SUBMITTED = (
    select(snapshots.c.id, snapshots.c.number, snapshots.c.submitted_at)
    .where(snapshots.c.assessment_id == bindparam("of"))
    .order_by(snapshots.c.number)
)
_ANSWER = select(fields.c.value).where(
    fields.c.assessment_id == bindparam("of"),
    fields.c.section == Section.ANSWER.value,
    fields.c.key == bindparam("feature"),
    fields.c.aside == 0,
)


def read_draft(connection: Connection, assessment_id: str) -> Draft:
    """Return a draft as it stands now; NotFound if there is none of this id."""
    row = row_of(connection, assessment_id)
    member = _members(connection, members.c.id == row.id)[row.id] if row.part_of else None
    return Draft(
        id=row.id,
        framework_id=row.framework_id,
        framework_version=row.framework_version,
        framework_checksum=row.framework_checksum,
        assessment=assessment_of(row.framework_id, fields_in_use(connection, row)),
        created_at=from_time(row.created_at),
        updated_at=from_time(row.updated_at),
        place=row.place,
        submitted=() if member else _submitted(connection, assessment_id),
        member=member,
    )


def read_answer(connection: Connection, assessment_id: str, feature_id: str) -> Answer:
    """Return one answer as it stands now; an unanswered one where there is none."""
    stored = connection.execute(_ANSWER, {"of": checked_id(assessment_id), "feature": feature_id}).scalar()
    found: Answer = UNANSWERED if stored is None else decode(Section.ANSWER, feature_id, stored)
    return found


def list_drafts(connection: Connection, browser: str) -> tuple[DraftSummary, ...]:
    """Return the drafts that were begun in a browser or granted to it, the one changed last first."""
    holder = owner(browser)
    granted = select(grants.c.target).filter_by(holder=holder)
    mine = or_(assessments.c.browser == holder, assessments.c.id.in_(granted))
    found = connection.execute(select(assessments).where(mine).order_by(assessments.c.updated_at.desc())).all()
    times = select(snapshots.c.assessment_id, func.count()).join(assessments).where(mine)
    submitted = {row[0]: row[1] for row in connection.execute(times.group_by(snapshots.c.assessment_id))}
    given = answers_given(connection, mine)
    whole = {row.id: row.part_of or row.id for row in found}
    names = _names(connection, set(whole.values()))
    private = any(row.part_of for row in found)
    member = _members(connection, mine) if private else {}
    return tuple(
        DraftSummary(
            id=row.id,
            framework_id=row.framework_id,
            framework_checksum=row.framework_checksum,
            name=names.get(whole[row.id], ""),
            answers_given=given[row.id],
            updated_at=from_time(row.updated_at),
            times_submitted=0 if row.part_of else submitted.get(row.id, 0),
            member=member.get(row.id),
        )
        for row in found
    )


def answers_given(connection: Connection, some: ColumnElement[bool]) -> Counter[str]:
    """Return how many features some assessments have a reply to, by id."""
    said = select(fields).join(assessments).where(some, fields.c.section == Section.ANSWER, fields.c.aside == 0)
    given: Counter[str] = Counter()
    for field in connection.execute(said):
        answer = decode(field.section, field.key, field.value)
        given[field.assessment_id] += answer.state is not State.UNANSWERED
    return given


def _names(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    of_center = {"section": Section.CENTER, "key": "name", "aside": 0}
    said = select(fields).filter_by(**of_center).where(fields.c.assessment_id.in_(ids))
    return {row.assessment_id: str(decode(row.section, row.key, row.value)).strip() for row in connection.execute(said)}


def _members(connection: Connection, some: ColumnElement[bool]) -> dict[str, Member]:
    joined = members.join(assessments, members.c.id == assessments.c.id)
    joined = joined.outerjoin(snapshots, members.c.handed_in == snapshots.c.id)
    found = connection.execute(select(members, snapshots.c.submitted_at).select_from(joined).where(some))
    return {
        row.id: Member(row.number, row.name, from_time(row.submitted_at) if row.submitted_at else None) for row in found
    }


def _submitted(connection: Connection, assessment_id: str) -> tuple[Submitted, ...]:
    found = connection.execute(_SUBMITTED, {"of": assessment_id})
    return tuple(Submitted(one.id, one.number, from_time(one.submitted_at)) for one in found)
