"""An event log beside an extract: how often each request went from closed back to open.

It is read as an extract is: an event is a row whose date is that of the event, with the word for the state after it.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from maturity.measures.cells import Cells, cells_of
from maturity.measures.columns import TABLE, Status
from maturity.measures.engine import literal
from maturity.measures.fingerprint import is_utf8
from maturity.measures.mapping import Columns, Elsewhere, Mapping, TimeColumn
from maturity.measures.reading.kinds import open_extract
from maturity.measures.reading.opened import Opened
from maturity.measures.reading.refusals import reason_of, refused
from maturity.measures.sql_of_import import import_query

_NEEDED = ("service_request_id", "requested_datetime", "status_description")


def count_reopened(
    connection: duckdb.DuckDBPyConnection, events: Path, mapping: Mapping, requests: Path, timezone: str
) -> None:
    """Write into the rows of `requests.parquet` how often the log shows each reopened; ExtractError where it is none.

    A request that the log doesn't know stays without a count. States that are neither open nor closed are passed over;
    of events at the same moment, the one that stands first in the log came first.
    """
    scratch = requests.parent / "events"
    scratch.mkdir()
    opened = open_extract(events, events.name, scratch, is_utf8=is_utf8(events))
    read_by = _mapping(mapping)
    cells = cells_of(read_by, opened, timezone)
    if missing := [name for name in _NEEDED if name not in cells.texts]:
        wanted = ", ".join(getattr(read_by.columns, missing[0]).headers)
        known = ", ".join(header for header in opened.headers if header)
        raise refused(events.name, "events_headers", headers=wanted, known=known)
    staged = scratch / "events.parquet"
    _stage(connection, opened, read_by, cells, staged, events.name)
    connection.execute(f"CREATE TEMPORARY TABLE reopenings AS {_reopenings(staged)}")
    among = f"SELECT COUNT(*) FROM {TABLE} SEMI JOIN reopenings USING (service_request_id)"
    if not connection.execute(among).fetchall()[0][0]:
        raise refused(events.name, "events_unknown")
    joined = (
        f"SELECT r.* REPLACE (e.times AS reopened) FROM {TABLE} AS r"
        f" LEFT JOIN reopenings AS e ON e.service_request_id = r.service_request_id ORDER BY r.row"
    )
    counted = scratch / requests.name
    connection.execute(f"COPY ({joined}) TO {literal(str(counted))} (FORMAT parquet, COMPRESSION snappy)")
    counted.replace(requests)


def _mapping(mapping: Mapping) -> Mapping:
    """Return the mapping by which the log is read: its own headers, and the words and the clock of the extract."""
    log, requested = mapping.event_log, mapping.columns.requested_datetime
    time = TimeColumn(
        headers=log.time.headers,
        time_of_day=log.time.time_of_day,
        forms=(*log.time.forms, *requested.forms),
        stamps=log.time.stamps or requested.stamps,
    )
    columns = Columns(service_request_id=log.service_request_id, requested_datetime=time, status_description=log.status)
    plain = {"closed_from_updated": False, "elected": (), "elsewhere": Elsewhere(), "no_area": (), "targets": ()}
    return mapping.model_copy(update={"columns": columns, **plain})


def _stage(
    connection: duckdb.DuckDBPyConnection, opened: Opened, mapping: Mapping, cells: Cells, staged: Path, name: str
) -> None:
    """Write the events in the order of the log; the words of the extract are tables of the connection already."""
    query = import_query(opened.table, mapping, cells, "")  # without a column that is hashed there is no key
    try:
        connection.execute(f"COPY ({query}) TO {literal(str(staged))} (FORMAT parquet)")
    except duckdb.InterruptException:
        raise
    except duckdb.Error as error:
        if opened.mended is None:
            raise refused(name, "unreadable", reason=reason_of(error)) from error
        _stage(connection, opened.mended(), mapping, cells, staged, name)


def _reopenings(staged: Path) -> str:
    order = "PARTITION BY service_request_id ORDER BY requested_datetime, file_row_number"
    return (
        f"SELECT service_request_id, COUNT(*) FILTER (WHERE status = '{Status.OPEN}' AND before = '{Status.CLOSED}')"
        f" AS times FROM (SELECT service_request_id, status, LAG(status) OVER ({order}) AS before"
        f" FROM read_parquet({literal(str(staged))}, file_row_number = true)"
        f" WHERE service_request_id IS NOT NULL AND requested_datetime IS NOT NULL"
        f" AND status IN ('{Status.OPEN}', '{Status.CLOSED}')) GROUP BY service_request_id"
    )
