"""The command that measures an extract of service requests."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from maturity.cli.measured import measured_lines
from maturity.cli.options import LanguageOption, existing, print_lines
from maturity.cli.output import write_out
from maturity.errors import MaturityError
from maturity.measures.zones import zones
from maturity.text import DEFAULT as DEFAULT_LANGUAGE
from maturity.text import words

if TYPE_CHECKING:
    from maturity.measures.mapping import Mapping


class MeasuresFormat(StrEnum):
    """How measures are written: for people, for programs, or for a spreadsheet."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


DAY = ["%Y-%m-%d"]


def _known_zone(name: str | None) -> str | None:
    if name is not None and name not in zones():
        raise typer.BadParameter(f"'{name}' is not a time zone; write a name such as America/Chicago")
    return name


def measure_command(
    extract: Annotated[
        Path,
        typer.Argument(metavar="EXTRACT", help="A file of service requests, or the folder of one already imported."),
    ],
    mapping: Annotated[
        str | None,
        typer.Option("--mapping", metavar="FILE", help="Which header is which column: a YAML file, or a shipped id."),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", metavar="DATE", formats=DAY, help="Measure as of the end of this day."),
    ] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", metavar="DATE", formats=DAY, help="Only requests from this day on.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--until", metavar="DATE", formats=DAY, help="Only requests up to this day.")
    ] = None,
    calendar: Annotated[
        Path | None, typer.Option("--calendar", metavar="FILE", help="Business hours and holidays, a YAML file.")
    ] = None,
    areas: Annotated[
        Path | None, typer.Option("--areas", metavar="FILE", help="How many people live in each area: YAML or CSV.")
    ] = None,
    events: Annotated[
        Path | None, typer.Option("--events", metavar="FILE", help="An event log, to see how many are reopened.")
    ] = None,
    timezone: Annotated[
        str | None,
        typer.Option("--timezone", metavar="NAME", callback=_known_zone, help="The center's time zone."),
    ] = None,
    format: Annotated[
        MeasuresFormat, typer.Option("--format", help="text for people, json for programs, csv for a spreadsheet.")
    ] = MeasuresFormat.TEXT,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file instead.")
    ] = None,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Measure an extract of service requests: channels, times to close, share on time, backlog and more."""
    if since and until and until < since:
        raise typer.BadParameter("the period ends before it begins", param_hint="--until")
    if events and extract.is_dir():
        raise typer.BadParameter("an event log is read together with the file of requests", param_hint="--events")
    if not extract.exists():
        raise typer.BadParameter(f"there is no '{extract}'", param_hint="EXTRACT")
    # Only here, because DuckDB is slow to load.
    from maturity.exchange.measures_csv import measures_csv
    from maturity.exchange.measures_json import measures_json
    from maturity.measures.calendar import calendar_of, read_calendar
    from maturity.measures.engagement import read_areas
    from maturity.measures.engine import DuckEngine
    from maturity.measures.importing import REQUESTS, read_record
    from maturity.measures.measuring import measure
    from maturity.measures.periods import scope_of

    with TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        folder, own_hours = extract, None
        if not extract.is_dir():
            folder = scratch / "extract"
            log = existing(events, "--events") if events else None
            own_hours = calendar_of(_imported(extract, mapping, timezone, language, folder, log))
        record = read_record(folder)
        try:
            scope = scope_of(record, *(day and day.date() for day in (as_of, since, until)))
        except ValueError as error:
            raise MaturityError(f"{error}. Fix: name the day with --as-of.") from error
        hours = read_calendar(existing(calendar, "--calendar"), record.holidays) if calendar else own_hours
        people = read_areas(existing(areas, "--areas")) if areas else None
        with DuckEngine(folder / REQUESTS, scratch) as engine:
            found = measure(engine, record, scope, hours, people)
    found = found.model_copy(update={"as_of_assumed": as_of is None})
    said = words(language)
    if format is MeasuresFormat.CSV:
        _out(measures_csv(found, said), output)
    elif format is MeasuresFormat.JSON:
        _out(measures_json(found).encode(), output)
    elif output:
        write_out(output, "".join(f"{line}\n" for line in measured_lines(found, said)).encode())
    else:
        print_lines(measured_lines(found, said))


def _out(made: bytes, output: Path | None) -> None:
    if output:
        write_out(output, made)
    else:
        typer.echo(made.decode("utf-8-sig"), nl=False)


def _imported(
    extract: Path, mapping: str | None, timezone: str | None, language: str, into: Path, events: Path | None
) -> Mapping:
    """Import a file to a folder of its own and return its mapping; wrong use where nobody knows how to read it."""
    from maturity.measures.importing import import_extract
    from maturity.measures.mappings import mapping_named

    try:
        chosen = mapping_named(mapping) if mapping else _suggested(extract, language)
    except FileNotFoundError as error:
        raise typer.BadParameter(str(error), param_hint="--mapping") from error
    zone = timezone or chosen.timezone
    made_at = datetime.now(ZoneInfo(zone) if zone else None).replace(microsecond=0)
    import_extract(
        extract, chosen, into, name=extract.name, made_at=made_at, timezone=timezone, language=language, events=events
    )
    return chosen


def _suggested(extract: Path, language: str) -> Mapping:
    """Return the shipped mapping whose headers the extract has; MaturityError where that leaves a doubt."""
    from maturity.measures.mappings import shipped_mappings
    from maturity.measures.peeking import peek
    from maturity.measures.suggesting import Doubt, suggest

    # What isn't in the file can't be mistaken: its measures are refused with the reason.
    harmless = {Doubt.NO_STATUS, Doubt.NO_CHANNEL, Doubt.NO_CLOSED, Doubt.NO_TARGET, Doubt.NO_ID}
    seen = peek(extract)
    found = suggest(seen.headers, seen.rows)
    if found.shipped and harmless.issuperset(found.doubts):
        return found.mapping
    doubts = "".join(f"\n- {words(language).say(f'importing.doubt.{doubt}')}" for doubt in found.doubts)
    ids = ", ".join(shipped_mappings())
    raise MaturityError(
        f"{extract.name} needs a mapping that says which header is which column. Fix: run 'maturity mapping"
        f" {extract.name}', look at what it writes, and name that file with --mapping, or one of: {ids}.{doubts}"
    )
