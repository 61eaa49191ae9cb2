"""What a person brings besides an extract, kept in its folder: who lives in its areas, and its business hours."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from maturity.measures.calendar import Calendar, calendar_of, read_calendar
from maturity.measures.columns import TABLE
from maturity.measures.engagement import Areas, read_areas
from maturity.measures.engine import DuckEngine
from maturity.measures.mapping import Mapping
from maturity.measures.record import ImportRecord

_LITTLE = "100MB"


class Besides(StrEnum):
    """What may be brought; the value begins the name of its file."""

    AREAS = "areas"
    CALENDAR = "calendar"


KINDS = {Besides.AREAS: (".csv", ".yaml", ".json"), Besides.CALENDAR: (".yaml", ".json")}


@dataclass(frozen=True)
class Beside:
    """What is measured by, besides the rows; the checksum is empty where nobody brought anything."""

    areas: Areas | None = None
    calendar: Calendar | None = None
    checksum: str = ""


def read_beside(own: Path, record: ImportRecord, mapping: Mapping | None = None) -> Beside:
    """Return what lies beside an extract, and the mapping's calendar where none does; ContentError if it is wrong."""
    checksum = checksum_beside(own)
    areas, calendar = file_beside(own, Besides.AREAS), file_beside(own, Besides.CALENDAR)
    hours = calendar_of(mapping) if mapping else None
    if calendar is not None:
        hours = read_calendar(calendar, record.holidays, calendar.name)
    return Beside(read_areas(areas, areas.name) if areas else None, hours, checksum)


def file_beside(own: Path, what: Besides) -> Path | None:
    """Return the file that lies beside an extract."""
    return next((path for suffix in KINDS[what] if (path := own / f"{what}{suffix}").is_file()), None)


def suffix_of(what: Besides, name: str) -> str:
    """Return the ending under which a file of this name is kept; what is no CSV or JSON is read as YAML."""
    suffix = Path(name).suffix.lower()
    return suffix if suffix in KINDS[what] else ".yaml"


def lay_beside(own: Path, what: Besides, raw: bytes, suffix: str) -> None:
    """Put a file beside an extract, whole or not at all, in the place of the one that lay there."""
    part = own / f".{what}.{secrets.token_hex(8)}"
    part.write_bytes(raw)
    part.replace(own / f"{what}{suffix}")
    for other in KINDS[what]:
        if other != suffix:
            (own / f"{what}{other}").unlink(missing_ok=True)


def take_away(own: Path, what: Besides) -> None:
    """Delete the file that lies beside an extract; nothing happens where none does."""
    for suffix in KINDS[what]:
        (own / f"{what}{suffix}").unlink(missing_ok=True)


def areas_in(rows: Path) -> tuple[str, ...]:
    """Return the names of the areas in the rows of an extract, as they are spelled there."""
    with DuckEngine(rows, memory=_LITTLE) as engine:
        names = engine.rows(f"SELECT DISTINCT area FROM {TABLE} WHERE area IS NOT NULL")
    return tuple(sorted(name for (name,) in names))


def checksum_beside(own: Path) -> str:
    """Return what tells figures by one pair of files from figures by another; empty where there are none."""
    found = sha256()
    there = [path for what in Besides if (path := file_beside(own, what)) is not None]
    for path in there:
        found.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
    return found.hexdigest() if there else ""
