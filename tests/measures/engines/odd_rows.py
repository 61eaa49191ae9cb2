"""A kept extract of a few thousand rows in which everything odd that a city's data holds comes up often."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from maturity.measures.columns import COLUMNS, NOT_RESIDENTS, Channel, Status
from maturity.measures.record import Cast, Clock, ImportRecord, Unmapped

ROWS = 4000
FIRST, LAST = datetime(2024, 11, 1), datetime(2026, 3, 1)
SERVICES = (
    "Pothole",
    "Graffiti — 'tag'",
    "Árbol caído",
    "垃圾",
    'Bulk; "pickup"',
    "pothole",
    " ",
    "Noise\nat night",
    None,
)
AREAS = ("Old Town", "old town", "Ward 3", "Ñuñoa", "100% \\ East", "", None)


def kept(folder: Path, clock: Clock = Clock.TIME, rows: int = ROWS) -> tuple[Path, ImportRecord]:
    """Write the extract into a folder, and return its file and its record."""
    path, lines = folder / "requests.parquet", folder / "rows.jsonl"
    made = _rows(random.Random(311), clock, rows)
    lines.write_text("\n".join(json.dumps(row, default=str) for row in made), encoding="utf-8")
    types = ", ".join(f"'{one.name}': '{one.kind.value}'" for one in COLUMNS)
    with duckdb.connect(":memory:") as connection:
        read = f"read_json('{lines}', format = 'newline_delimited', columns = {{{types}}})"
        connection.execute(f"COPY (FROM {read}) TO '{path}' (FORMAT parquet)")
    return path, _record(clock, rows)


def _rows(chance: random.Random, clock: Clock, rows: int) -> Iterator[dict[str, Any]]:
    regulars = [f"person-{number:03}" for number in range(200)]
    for number in range(1, rows + 1):
        requested = _requested(chance, number)
        closed = _closed(chance, requested)
        if closed is not None and clock is Clock.DAY:
            closed = datetime(closed.year, closed.month, closed.day)
        status = _status(chance, closed)
        channel = chance.choice(tuple(Channel))
        expected = requested and chance.choice((None, requested + timedelta(days=chance.choice((1, 3, 3, 30, -1)))))
        yield {
            "row": number,
            "service_request_id": chance.choice((f"R{number}", f"R{number}", f"R{number // 2}", None)),
            "requested_datetime": requested,
            "closed_date": closed,
            "updated_datetime": chance.choice((None, closed, requested)),
            "expected_datetime": expected,
            "status": status.value,
            "status_description": chance.choice((status.value.upper(), f"{status.value} (Duplicate)", None)),
            "channel": channel.value,
            "source": chance.choice((channel.value.title(), None)),
            "resident": channel not in NOT_RESIDENTS,
            "service_name": chance.choice(SERVICES),
            "service_subtype": chance.choice(("small", "große", None)),
            "agency_responsible": chance.choice(("Works", "Sanitation", None)),
            "area": chance.choice(AREAS),
            "zipcode": chance.choice(("02101", "02102", None)),
            "place": chance.choice((None, f"place-{chance.randrange(300)}")),
            # Few ask often, many once: the cut-off between the segments falls among ties.
            "requester": chance.choice((None, regulars[min(int(chance.expovariate(1 / 20)), 199)], f"once-{number}")),
            "elected": chance.random() < 0.03,
            "duplicate": status is Status.DUPLICATE or chance.random() < 0.05,
            "elsewhere": chance.choice((True, False, False, None)),
            "published_on_time": chance.choice((True, False, None)),
            "published_days": chance.choice((None, 0.0, 1.5, -2.0, chance.uniform(0, 90))),
            "reopened": chance.choice((None, 0, 0, 1, 3)),
            "target_given": None if expected is None else chance.random() < 0.7,
            "close_seconds": closed and requested and int((closed - requested).total_seconds()),
        }


def _requested(chance: random.Random, number: int) -> datetime | None:
    if number % 97 == 0:
        return None
    if number % 11 == 0:  # the edges of months, years and the day that clocks change
        return chance.choice((datetime(2025, 1, 1), datetime(2025, 2, 28, 23, 59, 59), datetime(2025, 3, 9, 2, 30)))
    seconds = int((LAST - FIRST).total_seconds())
    return FIRST + timedelta(seconds=chance.randrange(seconds), milliseconds=chance.choice((0, 0, 123)))


def _closed(chance: random.Random, requested: datetime | None) -> datetime | None:
    if requested is None:
        return chance.choice((None, LAST))
    days = chance.choice((None, None, 0, 0, 1, 1, 2.5, -0.5, -40, 7, chance.expovariate(0.1), 400))
    return None if days is None else (requested + timedelta(days=days)).replace(microsecond=0)


def _status(chance: random.Random, closed: datetime | None) -> Status:
    if chance.random() < 0.15:  # the status and the dates disagree
        return chance.choice(tuple(Status))
    return Status.OPEN if closed is None else Status.CLOSED


def _record(clock: Clock, rows: int) -> ImportRecord:
    texts = ("service_request_id", "service_name", "area", "requester", "source", "status_description", "place")
    times = ("requested_datetime", "closed_date", "updated_datetime", "expected_datetime")
    return ImportRecord(
        name="odd.csv",
        sha256="0" * 64,
        size=1,
        made_at=datetime(2026, 3, 1, tzinfo=UTC),
        kind="csv",
        mapping="odd",
        mapping_sha256="0" * 64,
        city="Odd",
        timezone="America/New_York",
        rows=rows,
        casts=tuple(
            Cast(column=one, headers=(one,)) for one in (*texts, *times, "elsewhere", "published_on_time", "reopened")
        ),
        clocks={one: clock if one == "closed_date" else Clock.TIME for one in times},
        unmapped=(Unmapped(column="source", text="Pigeon", rows=3),),
        repeated_ids=500,
        first=FIRST,
        last=LAST,
        holidays=(date(2025, 7, 4), date(2025, 12, 25)),
    )
