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
    typer.Argument(metavar="ANSWERS", help="A center's answers: a YAML or JSON file, or a snapshot from the app."),
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
    """Return the answers to a framework in a file: an answers file, or the record of a submitted snapshot."""
    record = load_record(existing(path, option), framework)
    if record is None:
        return Given(load_answers(path, framework))
    return Given(record.assessment, record.submitted_by, record.submitted_at.astimezone().date())


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
