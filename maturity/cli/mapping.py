"""The command for mappings: suggest one for an extract, or check one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maturity.cli.options import existing
from maturity.text import DEFAULT, words

YAML = (".yaml", ".yml")


def mapping_command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file of service requests, or a mapping (.yaml) to check.")
    ],
    check: Annotated[bool, typer.Option("--check", help="Check a mapping; nothing is written.")] = False,
    city: Annotated[str, typer.Option("--city", metavar="TEXT", help="Whose requests they are.")] = "",
    timezone: Annotated[
        str, typer.Option("--timezone", metavar="ZONE", help="The center's time zone, such as America/Chicago.")
    ] = "",
) -> None:
    """Suggest a mapping for an extract, to be saved as a YAML file and changed; or check such a file."""
    from maturity.measures.mappings import read_mapping  # only here, because DuckDB is slow to load

    existing(file, "FILE")
    if check or file.suffix.lower() in YAML:
        read_mapping(file)
        typer.echo(f"{file}: no problems")
        return
    from maturity.measures.mapping_text import mapping_text
    from maturity.measures.peeking import peek
    from maturity.measures.suggesting import Doubt, suggest
    from maturity.measures.zones import zones

    if timezone and timezone not in zones():
        raise typer.BadParameter(f"'{timezone}' is not a time zone such as America/Chicago", param_hint="--timezone")
    seen = peek(file)
    found = suggest(seen.headers, seen.rows)
    changed = {key: value for key, value in (("city", city), ("timezone", timezone)) if value}
    mapping = found.mapping.model_copy(update=changed)
    say = words(DEFAULT).say
    doubts = [doubt for doubt in found.doubts if not (doubt is Doubt.TIMEZONE and timezone)]
    remarks = [say(f"importing.doubt.{doubt}") for doubt in doubts]
    if found.unmatched:
        remarks.append(say("importing.unmatched", headers=", ".join(found.unmatched)))
    typer.echo(mapping_text(mapping, remarks), nl=False)
