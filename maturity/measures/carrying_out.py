"""Carries out an order: fetches and imports its source, measures it, and lays what came of it into its folder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from maturity.measures.beside import Beside, Besides, lay_beside, read_beside, suffix_of
from maturity.measures.engine import DuckEngine, make_ready
from maturity.measures.importing import import_extract
from maturity.measures.kept import MAKING, MAPPING, RECORD, ROWS, lay_measures
from maturity.measures.mapping import Mapping
from maturity.measures.mappings import mapping_named, read_mapping, shipped_mappings
from maturity.measures.measuring import measure
from maturity.measures.model import Measures
from maturity.measures.order import AddressSource, FileSource, Measuring, Order
from maturity.measures.record import ImportRecord
from maturity.measures.scope import Scope
from maturity.measures.shared_words import MAPPINGS


class Tell(Protocol):
    """Takes how far a job is."""

    def __call__(self, step: str, rows: int = 0, share: float | None = None) -> None:
        """Take the step, the rows so far, and how much of the step is done, from 0 to 1; each where it is known."""


def get_ready() -> None:
    """Load what every order needs, so that one that comes later finds it there."""
    shipped_mappings()


def rehearse() -> None:
    """Import and measure a single request: whatever is slow only the first time is done before somebody waits."""
    mapping = next(iter(shipped_mappings().values()))
    day = datetime(2026, 1, 1)
    with tempfile.TemporaryDirectory() as folder:
        source, kept = Path(folder) / "one.csv", Path(folder) / "kept"
        source.write_text(f"{mapping.columns.requested_datetime.headers[0]},more\n{day},\n", encoding="utf-8")
        record = import_extract(source, mapping, kept, name=source.name, made_at=day.astimezone(UTC))
        with DuckEngine(kept / ROWS) as engine:
            measure(engine, record, Scope(day))
    make_ready(2)  # one to import with, one to measure with


def carry_out(own: Path, order: Order, tell: Tell, laying: AbstractContextManager[object]) -> None:
    """Do what is ordered, in the folder of an extract; while `laying` is held, what was made is moved to its place."""
    making = own / MAKING
    making.mkdir(exist_ok=True)
    mapping, mapped = _mapping(order)
    source, more = _source(order, making, tell)
    record = import_extract(
        source,
        mapping,
        making / "extract",
        name=order.name,
        made_at=_on_their_clock(order.made_at, order.timezone or mapping.timezone),
        timezone=order.timezone,
        told=lambda step: tell(step.name, share=step.share),
        language=order.language,
    )
    record = record.model_copy(update=more(record))
    (making / "extract" / RECORD).write_text(record.model_dump_json(), encoding="utf-8")
    found, beside = None, Beside()
    if order.measuring is not None:
        tell("measuring")
        _lay_beside(making, order.measuring)
        beside = read_beside(making, record, mapping)
        found = _measured(making / "extract" / ROWS, making, record, order.measuring, beside)
    with laying:
        shutil.copyfile(mapped, own / MAPPING)
        if mapped.parent == own:
            mapped.unlink()
        if found is not None:
            _lay_beside(own, order.measuring)
            lay_measures(own, found, beside.checksum)
        (making / "extract" / ROWS).replace(own / ROWS)
        (making / "extract" / RECORD).replace(own / RECORD)  # last: with it, the extract is there


def measure_again(own: Path, wanted: Measuring, scratch: Path) -> None:
    """Measure an extract that is kept, as of a day and for a period, and keep what was found beside it."""
    record = ImportRecord.model_validate_json((own / RECORD).read_bytes())
    mapped = own / MAPPING
    beside = read_beside(own, record, read_mapping(mapped) if mapped.is_file() else None)
    lay_measures(own, _measured(own / ROWS, scratch, record, wanted, beside), beside.checksum)


def _mapping(order: Order) -> tuple[Mapping, Path]:
    """Return the mapping, and the file that it stands in."""
    given = Path(order.mapping)
    return mapping_named(order.mapping), given if given.is_file() else MAPPINGS / f"{order.mapping}.yaml"


def _on_their_clock(when: datetime, timezone: str) -> datetime:
    return when.astimezone(ZoneInfo(timezone)) if timezone and when.tzinfo else when


def _source(order: Order, making: Path, tell: Tell) -> tuple[Path, Callable[[ImportRecord], dict[str, object]]]:
    """Return the file to import, and what its record says besides."""
    source = order.source
    if isinstance(source, FileSource):
        return source.path, lambda record: {}
    assert isinstance(source, AddressSource)  # what is kept already is measured alone
    # Only here, because few extracts come from a server.
    from maturity.measures.georeport.fetching import Wanted, fetch_requests

    path = making / "requests.jsonl"
    tell("fetching")
    fetched = fetch_requests(
        Wanted(source.address, source.since, source.until, source.jurisdiction, source.key),
        path,
        allow_private=source.allow_private,
        told=lambda rows: tell("fetching", rows),
        language=order.language,
    )
    shown = urlsplit(fetched.address)
    name = f"{shown.netloc}{shown.path}"
    return path, lambda record: {
        "kind": "georeport",
        "name": name,
        "notes": tuple(dict.fromkeys((*record.notes, *fetched.notes))),
    }


def _lay_beside(own: Path, wanted: Measuring | None) -> None:
    """Put what was given to measure by into a folder."""
    given = {Besides.AREAS: wanted.areas, Besides.CALENDAR: wanted.calendar} if wanted else {}
    for what, path in given.items():
        if path is not None:
            lay_beside(own, what, path.read_bytes(), suffix_of(what, path.name))


def _measured(rows: Path, scratch: Path, record: ImportRecord, wanted: Measuring, beside: Beside) -> Measures:
    as_of = wanted.as_of or record.last or record.made_at.replace(tzinfo=None)
    scope = Scope(as_of, wanted.since, wanted.until)
    with DuckEngine(rows, scratch=scratch) as engine:
        found = measure(engine, record, scope, beside.calendar, beside.areas)
    return found.model_copy(update={"as_of_assumed": wanted.as_of is None})
