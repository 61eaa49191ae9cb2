"""Several people answer one assessment, each in a private copy: invitations by link, who joined, what was handed in.

The assessment itself stays the one that counts. A private copy is a draft of its own under an id of its own; the only
thing that leads from the assessment to what its members say are the snapshots that they handed in.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from maturity.assessment.typed import printable
from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.database import Database
from maturity.store.drafts import answers_given
from maturity.store.records import Invitation, Joined, Team
from maturity.store.refusing import refusal
from maturity.store.rows import checked_id, fields_in_use, owner, row_of
from maturity.store.schema import assessments, invitations, members, snapshots
from maturity.store.submitting import keep_snapshot
from maturity.store.tokens import hashed, token_of
from maturity.store.values import assessment_of, to_time

MAX_NAME = 80
MAX_MEMBERS = 50
"""Private copies of one assessment: a link that got into wrong hands shall not fill the disk."""

# Built once, because every question asks it.
_COPY = assessments.alias()
_COUNTED = (
    select(snapshots.c.id)
    .join(members, members.c.handed_in == snapshots.c.id)
    .join(_COPY, _COPY.c.id == members.c.id)
    .join(assessments, assessments.c.id == _COPY.c.part_of)
    .where(assessments.c.id == bindparam("whole"))
    .where(snapshots.c.framework_checksum == assessments.c.framework_checksum)
    .order_by(snapshots.c.id)
)


class Teams:
    """The part of a store that knows who answers together; `Store.teams` is the one to use."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    # For the lead

    def invite(self, assessment_id: str) -> str:
        """Open an invitation and return its token; the one that was open before is closed."""
        seed, now = secrets.token_urlsafe(16), to_time(self._now())
        with self._database.writing() as connection:
            _whole(connection, assessment_id)
            token = token_of(assessment_id, seed)
            _close(connection, assessment_id, now)
            opened = {"token": hashed(token), "assessment_id": assessment_id, "seed": seed, "opened_at": now}
            connection.execute(insert(invitations), opened)
        return token

    def close_invitation(self, assessment_id: str) -> None:
        """Let nobody else join; who has joined goes on, and may still hand in."""
        with self._database.writing() as connection:
            _whole(connection, assessment_id)
            _close(connection, assessment_id, to_time(self._now()))

    def team(self, assessment_id: str) -> Team:
        """Return who has joined, in the order of joining, and the token of the open invitation."""
        with self._database.reading() as connection:
            row = row_of(connection, assessment_id)
            seed = connection.execute(
                select(invitations.c.seed).filter_by(assessment_id=row.id, closed_at=None)
            ).scalar_one_or_none()
            mine = assessments.c.part_of == row.id
            given = answers_given(connection, mine)
            of_it = select(members).join(assessments, members.c.id == assessments.c.id).where(mine)
            found = connection.execute(of_it.order_by(members.c.number)).all()
        joined = (Joined(one.number, one.name, given[one.id], one.handed_in is not None) for one in found)
        return Team(None if seed is None else token_of(row.id, seed), tuple(joined))

    def handed_in(self, assessment_id: str) -> tuple[str, ...]:
        """Return the ids of the snapshots that count: the latest of each member, of the assessment's own framework.

        They come in an order that says nothing of who handed them in.
        """
        with self._database.reading() as connection:
            return tuple(connection.execute(_COUNTED, {"whole": checked_id(assessment_id)}).scalars())

    # For those who are invited

    def invitation(self, token: str, browser: str) -> Invitation:
        """Return what a link leads to; NotFound if it never was an invitation, or its assessment is gone."""
        with self._database.reading() as connection:
            found, row = _invited(connection, token)
            mine = {"part_of": row.id, "browser": owner(browser)}
            copy = select(assessments.c.id).filter_by(**mine).order_by(assessments.c.created_at).limit(1)
            return Invitation(
                center=assessment_of(row.framework_id, fields_in_use(connection, row)).name,
                framework_checksum=row.framework_checksum,
                open=found.closed_at is None,
                mine=connection.execute(copy).scalar_one_or_none(),
            )

    def join(self, token: str, browser: str, name: str) -> str:
        """Begin a private copy without any answer and return its id; StoreError if the invitation is closed."""
        now = to_time(self._now())
        with self._database.writing() as connection:
            found, row = _invited(connection, token, hold=True)
            if found.closed_at is not None:
                raise refusal("team_closed")
            of_it = members.join(assessments, members.c.id == assessments.c.id)
            counted = select(func.count(), func.max(members.c.number)).select_from(of_it)
            n, last = connection.execute(counted.where(assessments.c.part_of == row.id)).one()
            if n >= MAX_MEMBERS:
                raise refusal("team_full", most=MAX_MEMBERS)
            copy = {
                "id": secrets.token_urlsafe(16),
                "browser": owner(browser),
                "created_at": now,
                "updated_at": now,
                "part_of": row.id,
                "framework_id": row.framework_id,
                "framework_version": row.framework_version,
                "framework_checksum": row.framework_checksum,
            }
            connection.execute(insert(assessments), copy)
            called = " ".join(printable(name).split())[:MAX_NAME]
            member = {"id": copy["id"], "number": (last or 0) + 1, "name": called, "joined_at": now}
            connection.execute(insert(members), member)
        return str(copy["id"])

    def hand_in(self, copy_id: str, framework: Framework) -> None:
        """Let what a private copy says now count in the spread, in the place of what was handed in before."""
        with self._database.writing() as connection:
            row = row_of(connection, copy_id, hold=True)
            if row.part_of is None:
                raise StoreError("This is no private copy, so it can't be handed in. Fix: submit it instead.")
            snapshot = keep_snapshot(connection, row, framework, "", self._now())
            connection.execute(update(members).filter_by(id=row.id).values(handed_in=snapshot.id))


def _whole(connection: Connection, assessment_id: str) -> None:
    """Hold an assessment against other writers; StoreError if it is a private copy, which invites nobody."""
    if row_of(connection, assessment_id, hold=True).part_of is not None:
        raise StoreError("A private copy can't be answered as a team. Fix: open the assessment that it is part of.")


def _close(connection: Connection, assessment_id: str, now: str) -> None:
    still_open = update(invitations).filter_by(assessment_id=assessment_id, closed_at=None)
    connection.execute(still_open.values(closed_at=now))


def _invited(connection: Connection, token: str, *, hold: bool = False) -> tuple[Row[Any], Row[Any]]:
    """Return the invitation of a token and the row of its assessment, held if wanted before it is looked at."""
    wanted = select(invitations).filter_by(token=hashed(checked_id(token)))
    found = connection.execute(wanted).one_or_none()
    if found is None:
        raise NotFound("This link leads to no invitation. Fix: ask whoever sent it for the whole link, or a new one.")
    row = row_of(connection, found.assessment_id, hold=hold)
    return connection.execute(wanted).one() if hold else found, row
