"""Files that commands write for people to read: the ending of the name decides the form, PDF or web page."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Literal

import typer

from maturity.errors import ReportError


class Page(StrEnum):
    """Paper sizes of a report."""

    LETTER = "letter"
    A4 = "a4"


def size_of(page: Page | None) -> Literal["letter", "a4"] | None:
    """Return the paper size that was asked for, if one was."""
    return page.value if page else None


OutputOption = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="FILE", help="The file to write: .pdf to print, or .html, a web page."),
]


def ending_of(output: Path, known: dict[str, str]) -> str:
    """Return the ending of a file's name, one of the known ones; wrong use where nothing can be written there.

    `known` says of each ending, in its order, what is written under it.
    """
    ending = output.suffix.lower()
    if ending not in known:
        listed = " nor ".join(f"{one} ({what})" if what else one for one, what in known.items())
        raise typer.BadParameter(f"'{output.name}' ends in neither {listed}", param_hint="--output")
    if not output.parent.is_dir():
        raise typer.BadParameter(f"there is no folder '{output.parent}'", param_hint="--output")
    return ending


def form_of(output: Path) -> Literal["pdf", "html"]:
    """Return the form of a document that a file's ending asks for; wrong use as `ending_of` says."""
    ending = ending_of(output, {".pdf": "to print", ".html": "a web page in one file"})
    return "pdf" if ending == ".pdf" else "html"


def need_pdf(output: Path) -> None:
    """Make sure that a PDF can be made on this machine; ReportError that names the way around."""
    try:
        import_module("maturity.reporting.pdf")
    except ReportError as error:
        page = output.with_suffix(".html")
        raise ReportError(f"{error} A web page can be made without them: write -o {page} instead.") from error


def write_out(output: Path, made: bytes) -> None:
    """Write what was made and say so; ReportError where it can't be written."""
    try:
        output.write_bytes(made)
    except OSError as error:
        raise ReportError(f"{output} can't be written: {error.strerror}. Fix: name another file with -o.") from error
    typer.echo(f"wrote {output} ({len(made) // 1024} kB)")
