"""The command that fills a folder with an invented council, to see what the product does with one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maturity.cli.options import framework_at
from maturity.demo.folder import council_in
from maturity.framework.folders import DEFAULT

ADDRESS = "http://localhost:8501"


def demo(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder, or one that this command filled.")],
    address: Annotated[
        str, typer.Option("--address", metavar="URL", help="Where the app will be, to print the page of the council.")
    ] = ADDRESS,
) -> None:
    """Fill a new folder with a demonstration: an invented council of 24 centers over three rounds."""
    cohort_id = council_in(str(folder))
    if cohort_id is None:
        cohort_id = _seeded(folder)
    else:
        typer.echo(f"{folder} holds the demonstration already. To begin it anew, delete the folder.")
    typer.echo(f"The invented council is at  {address}/cohort?g={cohort_id}")


def _seeded(folder: Path) -> str:
    # Only here, because SQLAlchemy is slow to load.
    from maturity.demo.council import read_council
    from maturity.demo.seeding import seed
    from maturity.store.opening import utc_now

    council = read_council()
    size = f"{len(council.centers)} invented centers over {len(council.rounds)} rounds"
    typer.echo(f"filling {folder} with {size}; this takes some seconds")
    return seed(folder, council, framework_at(DEFAULT), utc_now)
