"""The first rows of a file as they would be read, by the very code that reads all of them."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from maturity.measures.columns import TABLE
from maturity.measures.engine import DuckEngine
from maturity.measures.importing import REQUESTS, import_extract
from maturity.measures.mapping import Mapping
from maturity.measures.record import ImportRecord
from maturity.text import Words
from maturity.ui.widgets import what_was_read
from maturity.ui.widgets.listing import breakable
from maturity.ui.widgets.tables import wide
from maturity.ui.widgets.texts import heading, para, small

SHOWN, LOOKED_AT = 3, 50
Row = tuple[Any, ...]
_COLUMNS = ("requested_datetime", "closed_date", "expected_datetime", "status", "channel", "service_name", "area")


def read(headers: Sequence[str], rows: Sequence[Sequence[str]], mapping: Mapping) -> tuple[ImportRecord, list[Row]]:
    """Return what reading these rows gives; ExtractError where they can't be read so."""
    with tempfile.TemporaryDirectory() as scratch:
        source, into = Path(scratch) / "first.csv", Path(scratch) / "read"
        with source.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(headers)
            writer.writerows(rows[:LOOKED_AT])
        record = import_extract(source, mapping, into, name="first.csv", made_at=datetime.now(UTC))
        query = f"SELECT {', '.join(_COLUMNS)} FROM {TABLE} ORDER BY row LIMIT {SHOWN}"  # noqa: S608 - our own words
        with DuckEngine(into / REQUESTS) as engine:
            return record, engine.rows(query)


def draw(record: ImportRecord, rows: Sequence[Row], words: Words) -> None:
    """Draw the rows as a table, one below each heading, and the cells that could not be read."""
    say = words.say
    heading(say("data.mapping.preview.title"))
    small(say("data.mapping.preview.text"))
    numbers = range(1, len(rows) + 1)
    columns = [say("data.mapping.preview.column"), *(say("data.mapping.preview.row", n=one) for one in numbers)]
    lines = [
        [_named(name, words), *(_said(name, row[place], words) for row in rows)] for place, name in enumerate(_COLUMNS)
    ]
    wide(say("data.mapping.preview.title"), columns, lines)
    for one in what_was_read.unread(record, words):
        para(one)


def _named(name: str, words: Words) -> str:
    return what_was_read.column_of({"status": "status_description", "channel": "source"}.get(name, name), words)


def _said(name: str, value: object, words: Words) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        day = words.day(value.date())
        return (
            words.say("ui.time.day_and_time", day=day, time=words.time_of_day(value)) if value.time() != time() else day
        )
    if name in ("status", "channel"):
        return words.say(f"measures.{name}.{value}")
    return breakable(str(value))
