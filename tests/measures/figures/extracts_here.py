"""Extracts for the tests: canonical rows from plain dictionaries, written to Parquet, with the record of an import."""

from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from maturity.measures.columns import COLUMNS, Kind
from maturity.measures.engine import DuckEngine
from maturity.measures.measuring import measure
from maturity.measures.record import Clock, ImportRecord
from maturity.measures.scope import Scope

AS_OF = datetime(2026, 3, 31, 23, 59, 59)
PLAIN = {
    "status": "open",
    "channel": "phone",
    "elected": False,
    "duplicate": False,
    "target_given": True,
}
TIMES = ("requested_datetime", "closed_date", "updated_datetime", "expected_datetime")


def request(**given):
    """One canonical row: what isn't given is empty or plain, and what follows from it is worked out."""
    row = {column.name: None for column in COLUMNS} | PLAIN | given
    row["resident"] = row["channel"] not in ("staff", "system")
    if row["requested_datetime"] and row["closed_date"]:
        row["close_seconds"] = int((row["closed_date"] - row["requested_datetime"]).total_seconds())
    return row


def write(rows: Iterable[Mapping], path: Path) -> None:
    """Write rows as the import does."""
    columns = ", ".join(f'"{column.name}" {column.kind}' for column in COLUMNS)
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"CREATE TABLE made ({columns})")
        lines = [_line(row | {"row": number}) for number, row in enumerate(rows, 1)]
        if lines:
            connection.execute(f"INSERT INTO made VALUES {', '.join(lines)}")
        connection.execute(f"COPY made TO '{path}' (FORMAT parquet)")


def _line(row) -> str:
    return f"({', '.join(_sql(row[column.name], column.kind) for column in COLUMNS)})"


def _sql(value, kind: Kind) -> str:
    if value is None:
        return "NULL"
    return str(value) if kind in (Kind.COUNT, Kind.NUMBER, Kind.FLAG) else "'" + str(value).replace("'", "''") + "'"


def record_of(rows, clocks: Mapping[str, Clock] | None = None, **more) -> ImportRecord:
    """The record of an import of these rows."""
    times = {name: Clock.TIME if any(row[name] for row in rows) else Clock.NONE for name in TIMES}
    made = [row["requested_datetime"] for row in rows if row["requested_datetime"]]
    return ImportRecord(
        **{
            "name": "made.csv",
            "sha256": "0" * 64,
            "size": 1,
            "made_at": AS_OF,
            "kind": "csv",
            "mapping": "made",
            "mapping_sha256": "0" * 64,
            "timezone": "America/New_York",
            "rows": len(rows),
            "clocks": times | dict(clocks or {}),
            "first": min(made, default=None),
            "last": AS_OF,
        }
        | more
    )


@contextmanager
def engine_of(rows):
    """An engine over these rows."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "requests.parquet"
        write(rows, path)
        with DuckEngine(path) as engine:
            yield engine


def measured(rows, as_of=AS_OF, clocks=None, calendar=None, since=None, until=None, **record):
    """Measure rows."""
    with engine_of(rows) as engine:
        return measure(engine, record_of(rows, clocks, **record), Scope(as_of, since, until), calendar)
