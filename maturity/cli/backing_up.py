"""The commands that take everything out of a store into one file, and bring it back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from maturity.store.place import ADDRESS, FOLDER, store_place

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PLACE",
        help=f"The store's folder or address; left out, what {ADDRESS} or {FOLDER} names, or else data/.",
    ),
]


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, such as monday.jsonl.gz.")],
    store: StoreOption = None,
) -> None:
    """Write everything in the store to one file, as it is now, while people go on answering."""
    # Only here, because SQLAlchemy is slow to load.
    from maturity.store.backup import back_up
    from maturity.store.opening import utc_now

    rows = back_up(store or store_place(), file, utc_now())
    typer.echo(f"wrote {file}: {_said(rows)} ({file.stat().st_size / 1024:.0f} kB)")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What maturity backup wrote.")],
    store: StoreOption = None,
) -> None:
    """Bring a backup into a new or empty store, of the same kind of database or another; nothing is overwritten."""
    from maturity.store.backup import restore as bring_back

    typer.echo(f"restored {_said(bring_back(file, store or store_place()))}")


def _said(rows: Counter[str]) -> str:
    counted = {"assessments": "assessment", "snapshots": "submission", "cohorts": "cohort"}
    return ", ".join(f"{rows[table]} {one}{'' if rows[table] == 1 else 's'}" for table, one in counted.items())
