"""Rounds: a facilitator opens one for a cohort, invites its centers, closes it, and counts who was late."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Connection, func, insert, select, update

from maturity.framework.model import Framework
from maturity.store.archive import keep_framework
from maturity.store.cohorts import Cohorts
from maturity.store.counting import count, newest
from maturity.store.digests import Digests
from maturity.store.entries import Entries
from maturity.store.invited import Invited
from maturity.store.refusing import not_found, refusal
from maturity.store.round_records import Round
from maturity.store.round_rows import called, found, round_of
from maturity.store.rows import pointer
from maturity.store.schema import centers, cohorts, entries, rounds
from maturity.store.tokens import hashed, token_of
from maturity.store.values import to_time

INVITED_DAYS = 90
"""How long a center's link works, at least."""

AFTER_DUE_DAYS = 30
"""How long it works after the day on which the round is due."""


class Rounds(Cohorts, Entries, Digests, Invited):
    """The part of a store that knows cohorts and their rounds; `Store.rounds` is the one to use."""

    def open_round(
        self, cohort_id: str, framework: Framework, name: str, due: date | None, centers: Sequence[str] | None = None
    ) -> str:
        """Open a round on a framework, invite the centers named or else all of the cohort, and return its id."""
        keep_framework(self._database, framework)
        id_, now = secrets.token_urlsafe(16), self._now()
        head = {"id": id_, "cohort_id": cohort_id, "name": called(name, "round")} | pointer(framework)
        times = {"opened_at": to_time(now), "due": due.isoformat() if due else None}
        with self._database.writing() as connection:
            found(connection, cohorts, cohort_id, "alone")
            last = connection.execute(select(func.max(rounds.c.number)).filter_by(cohort_id=cohort_id)).scalar()
            connection.execute(insert(rounds), head | times | {"number": (last or 0) + 1})
            members = _members(connection, cohort_id)
            _invite(connection, id_, members if centers is None else _of(members, centers), _expiry(now, due), now)
        return id_

    def round(self, round_id: str) -> Round:
        """Return a round; NotFound if there is none of this id."""
        with self._database.reading() as connection:
            return round_of(found(connection, rounds, round_id))

    def invite(self, round_id: str, center_ids: Iterable[str]) -> None:
        """Invite more centers of the cohort to an open round; one that is invited already stays as it is."""
        now = self._now()
        with self._database.writing() as connection:
            row = found(connection, rounds, round_id, "alone")
            if row.closed_at is not None:
                raise refusal("nobody_invited", round=row.name)
            invited = set(connection.execute(select(entries.c.center_id).filter_by(round_id=row.id)).scalars())
            wanted = _of(_members(connection, row.cohort_id), center_ids)
            _invite(connection, row.id, [one for one in wanted if one not in invited], _expiry(now, _due(row.due)), now)

    def tokens(self, round_id: str) -> dict[str, str]:
        """Return the tokens of a round's links, by entry; they can be shown as often as needed."""
        query = select(entries.c.id, entries.c.seed).filter_by(round_id=round_id)
        with self._database.reading() as connection:
            found(connection, rounds, round_id)
            return {row.id: token_of(row.id, row.seed) for row in connection.execute(query)}

    def renew(self, entry_id: str) -> str:
        """Give a center a new link and return its token; the old link leads nowhere any more."""
        seed, now = secrets.token_urlsafe(16), self._now()
        with self._database.writing() as connection:
            entry = found(connection, entries, entry_id, "alone")
            due = _due(found(connection, rounds, entry.round_id).due)
            token = token_of(entry_id, seed)
            renewed = {"token": hashed(token), "seed": seed, "expires_at": to_time(_expiry(now, due))}
            connection.execute(update(entries).filter_by(id=entry_id).values(renewed))
        return token

    def renew_expired(self, round_id: str) -> tuple[str, ...]:
        """Give each center that hasn't begun, and whose link has expired, a new one; return their entries."""
        now = self._now()
        with self._database.writing() as connection:
            due = _due(found(connection, rounds, round_id, "shared").due)
            unused = select(entries.c.id).filter_by(round_id=round_id, assessment_id=None)
            unused = unused.where(entries.c.expires_at <= to_time(now)).order_by(entries.c.id)
            expired = connection.execute(unused.with_for_update()).scalars().all()
            for entry_id in expired:
                seed = secrets.token_urlsafe(16)
                renewed = {"token": hashed(token_of(entry_id, seed)), "seed": seed}
                renewed["expires_at"] = to_time(_expiry(now, due))
                connection.execute(update(entries).filter_by(id=entry_id).values(renewed))
        return tuple(expired)

    def close_round(self, round_id: str) -> None:
        """Close a round: what is submitted from now on waits until somebody counts it."""
        with self._database.writing() as connection:
            if found(connection, rounds, round_id, "alone").closed_at is None:
                closed_at = to_time(self._now())
                connection.execute(update(rounds).filter_by(id=round_id).values(closed_at=closed_at))

    def reopen_round(self, round_id: str) -> None:
        """Open a round again; what was submitted meanwhile counts, and nothing is late any more."""
        now = self._now()
        with self._database.writing() as connection:
            if found(connection, rounds, round_id, "alone").closed_at is not None:
                connection.execute(update(rounds).filter_by(id=round_id).values(closed_at=None))
                query = select(entries.c.id, entries.c.snapshot_id).filter_by(round_id=round_id)
                counts = {row.id: row.snapshot_id for row in connection.execute(query)}
                for entry_id, submitted in newest(connection, entries.c.round_id == round_id).items():
                    if counts[entry_id] != submitted.id:
                        count(connection, entry_id, submitted.id, now)
                connection.execute(update(entries).filter_by(round_id=round_id, late=1).values(late=0))

    def count_late(self, entry_id: str) -> None:
        """Let what a center submitted after the close count; StoreError if nothing waits for that."""
        with self._database.writing() as connection:
            # The round first, as whoever opens it again holds it and then changes its entries.
            found(connection, rounds, found(connection, entries, entry_id).round_id, "shared")
            entry = found(connection, entries, entry_id, "alone")
            submitted = newest(connection, entries.c.id == entry.id).get(entry.id)
            if submitted is None or submitted.id == entry.snapshot_id:
                raise refusal("nothing_late")
            count(connection, entry.id, submitted.id, self._now(), late=True)


def _due(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _expiry(now: datetime, due: date | None) -> datetime:
    enough = now + timedelta(days=INVITED_DAYS)
    return max(enough, datetime.combine(due, time.max, UTC) + timedelta(days=AFTER_DUE_DAYS)) if due else enough


def _members(connection: Connection, cohort_id: str) -> list[str]:
    query = select(centers.c.id).filter_by(cohort_id=cohort_id).order_by(centers.c.number)
    return list(connection.execute(query).scalars())


def _of(members: Sequence[str], wanted: Iterable[str]) -> list[str]:
    """Return the centers wanted, each once, in the order of the cohort; NotFound for one of another cohort."""
    named = set(wanted)
    if named - set(members):
        raise not_found("not_in_cohort")
    return [one for one in members if one in named]


def _invite(connection: Connection, round_id: str, wanted: Sequence[str], until: datetime, now: datetime) -> None:
    rows = []
    for center_id in wanted:
        id_, seed = secrets.token_urlsafe(16), secrets.token_urlsafe(16)
        ids = {"id": id_, "round_id": round_id, "center_id": center_id, "token": hashed(token_of(id_, seed))}
        rows.append(ids | {"seed": seed, "invited_at": to_time(now), "expires_at": to_time(until), "late": 0})
    if rows:
        connection.execute(insert(entries), rows)
