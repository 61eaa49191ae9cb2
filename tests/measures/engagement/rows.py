"""Invented requests for the tests of engagement, and an engine over them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from maturity.measures.columns import COLUMNS
from maturity.measures.engine import DuckEngine, literal
from maturity.measures.record import Clock, ImportRecord
from maturity.measures.scope import Scope

AS_OF = datetime(2026, 7, 1)
USUAL: Mapping[str, Any] = {
    "requested_datetime": datetime(2026, 3, 2, 9, 30),
    "closed_date": None,
    "status": "open",
    "channel": "phone",
    "resident": True,
    "service_name": "Pothole",
    "elected": False,
    "duplicate": False,
}

Row = dict[str, Any]


def request(number: int, **given: Any) -> Row:
    """One request as the import would keep it."""
    row = (
        {column.name: None for column in COLUMNS}
        | {"row": number, "service_request_id": f"R{number}"}
        | {**USUAL, **given}
    )
    if row["closed_date"] and row["requested_datetime"]:
        row["close_seconds"] = int((row["closed_date"] - row["requested_datetime"]).total_seconds())
    return row


def record_of(rows: Iterable[Row], **given: Any) -> ImportRecord:
    """What the import would record of these rows."""
    rows = list(rows)
    ids = [row["service_request_id"] for row in rows if row["service_request_id"] is not None]
    when = [row["requested_datetime"] for row in rows if row["requested_datetime"]]
    usual = {
        "name": "requests.csv",
        "sha256": "0" * 64,
        "size": 1,
        "made_at": datetime(2026, 7, 2, tzinfo=UTC),
        "kind": "csv",
        "mapping": "invented",
        "mapping_sha256": "1" * 64,
        "timezone": "America/Chicago",
        "rows": len(rows),
        "repeated_ids": len(ids) - len(set(ids)),
        "first": min(when, default=None),
        "last": max(when, default=None),
        "clocks": {"requested_datetime": Clock.TIME, "closed_date": Clock.TIME},
    }
    return ImportRecord(**usual | given)


def engine_over(rows: Iterable[Row], folder: Path) -> DuckEngine:
    """DuckDB over the rows as the kept table."""
    lines = folder / "rows.json"
    lines.write_text("\n".join(json.dumps(row, default=str) for row in rows), encoding="utf-8")
    columns = ", ".join(f"{literal(one.name)}: {literal(one.kind.value)}" for one in COLUMNS)
    kept = folder / "requests.parquet"
    source = f"read_json({literal(str(lines))}, format = 'newline_delimited', columns = {{{columns}}})"
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"COPY (SELECT * FROM {source}) TO {literal(str(kept))} (FORMAT parquet)")
    return DuckEngine(kept)


def scope(**given: Any) -> Scope:
    """As of the day of all these tests."""
    return Scope(**{"as_of": AS_OF} | given)


def a_year(seed: int, rows: int = 3000, people: int = 400, requesters: float = 0.9) -> list[Row]:
    """Requests of a town with a few who ask often, quiet and busy areas, staff, duplicates and odd rows."""
    rnd = random.Random(seed)
    areas = ["North", "South", "Ward 2", "Ward 10", "Old Town", "Mill", "", ""]
    weight = [30, 25, 15, 12, 8, 6, 2, 1]
    services = {"Pothole": 90, "Graffiti": 30, "Bulky item": 12, "Tree": 900}
    found = []
    for number in range(1, rows + 1):
        when = AS_OF - timedelta(minutes=rnd.randrange(60, (11 if number <= 8 else 16) * 30 * 24 * 60))
        service = rnd.choice(list(services))
        area = "Tiny" if number <= 8 else rnd.choices(areas, weight)[0]
        channel = rnd.choices(
            ["phone", "web", "app", "email", "walk-in", "staff", "system", "unknown"], [40, 20, 20, 3, 1, 10, 3, 3]
        )[0]
        closed = when + timedelta(minutes=int(rnd.expovariate(1 / (services[service] * 60))))
        who = int(people * rnd.random() ** 3) if rnd.random() < requesters else None
        found.append(
            request(
                number,
                service_request_id=f"R{rnd.randrange(1, rows * 20)}" if rnd.random() < 0.98 else None,
                requested_datetime=when if rnd.random() < 0.99 else None,
                closed_date=closed if closed < AS_OF + timedelta(days=20) else None,
                status=rnd.choices(["closed", "open", "cancelled"], [90, 8, 2])[0],
                channel=channel,
                resident=channel not in ("staff", "system"),
                service_name=service if rnd.random() < 0.97 else None,
                area=area or None,
                requester=None if who is None else f"h{who}",
                place=f"p{rnd.randrange(people)}" if rnd.random() < 0.95 else None,
                elected=rnd.random() < 0.02,
                duplicate=rnd.random() < 0.03,
            )
        )
    return found
