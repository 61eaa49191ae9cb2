"""Parquet files: every column becomes text, so that it is read by the same casts as any other file."""

from __future__ import annotations

from pathlib import Path

import duckdb

from maturity.measures.engine import literal
from maturity.measures.reading.opened import Opened, cell
from maturity.measures.reading.refusals import refused


def open_parquet(path: Path, name: str) -> Opened:
    """Return a Parquet file ready to be read; moments become ISO text, in UTC where the file says so."""
    rows = f"read_parquet({literal(str(path))})"
    try:
        with duckdb.connect(":memory:") as connection:
            headers = [header for header, *_ in connection.execute(f"DESCRIBE SELECT * FROM {rows}").fetchall()]
    except duckdb.Error as error:
        raise refused(name, "bad_parquet") from error
    named = ", ".join(f"CAST({_quoted(header)} AS VARCHAR) AS {cell(index)}" for index, header in enumerate(headers))
    return Opened("parquet", path, tuple(headers), f"(SELECT {named} FROM {rows})")


def _quoted(header: str) -> str:
    return '"' + header.replace('"', '""') + '"'
