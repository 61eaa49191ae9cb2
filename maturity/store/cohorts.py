"""Cohorts: the lasting groups of centers that a facilitator compares, and what each center allows."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, or_, select, update

from maturity.store.database import Database
from maturity.store.digests import forget_digests
from maturity.store.refusing import refusal
from maturity.store.round_records import Center, Cohort, CohortSummary, Sharing
from maturity.store.round_rows import CENTER, ROUND, called, center_of, found, round_of
from maturity.store.rows import checked_id, owner
from maturity.store.schema import centers, cohorts, entries, grants, rounds
from maturity.store.values import from_time, to_time

ALIASES = 26
"""How many aliases a small cohort draws from: with fewer, the one that is left would tell who came last."""


class Cohorts:
    """The part of a store that knows which centers belong together; `Store.rounds` is the one to use."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def new_cohort(self, name: str, browser: str | None) -> str:
        """Begin a cohort without centers and return its id, which nobody can guess."""
        id_ = secrets.token_urlsafe(16)
        made = {"id": id_, "name": called(name, "cohort"), "owner": owner(browser), "created_at": to_time(self._now())}
        with self._database.writing() as connection:
            connection.execute(insert(cohorts), made)
        return id_

    def cohort(self, cohort_id: str) -> Cohort:
        """Return a cohort with its centers and rounds; NotFound if there is none of this id."""
        with self._database.reading() as connection:
            row = found(connection, cohorts, cohort_id)
            members = connection.execute(select(*CENTER).filter_by(cohort_id=row.id).order_by(centers.c.number)).all()
            periods = connection.execute(select(*ROUND).filter_by(cohort_id=row.id).order_by(rounds.c.number)).all()
        members_, periods_ = tuple(map(center_of, members)), tuple(map(round_of, periods))
        return Cohort(row.id, row.name, from_time(row.created_at), members_, periods_)

    def cohorts_of(self, browser: str) -> tuple[CohortSummary, ...]:
        """Return the cohorts that were begun in this browser or granted to it, the first one first."""
        holder = owner(browser)
        granted = select(grants.c.target).filter_by(holder=holder)
        query = select(
            cohorts.c.id,
            cohorts.c.name,
            select(func.count()).select_from(centers).where(centers.c.cohort_id == cohorts.c.id).scalar_subquery(),
            select(func.count()).select_from(rounds).where(rounds.c.cohort_id == cohorts.c.id).scalar_subquery(),
        ).where(or_(cohorts.c.owner == holder, cohorts.c.id.in_(granted)))
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(cohorts.c.created_at, cohorts.c.id)).all()
        return tuple(CohortSummary(*row) for row in rows)

    def cohort_of(self, id_: str) -> str:
        """Return the cohort that a round, a center or an entry belongs to; NotFound if it is none of them."""
        of_entry = select(rounds.c.cohort_id).join(entries).where(entries.c.id == checked_id(id_))
        with self._database.reading() as connection:
            for query in (select(rounds.c.cohort_id).filter_by(id=id_), of_entry):
                if known := connection.execute(query).scalar():
                    return str(known)
            return str(found(connection, centers, id_).cohort_id)

    def rename_cohort(self, cohort_id: str, name: str) -> None:
        """Call a cohort something else."""
        with self._database.writing() as connection:
            found(connection, cohorts, cohort_id)
            connection.execute(update(cohorts).filter_by(id=cohort_id).values(name=called(name, "cohort")))

    def delete_cohort(self, cohort_id: str) -> None:
        """Delete a cohort with its centers and rounds, for good; what the centers answered stays theirs."""
        with self._database.writing() as connection:
            found(connection, cohorts, cohort_id, "alone")
            forget_digests(connection, select(centers.c.id).filter_by(cohort_id=cohort_id))
            connection.execute(delete(grants).filter_by(target=cohort_id))
            connection.execute(delete(cohorts).filter_by(id=cohort_id))
        self._database.forget()

    # Centers

    def add_centers(self, cohort_id: str, names: Sequence[str]) -> tuple[Center, ...]:
        """Add centers to a cohort, all of them or none; StoreError for a name that is there already."""
        wanted = [called(name, "center") for name in names]
        with self._database.writing() as connection:
            found(connection, cohorts, cohort_id, "alone")
            there = connection.execute(
                select(centers.c.number, centers.c.alias, centers.c.name).filter_by(cohort_id=cohort_id)
            ).all()
            known = {row.name.casefold() for row in there}
            for name in wanted:
                _once(name, known)
                known.add(name.casefold())
            last = max((row.number for row in there), default=0)
            aliases = _drawn({row.alias for row in there}, len(wanted))
            added = tuple(
                Center(secrets.token_urlsafe(16), last + place, alias, name, Sharing.ALIAS)
                for place, (alias, name) in enumerate(zip(aliases, wanted, strict=True), start=1)
            )
            rows = [
                {"id": one.id, "cohort_id": cohort_id, "number": one.number, "alias": one.alias}
                | {"name": one.name, "sharing": one.sharing.value}
                for one in added
            ]
            if rows:
                connection.execute(insert(centers), rows)
        return added

    def rename_center(self, center_id: str, name: str) -> None:
        """Call a center something else; StoreError if another one of its cohort has that name."""
        wanted = called(name, "center")
        with self._database.writing() as connection:
            cohort_id = found(connection, centers, center_id).cohort_id
            found(connection, cohorts, cohort_id, "alone")
            others = select(centers.c.name).filter_by(cohort_id=cohort_id).where(centers.c.id != center_id)
            _once(wanted, {one.casefold() for one in connection.execute(others).scalars()})
            connection.execute(update(centers).filter_by(id=center_id).values(name=wanted))

    def remove_center(self, center_id: str) -> None:
        """Delete a center with its entries in every round, for good; what it answered stays its own."""
        with self._database.writing() as connection:
            found(connection, centers, center_id, "alone")
            forget_digests(connection, select(centers.c.id).filter_by(id=center_id))
            connection.execute(delete(centers).filter_by(id=center_id))
        self._database.forget()

    def share(self, center_id: str, sharing: Sharing) -> None:
        """Keep what a center allows its cohort to see of it, in every round."""
        with self._database.writing() as connection:
            found(connection, centers, center_id)
            connection.execute(update(centers).filter_by(id=center_id).values(sharing=sharing.value))


def _once(name: str, known: set[str]) -> None:
    if name.casefold() in known:
        raise refusal("center_twice", name=name)


def _drawn(taken: set[int], how_many: int) -> list[int]:
    pool = set(range(1, max(ALIASES, 2 * (len(taken) + how_many)) + 1)) - taken
    return secrets.SystemRandom().sample(sorted(pool), how_many)
