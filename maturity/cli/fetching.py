"""The command that fetches service requests from an Open311 server into a file, for `maturity measure`."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from maturity.cli.options import LanguageOption
from maturity.cli.output import ending_of
from maturity.text import DEFAULT

DAY = ["%Y-%m-%d"]
KEY = "OPEN311_KEY"


def fetch_open311(
    address: Annotated[
        str,
        typer.Argument(
            metavar="ADDRESS",
            help="The Open311 server (GeoReport v2): its base address, its discovery document or its requests.json.",
        ),
    ],
    since: Annotated[
        datetime, typer.Option("--since", metavar="DATE", formats=DAY, help="The first day whose requests are wanted.")
    ],
    until: Annotated[datetime, typer.Option("--until", metavar="DATE", formats=DAY, help="The last such day.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="The file to write: .jsonl, one request a line.")
    ],
    jurisdiction: Annotated[
        str, typer.Option(metavar="ID", help="Whose requests, where a server has those of several cities.")
    ] = "",
    timezone: Annotated[
        str, typer.Option(metavar="NAME", help="Where the days begin at midnight, such as America/Chicago.")
    ] = "UTC",
    key: Annotated[
        str,
        typer.Option(envvar=KEY, metavar="KEY", help="For a server that wants one; better given by the environment."),
    ] = "",
    language: LanguageOption = DEFAULT,
) -> None:
    """Fetch all requests of a period, without descriptions, photos, coordinates and notes; measure them next.

    maturity measure FILE --mapping georeport-v2
    """
    # Only here, because few commands speak with a server.
    from maturity.measures.georeport.fetching import Wanted, fetch_requests

    ending_of(output, {".jsonl": "one request a line"})
    zone = _zone(timezone)
    begin, end = since.replace(tzinfo=zone), (until + timedelta(days=1)).replace(tzinfo=zone)
    wanted = Wanted(address, begin, end, jurisdiction, key)
    fetched = fetch_requests(wanted, output, allow_private=True, told=_say, language=language)
    typer.echo(f"wrote {output}: {fetched.rows} requests from {fetched.address}")
    if fetched.seen.cut:
        typer.echo("Not all: the server gave no more of some days than it gives at once.", err=True)
    if fetched.seen.dates_ignored:
        typer.echo("The server doesn't look at the dates; of what it gave, those of the period were kept.", err=True)
    if fetched.seen.without_id:
        typer.echo(f"{fetched.seen.without_id} of them have no number yet.", err=True)
    if fetched.seen.odd:
        typer.echo(f"{fetched.seen.odd} entries were no requests and are left out.", err=True)


def _say(rows: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r{rows} requests so far", nl=False, err=True)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise typer.BadParameter(f"there is no time zone '{name}'", param_hint="--timezone") from error
