"""What is counted of a kept extract for the record of its import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import duckdb

from maturity.measures.casting import DIGITS, UNREADABLE, form_counts
from maturity.measures.cells import CAST, TIMES, Cells
from maturity.measures.columns import NAMES, TABLE, Channel, Status
from maturity.measures.mapping import Mapping
from maturity.measures.record import Cast, Clock, Unmapped
from maturity.measures.scope import stamp
from maturity.measures.shared_words import channel_groups, folded, status_groups

MOST_WORDS = 50


@dataclass(frozen=True)
class Counted:
    """The counts of one kept table."""

    rows: int
    casts: tuple[Cast, ...]  # without their examples
    clocks: dict[str, Clock]
    first: datetime | None
    last: datetime | None
    ids: int  # rows with an id
    distinct_ids: int


def count(connection: duckdb.DuckDBPyConnection, cells: Cells, made_at: datetime) -> Counted:
    """Count the table `requests`."""
    by_forms = dict(connection.execute(f"SELECT read_by, count(*) FROM {TABLE} GROUP BY read_by").fetchall())
    now = stamp(made_at)
    midnights = ", ".join(f"count(*) FILTER (date_trunc('day', {name}) = {name}), count({name})" for name in TIMES)
    latest = ", ".join(f"max({name}) FILTER ({name} <= {now})" for name in TIMES[:3])
    found = connection.execute(
        f"SELECT {midnights}, {latest}, min(requested_datetime), count(service_request_id), "
        f"count(DISTINCT hash(service_request_id)) FILTER (service_request_id IS NOT NULL) FROM {TABLE}"
    ).fetchall()[0]
    clocks = {name: _clock(*found[2 * place : 2 * place + 2]) for place, name in enumerate(TIMES)}
    ends = [moment for moment in found[8:11] if moment is not None]
    return Counted(
        rows=sum(by_forms.values()),
        casts=tuple(_cast(cells, name, by_forms) for name in cells.cast),
        clocks=clocks,
        first=found[11],
        last=max(ends, default=None),
        ids=found[12],
        distinct_ids=found[13],
    )


def identical_rows(connection: duckdb.DuckDBPyConnection) -> int:
    """Return how many rows repeat an earlier one in every kept cell; only rows that share an id can."""
    kept = ", ".join(name for name in NAMES if name != "row")
    repeated = f"SELECT service_request_id FROM {TABLE} GROUP BY service_request_id HAVING count(*) > 1"
    same = f"hash({kept})"
    query = (
        f"SELECT count(*) - count(DISTINCT {same}) FROM {TABLE} "
        f"WHERE service_request_id IS NULL OR service_request_id IN ({repeated})"
    )
    return int(connection.execute(query).fetchall()[0][0])


def unmapped(connection: duckdb.DuckDBPyConnection, mapping: Mapping) -> tuple[Unmapped, ...]:
    """Return the words of states and channels that the mapping doesn't know, the most frequent first."""
    found: list[Unmapped] = []
    for column, group, unknown, grouping in (
        ("status_description", "status", Status.UNKNOWN, status_groups(mapping)),
        ("source", "channel", Channel.UNKNOWN, channel_groups(mapping)),
    ):
        query = (
            f"SELECT {column}, count(*) AS rows FROM {TABLE} WHERE {group} = '{unknown}' AND {column} IS NOT NULL "
            f"GROUP BY {column} ORDER BY rows DESC, {column} LIMIT {MOST_WORDS}"
        )
        told = connection.execute(query).fetchall()
        found += [
            Unmapped(column=column, text=text, rows=rows) for text, rows in told if not grouping.group(folded(text))
        ]
    return tuple(found)


def unreadable_rows(connection: duckdb.DuckDBPyConnection, column: str, most: int) -> list[int]:
    """Return the first rows whose cell in a column no form reads."""
    digit = f"(read_by // {DIGITS ** CAST.index(column)}) % {DIGITS}"
    query = f"SELECT row FROM {TABLE} WHERE {digit} = {UNREADABLE} ORDER BY row LIMIT {most}"
    return [row for (row,) in connection.execute(query).fetchall()]


def _clock(midnights: int, stamps: int) -> Clock:
    """Return how fine a clock is: of days, where at least half of its stamps stand at midnight."""
    if not stamps:
        return Clock.NONE
    return Clock.DAY if midnights * 2 >= stamps else Clock.TIME


def _cast(cells: Cells, name: str, by_forms: dict[int, int]) -> Cast:
    forms, blank, failed = form_counts(by_forms, CAST.index(name), cells.forms(name))
    return Cast(column=name, headers=cells.headers[name], forms=forms, blank=blank, failed=failed)
