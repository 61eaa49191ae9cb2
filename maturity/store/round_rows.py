"""The rows of cohorts, rounds, centers and entries: found, held, and made into records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from sqlalchemy import Connection, Row, Table, select

from maturity.assessment.typed import printable
from maturity.store.refusing import not_found, refusal
from maturity.store.round_records import Center, Round, Sharing
from maturity.store.rows import checked_id
from maturity.store.schema import centers, rounds
from maturity.store.values import from_time

MAX_NAME = 120

CENTER = (centers.c.id, centers.c.number, centers.c.alias, centers.c.name, centers.c.sharing)
"""What a center is made of, in this order."""

ROUND = (
    *(rounds.c.id, rounds.c.cohort_id, rounds.c.number, rounds.c.name),
    *(rounds.c.framework_id, rounds.c.framework_version, rounds.c.framework_checksum),
    *(rounds.c.opened_at, rounds.c.due, rounds.c.closed_at),
)
"""What a round is made of, in this order."""

_SHARING = {one.value: one for one in Sharing}  # quicker than asking the enumeration thousands of times

Hold = Literal["alone", "shared"]
"""Held alone, a row waits for everybody; held shared, only for those who want it alone."""


def found(connection: Connection, table: Table, id_: str, hold: Hold | None = None) -> Row[Any]:
    """Return the row of an id, held against other writers if wanted; NotFound if there is none."""
    query = select(table).filter_by(id=checked_id(id_))
    if hold:
        query = query.with_for_update(read=hold == "shared")
    row = connection.execute(query).one_or_none()
    if row is None:
        raise not_found("no_round")
    return row


def center_of(values: Sequence[Any]) -> Center:
    """Return the center that the columns of CENTER make up."""
    id_, number, alias, name, sharing = values
    return Center(id_, number, alias, name, _SHARING[sharing])


def round_of(values: Sequence[Any]) -> Round:
    """Return the round that the columns of ROUND make up."""
    id_, cohort_id, number, name, framework_id, version, checksum, opened_at, due, closed_at = values
    day = date.fromisoformat(due) if due else None
    times = from_time(opened_at), day, from_time(closed_at) if closed_at else None
    return Round(id_, cohort_id, number, name, framework_id, version, checksum, *times)


def called(name: str, what: Literal["cohort", "center", "round"]) -> str:
    """Return a name as it is kept; StoreError if nothing is left of it or it is too long."""
    kept = " ".join(printable(name).split())
    if not kept:
        raise refusal(f"no_name.{what}")
    if len(kept) > MAX_NAME:
        raise refusal(f"long_name.{what}", length=len(kept), most=MAX_NAME)
    return kept
