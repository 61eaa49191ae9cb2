"""Bringing in an extract: one reading of the file, one canonical Parquet file, and the record of how it was read."""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb

from maturity.measures.cells import TIMES, Cells, cells_of
from maturity.measures.counting import count, identical_rows, unmapped
from maturity.measures.engine import MEMORY
from maturity.measures.events import count_reopened
from maturity.measures.examples import with_examples, with_footers
from maturity.measures.fingerprint import fingerprinting, is_utf8
from maturity.measures.mapping import Mapping, Stamps
from maturity.measures.reading.kinds import open_extract
from maturity.measures.reading.opened import Opened, Rejected
from maturity.measures.reading.refusals import refused
from maturity.measures.record import Cast, ImportRecord
from maturity.measures.steps import Step, StepName, Told, nobody, telling
from maturity.measures.writing import REQUESTS, Written, connected, write_rows
from maturity.text import DEFAULT
from maturity.text.spoken import spoken

RECORD = "record.json"

__all__ = ["RECORD", "REQUESTS", "import_extract", "mapping_checksum", "read_record"]


def import_extract(
    source: Path,
    mapping: Mapping,
    into: Path,
    *,
    name: str,
    made_at: datetime,
    timezone: str | None = None,
    told: Told = nobody,
    memory: str = MEMORY,
    language: str = DEFAULT,
    events: Path | None = None,
) -> ImportRecord:
    """Write the folder `into` with the requests and the record of their import; ExtractError, and no folder, if not.

    `name` is what people call the source, and its ending says what kind of file it is; `made_at` is the moment of the
    import on the center's clock; `timezone` goes before the mapping's. What is killed on the way leaves nothing but a
    folder beside `into` whose name begins with a dot. Faults are told in `language`. From
    `events`, an event log, it is counted how often each request was reopened.
    """
    with spoken(language):
        if into.exists():
            raise refused(into.name, "exists")
        if not source.is_file():
            raise refused(name, "missing")
        if events is not None and not events.is_file():
            raise refused(events.name, "missing")
        return _import(source, mapping, into, name, made_at, timezone, told, memory, events)


def _import(
    source: Path,
    mapping: Mapping,
    into: Path,
    name: str,
    made_at: datetime,
    timezone: str | None,
    told: Told,
    memory: str,
    events: Path | None,
) -> ImportRecord:
    with _beside(into) as folder, connected(folder, memory) as connection, fingerprinting(source) as sha256:
        told(Step(StepName.LOOKING))
        opened = open_extract(source, name, folder, is_utf8=is_utf8(source))
        cells = _cells(mapping, opened, name, timezone)
        with telling(connection, StepName.READING, told):
            written = write_rows(connection, opened, mapping, cells, folder, name)
            if events is not None:
                count_reopened(connection, events, mapping, folder / REQUESTS, timezone or mapping.timezone)
        with telling(connection, StepName.COUNTING, told):
            size = source.stat().st_size
            record = _record(connection, mapping, cells, written, sha256, size, name, made_at, timezone)
        (folder / RECORD).write_text(record.model_dump_json(indent=1), encoding="utf-8")
        _keep(folder, into)
    return record


def mapping_checksum(mapping: Mapping) -> str:
    """Return the SHA-256 of what a mapping says; its layout and comments don't matter."""
    said = mapping.model_dump(mode="json", exclude_defaults=True)
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def read_record(folder: Path) -> ImportRecord:
    """Return the record of an import that is kept in a folder."""
    return ImportRecord.model_validate_json((folder / RECORD).read_text(encoding="utf-8"))


@contextmanager
def _beside(into: Path) -> Iterator[Path]:
    folder = into.parent / f".{into.name}.{secrets.token_hex(4)}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        if folder.exists():
            shutil.rmtree(folder)


def _keep(folder: Path, into: Path) -> None:
    """Make the folder what was asked for, without anything that was only needed on the way."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in (REQUESTS, RECORD):
            path.unlink()
    folder.rename(into)


def _cells(mapping: Mapping, opened: Opened, name: str, timezone: str | None) -> Cells:
    cells = cells_of(mapping, opened, timezone or mapping.timezone)
    if TIMES[0] not in cells.texts:
        wanted = ", ".join(mapping.columns.requested_datetime.headers)
        known = ", ".join(header for header in opened.headers if header)
        raise refused(name, "no_date", headers=wanted, known=known)
    return cells


def _record(
    connection: duckdb.DuckDBPyConnection,
    mapping: Mapping,
    cells: Cells,
    written: Written,
    sha256: Future[str],
    size: int,
    name: str,
    made_at: datetime,
    timezone: str | None,
) -> ImportRecord:
    opened = written.opened
    rejected = with_footers(connection, written, opened.rejected(connection))
    counted = count(connection, cells, made_at.replace(tzinfo=None))
    counted = replace(counted, casts=with_examples(connection, opened, cells, counted.casts))
    _require(written, counted.casts, rejected, name)
    known = timezone or mapping.timezone
    repeats = counted.distinct_ids < counted.rows  # rows without an id can repeat one another too
    return ImportRecord(
        name=name,
        sha256=sha256.result(),
        size=size,
        made_at=made_at,
        kind=opened.kind,
        mapping=mapping.id,
        mapping_sha256=mapping_checksum(mapping),
        city=mapping.city,
        timezone=known or "UTC",
        timezone_assumed=not known,
        rows=counted.rows,
        rejected=rejected[0],
        rejected_examples=rejected[1],
        casts=counted.casts,
        clocks=counted.clocks,
        unmapped=unmapped(connection, mapping),
        dropped=tuple(header for index, header in enumerate(opened.headers) if index not in cells.used),
        repeated_ids=counted.ids - counted.distinct_ids,
        identical_rows=identical_rows(connection) if repeats else 0,
        first=counted.first,
        last=counted.last,
        holidays=mapping.calendar.holidays if mapping.calendar else (),
        notes=(*opened.notes, *_notes(mapping, cells, known)),
    )


def _require(written: Written, casts: tuple[Cast, ...], rejected: Rejected, name: str) -> None:
    if not written.rows and rejected[0]:
        raise refused(name, "no_rows", rejected=f"{rejected[0]:,}", text=rejected[1][0].text)
    if not written.rows:
        raise refused(name, "header_only")
    requested = next(one for one in casts if one.column == TIMES[0])
    if not requested.forms:
        text = requested.examples[0].text if requested.examples else ""
        raise refused(name, "no_readable_date", header=", ".join(requested.headers), text=text)


def _notes(mapping: Mapping, cells: Cells, timezone: str) -> list[str]:
    """Return the ids of what a reader has to know of how this extract was read, worded under `importing.note`."""
    known = {
        "closed-is-updated": mapping.closed_from_updated and "updated_datetime" in cells.texts,
        "status-from-closed": "status_description" not in cells.texts,
        "offsets-not-used": not timezone and any(one.stamps is not Stamps.LOCAL for one in cells.readings),
        "targets-from-mapping": bool(mapping.targets),
    }
    return [note for note, holds in known.items() if holds]
