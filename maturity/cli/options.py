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
from maturity.assessment.snapshot_file import SnapshotRecord, load_record
from maturity.errors import AnswersError, Problem
from maturity.exchange.archive import MAX_BYTES, is_spreadsheet
from maturity.framework.folders import framework_folder
from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from maturity.framework.translation import catalog_of, translated
from maturity.text import LANGUAGES
from maturity.text.catalog import translations_at


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
        help="A center's answers: a YAML or JSON file, a filled-in .xlsx or .csv template, or a snapshot or "
        "a full record from the app.",
    ),
]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="OLD", help="Earlier answers to the same framework: says what has changed since."
    ),
]


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise typer.BadParameter(f"'{language}' is not one of: {', '.join(LANGUAGES)}")
    return language


LanguageOption = Annotated[
    str,
    typer.Option(
        "--language", metavar="CODE", callback=_known, help=f"What language to write in: {', '.join(LANGUAGES)}."
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


def framework_at(name: str, overlays: list[Path] | None = None, language: str = "") -> Framework:
    """Load a framework by path or id, with local overlays laid over it; in a language, as far as it is translated."""
    return _in(language, load_framework(folder_at(name), overlays_at(overlays)), name)


def _in(language: str, framework: Framework, name: str) -> Framework:
    if language in ("", framework.language):
        return framework
    return translated(framework, translations_at(catalog_of(folder_at(name), language)), language)


def overlays_at(overlays: list[Path] | None) -> list[Path]:
    """Return the overlay files; wrong use if one isn't there."""
    return [existing(path, "--overlay") for path in overlays or []]


def existing(path: Path, option: str) -> Path:
    """Return a path; wrong use of the option if there is no file."""
    if not path.is_file():
        raise typer.BadParameter(f"there is no file '{path}'", param_hint=option)
    return path


def given_at(path: Path, framework: Framework, name: str, option: str = "ANSWERS") -> Given:
    """Return the answers to a framework in a file: answers, a filled-in template, or the record of a snapshot.

    `name` is the framework's folder or id, because a template may be filled in in any language it is translated to.
    """
    if is_spreadsheet(existing(path, option).name):
        from maturity.exchange.reading import read_filled  # only here, because openpyxl is slow to load

        spoken = (framework, framework.original, *(_in(one, framework.original, name) for one in LANGUAGES))
        return Given(read_filled(_content(path), str(path), *spoken))
    if path.suffix.lower() == ".json":
        from maturity.exchange.reading_record import load_full_record  # only here, because few files are one

        full = load_full_record(path, framework)
        if full is not None:  # as on the results page of the app, what was submitted last counts
            return _submitted(full.submitted[-1][1]) if full.submitted else Given(full.assessment)
    record = load_record(path, framework)
    return Given(load_answers(path, framework)) if record is None else _submitted(record)


def all_given_at(paths: list[Path], framework: Framework, name: str) -> list[Given]:
    """Return what each file says; AnswersError with the problems of all of them."""
    found: list[Given] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found.append(given_at(path, framework, name))
        except AnswersError as error:
            problems += error.problems
    if problems:
        raise AnswersError(problems)
    return found


def _submitted(record: SnapshotRecord) -> Given:
    return Given(record.assessment, record.submitted_by, record.submitted_at.astimezone().date())


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)  # one more tells that it is too large
    except OSError as error:
        what, fix = f"the file can't be read: {error.strerror}", "Check the path and that you may read it."
        raise AnswersError([Problem(str(path), 1, "", what, "It is needed.", fix)]) from error


def earlier(baseline: Path | None, framework: Framework, name: str) -> Given | None:
    """Return the earlier answers that --baseline names, if it does."""
    return None if baseline is None else given_at(baseline, framework, name, "--baseline")


def both(
    framework: str, answers: Path, overlays: list[Path] | None = None, language: str = ""
) -> tuple[Framework, Assessment]:
    """Load a framework, and a file with answers to it."""
    loaded = framework_at(framework, overlays, language)
    return loaded, given_at(answers, loaded, framework).assessment


def day_in(text: str) -> date:
    """Return the day that --date names; wrong use if it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"'{text}' is not a date such as 2026-11-21", param_hint="--date") from error


def print_lines(lines: list[str]) -> None:
    """Print for people."""
    typer.echo("\n".join(lines))


def print_json(data: dict[str, Any]) -> None:
    """Print for programs."""
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
