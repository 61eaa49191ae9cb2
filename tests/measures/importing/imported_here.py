"""Small extracts of our own, imported: their record and their rows as dictionaries."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from maturity.measures.columns import NAMES
from maturity.measures.importing import REQUESTS, import_extract, read_record
from maturity.measures.mapping import Mapping
from maturity.measures.mappings import mapping_of, shipped_mappings
from maturity.measures.record import ImportRecord

MADE = datetime(2026, 11, 1, 12, 0)
EXTRACTS = Path(__file__).resolve().parents[4] / "shared" / "extracts"

PLAIN = """
id: plain
title: Plain
timezone: America/Chicago
columns:
  service_request_id: id
  requested_datetime: opened
  closed_date: closed
  status_description: status
  source: channel
  service_name: service
"""


@dataclass(frozen=True)
class Imported:
    """What came of an import."""

    record: ImportRecord
    rows: list[dict[str, Any]]
    folder: Path

    def column(self, name: str) -> list[Any]:
        """Return the cells of a column in the order of the rows."""
        return [row[name] for row in self.rows]

    def cast(self, name: str) -> Any:
        """Return how a column was read."""
        return next(one for one in self.record.casts if one.column == name)


def mapped(text: str = PLAIN) -> Mapping:
    """Return a mapping from YAML."""
    return mapping_of(text.encode(), "mapping.yaml")


def shipped(name: str) -> Mapping:
    """Return one of the product's mappings."""
    return shipped_mappings()[name]


def as_csv(rows: Iterable[Sequence[str]], **form: Any) -> str:
    """Return rows as the text of a CSV file."""
    out = io.StringIO()
    csv.writer(out, **form).writerows(rows)
    return out.getvalue()


def bring(
    folder: Path, content: str | bytes | Path, mapping: Mapping, name: str = "extract.csv", **more: Any
) -> Imported:
    """Import a file with this content."""
    source = folder / name
    if isinstance(content, Path):
        source = content
    elif isinstance(content, bytes):
        source.write_bytes(content)
    else:
        source.write_bytes(content.encode())
    into = folder / f"{name}.kept"
    record = import_extract(source, mapping, into, name=name, made_at=MADE, **more)
    assert read_record(into) == record
    rows = duckdb.sql(f"SELECT {', '.join(NAMES)} FROM read_parquet('{into / REQUESTS}') ORDER BY row").fetchall()
    return Imported(record, [dict(zip(NAMES, row, strict=True)) for row in rows], into)
