"""Who was granted a role on an assessment or a cohort: given and listed, and whose the thing is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, delete, select, text

from maturity.store.database import Database
from maturity.store.rows import checked_id, not_here, owner
from maturity.store.schema import assessments, cohorts, grants
from maturity.store.values import from_time, to_time

MAX_LABEL = 120
MAX_NAME = 200

_GRANT = text(
    "INSERT INTO grants (holder, target, role, granted_at, label, name)"
    " VALUES (:holder, :target, :role, :granted_at, :label, :name)"
    " ON CONFLICT (holder, target) DO UPDATE SET role = excluded.role, granted_at = excluded.granted_at,"
    " label = excluded.label, name = excluded.name"
)
OWNED = ((assessments, assessments.c.browser), (cohorts, cohorts.c.owner))
"""What can belong to somebody, with the column that says to whom."""


@dataclass(frozen=True)
class Holder:
    """Somebody who was granted a role."""

    id: str
    """A hash of who it is: it tells holders apart, and opens nothing."""
    role: str
    label: str
    """Whom the link was meant for that they came by, as whoever made it wrote."""
    name: str
    """What the account is called that came; empty without a login."""
    granted_at: datetime


class Granting:
    """The part of a store that knows who was granted what; `Store.access` is the one to use. It decides nothing."""

    _database: Database
    _now: Callable[[], datetime]

    def owner_of(self, target: str) -> str | None:
        """Return the hash of whose an assessment or a cohort is, None where that isn't known; NotFound for no such."""
        with self._database.reading() as connection:
            return owned(connection, target)[1]

    def grant(self, holder: str, target: str, role: str, *, label: str = "", name: str = "") -> None:
        """Give somebody a role on an assessment or a cohort, in the place of the one they had."""
        with self._database.writing() as connection:
            owned(connection, target)
            put_grant(connection, str(owner(holder)), target, role, self._now(), label=label, name=name)

    def revoke(self, holder: str, target: str) -> None:
        """Take somebody's role on an assessment or a cohort away; whose it is keeps it."""
        with self._database.writing() as connection:
            connection.execute(delete(grants).filter_by(holder=owner(holder), target=target))

    def roles(self, holder: str, target: str) -> set[str]:
        """Return what somebody was granted on an assessment or a cohort."""
        query = select(grants.c.role).filter_by(holder=owner(holder), target=checked_id(target))
        with self._database.reading() as connection:
            return set(connection.execute(query).scalars())

    def holders(self, target: str) -> tuple[Holder, ...]:
        """Return who was granted a role on an assessment or a cohort, the first one first."""
        return self.people(target)[1]

    def people(self, target: str) -> tuple[str | None, tuple[Holder, ...]]:
        """Return the hash of whose an assessment or a cohort is, as in owner_of, and who was granted a role on it."""
        query = select(grants).filter_by(target=checked_id(target)).order_by(grants.c.granted_at, grants.c.holder)
        with self._database.reading() as connection:
            whose = owned(connection, target)[1]
            rows = connection.execute(query).all()
        return whose, tuple(
            Holder(row.holder, row.role, row.label, row.name, from_time(row.granted_at)) for row in rows
        )


def short(said: str, most: int) -> str:
    """Return what somebody wrote as any database can hold it."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in said[:most])


def put_grant(
    connection: Connection, holder_id: str, target: str, role: str, now: datetime, *, label: str, name: str
) -> None:
    """Give somebody, whose hash is known, a role in the place of the one they had."""
    who = {"holder": holder_id, "label": short(label, MAX_LABEL), "name": short(name, MAX_NAME)}
    connection.execute(_GRANT, who | {"target": target, "role": role, "granted_at": to_time(now)})


def owned(connection: Connection, target: str, *, hold: bool = False) -> tuple[Table, str | None]:
    """Return where something stands and the hash of whose it is; NotFound if there is none of this id."""
    for table, column in OWNED:
        query = select(column).where(table.c.id == checked_id(target))
        if row := connection.execute(query.with_for_update() if hold else query).one_or_none():
            return table, None if row[0] is None else str(row[0])
    raise not_here()
