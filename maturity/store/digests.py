"""What comparing needs of a snapshot that counts: a text that is made once, and that the store doesn't read."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Select, case, delete, exists, func, select, text

from maturity.store.database import Database
from maturity.store.round_records import Counted, Sharing
from maturity.store.round_rows import CENTER, center_of, found
from maturity.store.rows import checked_id
from maturity.store.schema import centers, digests, entries, rounds, snapshots

# SQLite and PostgreSQL both know these words. A snapshot that was deleted meanwhile gets none.
_KEEP = text(
    "INSERT INTO digests (snapshot_id, kind, content)"
    " SELECT id, :kind, :content FROM snapshots WHERE id = :snapshot_id"
    " ON CONFLICT (snapshot_id) DO UPDATE SET kind = excluded.kind, content = excluded.content"
)


class Digests:
    """The part of a store that knows what counts in a round; `Store.rounds` is the one to use."""

    _database: Database

    def counted(self, round_id: str, kind: str) -> tuple[Counted, ...]:
        """Return what counts in a round, in the order of the aliases; a digest of another kind is as good as none."""
        of_kind = (digests.c.snapshot_id == entries.c.snapshot_id) & (digests.c.kind == kind)
        query = (
            select(entries.c.id, entries.c.snapshot_id, digests.c.content, *CENTER)
            .join(centers, centers.c.id == entries.c.center_id)
            .outerjoin(digests, of_kind)
            .where(entries.c.round_id == checked_id(round_id), entries.c.snapshot_id.is_not(None))
        )
        with self._database.reading() as connection:
            found(connection, rounds, round_id)
            rows = connection.execute(query).all()
        # Sorted here, because a database would carry the digests along while it sorts.
        counted = (Counted(row[0], center_of(row[3:]), row[1], row[2]) for row in rows)
        return tuple(sorted(counted, key=lambda one: one.center.alias))

    def invited(self, round_id: str) -> tuple[int, int]:
        """Return how many centers a round has, and how many of them don't want to be compared at all."""
        apart = case((centers.c.sharing == Sharing.NONE.value, 1))
        query = select(func.count(), func.count(apart)).select_from(entries.join(centers))
        with self._database.reading() as connection:
            row = connection.execute(query.where(entries.c.round_id == checked_id(round_id))).one()
        return row[0], row[1]

    def keep_digests(self, kind: str, contents: Mapping[str, str]) -> None:
        """Keep digests by the ids of their snapshots, all at once and in the place of those before.

        One whose snapshot is gone is left out.
        """
        rows = [{"snapshot_id": id_, "kind": kind, "content": content} for id_, content in contents.items()]
        if rows:
            with self._database.writing() as connection:
                connection.execute(_KEEP, rows)


def forget_digests(connection: Connection, of_centers: Select[tuple[str]]) -> None:
    """Delete the digests of what centers submitted, except where it counts for another center as well."""
    answered = select(entries.c.assessment_id).where(entries.c.center_id.in_(of_centers))
    submitted = select(snapshots.c.id).where(snapshots.c.assessment_id.in_(answered))
    elsewhere = exists().where(entries.c.snapshot_id == digests.c.snapshot_id, entries.c.center_id.not_in(of_centers))
    connection.execute(delete(digests).where(digests.c.snapshot_id.in_(submitted), ~elsewhere))
