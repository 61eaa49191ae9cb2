"""Roles that change hands: one that is taken back, and a cohort or an assessment that is handed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, select, update

from maturity.store.database import Database
from maturity.store.granting import OWNED, owned, put_grant
from maturity.store.refusing import refusal
from maturity.store.role_links import close_links
from maturity.store.schema import grants


class TakingBack:
    """The part of a store that knows how roles end; `Store.access` is the one to use. It decides nothing itself."""

    _database: Database
    _now: Callable[[], datetime]

    def take_back(self, target: str, holder_id: str) -> None:
        """Take back the role of one of the holders; the links made so far are closed, or they could come again."""
        with self._database.writing() as connection:
            owned(connection, target, hold=True)
            connection.execute(delete(grants).filter_by(holder=holder_id, target=target))
            close_links(connection, target, self._now())

    def hand_over(self, target: str, holder_id: str, role: str, name: str = "") -> None:
        """Let something belong to one of its holders; whose it was so far stays in the role, under a name.

        StoreError if the holder's role was taken back meanwhile. Links made so far are closed: they are not the new
        owner's.
        """
        with self._database.writing() as connection:
            table, before = owned(connection, target, hold=True)
            granted = select(grants.c.role).filter_by(holder=holder_id, target=target, role=role)
            if connection.execute(granted).first() is None:
                raise refusal("no_role")
            if before is not None and before != holder_id:
                kept = select(grants.c.role).filter_by(holder=before, target=target)
                if connection.execute(kept).first() is None:
                    put_grant(connection, before, target, role, self._now(), label="", name=name)
            column = dict(OWNED)[table]
            connection.execute(update(table).filter_by(id=target).values({column.name: holder_id}))
            close_links(connection, target, self._now())
