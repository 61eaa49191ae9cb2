"""What a person brings besides their service requests: who lives in the areas, and the business hours.

It is looked through before it takes the place of what lies there; the page has asked `extracts` for the requests.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from maturity.exchange.cell_text import like_formula
from maturity.exchange.columns import Column
from maturity.exchange.csv_file import csv_bytes
from maturity.measures.beside import Besides, areas_in, file_beside, lay_beside, read_beside, suffix_of, take_away
from maturity.measures.calendar import Calendar, calendar_of, read_calendar
from maturity.measures.engagement import Areas, check_areas, read_areas
from maturity.measures.engagement.areas_csv import COLUMNS
from maturity.measures.kept import KeptExtract
from maturity.measures.mapping import WorkingDay
from maturity.measures.mappings import read_mapping

OWN = "business-hours"
"""The id of a calendar that was typed on the page."""


def bring(found: KeptExtract, what: Besides, name: str, raw: bytes) -> None:
    """Keep a file beside the requests; ContentError with every problem, and nothing changed, if it isn't one."""
    suffix = suffix_of(what, name)
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / f"brought{suffix}"
        path.write_bytes(raw)
        if what is Besides.AREAS:
            check_areas(read_areas(path, name), names_of_areas(found))
        else:
            read_calendar(path, shown=name)
    lay_beside(found.folder, what, raw, suffix)


def forget(found: KeptExtract, what: Besides) -> None:
    """Delete what lies beside the requests."""
    take_away(found.folder, what)


def is_brought(found: KeptExtract, what: Besides) -> bool:
    """Whether something lies beside the requests."""
    return file_beside(found.folder, what) is not None


def areas_of(found: KeptExtract) -> Areas | None:
    """Return the areas that lie beside the requests; ContentError where an older version of the tool took them."""
    path = file_beside(found.folder, Besides.AREAS)
    return read_areas(path, path.name) if path else None


def calendar_now(found: KeptExtract) -> Calendar | None:
    """Return the hours that business time is counted by: those that were brought, or the mapping's."""
    assert found.record is not None
    mapping = read_mapping(found.mapping) if found.mapping else None
    if is_brought(found, Besides.CALENDAR):
        return read_beside(found.folder, found.record).calendar
    return calendar_of(mapping) if mapping else None


def names_of_areas(found: KeptExtract) -> tuple[str, ...]:
    """Return the areas of the requests, as they are spelled there."""
    return areas_in(found.parquet)


def areas_to_fill_in(found: KeptExtract) -> bytes:
    """Return an areas file with the names alone; without those that a spreadsheet would take for a formula."""
    columns = [Column(name, name, 0) for name in COLUMNS]
    return csv_bytes(columns, [{"area": name} for name in names_of_areas(found) if not like_formula(name)])


def typed_calendar(title: str, week: Mapping[str, WorkingDay], holidays: Collection[date]) -> bytes:
    """Return a calendar file with the hours that were typed on the page."""
    hours = {day: {"opens": f"{one.opens:%H:%M}", "closes": f"{one.closes:%H:%M}"} for day, one in week.items()}
    said = {"id": OWN, "title": title, **hours}
    if holidays:
        said["holidays"] = [day.isoformat() for day in sorted(holidays)]
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True).encode()
