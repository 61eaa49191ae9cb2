"""What the commands share: their options, how a framework and answers are found, and how they print."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from maturity.assessment.answers import Assessment
from maturity.assessment.answers_file import load_answers
from maturity.assessment.snapshot_file import load_record
from maturity.errors import AnswersError, Problem
from maturity.exchange.archive import MAX_BYTES, is_spreadsheet
from maturity.framework.folders import framework_folder
from maturity.framework.loader import load_framework
from maturity.framework.model import Framework


class Format(StrEnum):
    """How a command prints: for people, or for programs."""

    TEXT = "text"
    JSON = "json"


FrameworkOption = Annotated[
    str,
    typer.Option("--framework", metavar="PATH", help="Folder of the framework, or the id of a shipped one."),
]
OverlayOption = Annotated[
    list[Path] | None,
    typer.Option("--overlay", metavar="FILE", help="Local changes to lay over the framework; may be given again."),
]
FormatOption = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]
AnswersArgument = Annotated[
    Path,
    typer.Argument(
        metavar="ANSWERS",
        help="A center's answers: a YAML or JSON file, a filled-in .xlsx or .csv template, or a snapshot from the app.",
    ),
]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="OLD", help="Earlier answers to the same framework: says what has changed since."
    ),
]


@dataclass(frozen=True)
class Given:
    """A center's answers; from a submitted snapshot also who submitted them, and the day it was here."""

    assessment: Assessment
    who: str = ""
    day: date | None = None


def folder_at(name: str) -> Path:
    """Return the folder of a framework by path or id; wrong use if there is none."""
    try:
        return framework_folder(name)
    except FileNotFoundError as error:
        raise typer.BadParameter(str(error)) from error


def framework_at(name: str, overlays: list[Path] | None = None) -> Framework:
    """Load a framework by path or id, with local overlays laid over it."""
    return load_framework(folder_at(name), overlays_at(overlays))


def overlays_at(overlays: list[Path] | None) -> list[Path]:
    """Return the overlay files; wrong use if one isn't there."""
    return [existing(path, "--overlay") for path in overlays or []]


def existing(path: Path, option: str) -> Path:
    """Return a path; wrong use of the option if there is no file."""
    if not path.is_file():
        raise typer.BadParameter(f"there is no file '{path}'", param_hint=option)
    return path


def given_at(path: Path, framework: Framework, option: str = "ANSWERS") -> Given:
    """Return the answers to a framework in a file: answers, a filled-in template, or the record of a snapshot."""
    if is_spreadsheet(existing(path, option).name):
        from maturity.exchange.reading import read_filled  # only here, because openpyxl is slow to load

        return Given(read_filled(_content(path), str(path), framework))
    record = load_record(path, framework)
    if record is None:
        return Given(load_answers(path, framework))
    return Given(record.assessment, record.submitted_by, record.submitted_at.astimezone().date())


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)  # one more tells that it is too large
    except OSError as error:
        what, fix = f"the file can't be read: {error.strerror}", "Check the path and that you may read it."
        raise AnswersError([Problem(str(path), 1, "", what, "It is needed.", fix)]) from error


def earlier(baseline: Path | None, framework: Framework) -> Given | None:
    """Return the earlier answers that --baseline names, if it does."""
    return None if baseline is None else given_at(baseline, framework, "--baseline")


def both(framework: str, answers: Path, overlays: list[Path] | None = None) -> tuple[Framework, Assessment]:
    """Load a framework, and a file with answers to it."""
    loaded = framework_at(framework, overlays)
    return loaded, given_at(answers, loaded).assessment


def print_lines(lines: list[str]) -> None:
    """Print for people."""
    typer.echo("\n".join(lines))


def print_json(data: dict[str, Any]) -> None:
    """Print for programs."""
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
