"""What the commands share: their options, how a framework and answers are found, and how they print."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from maturity.assessment.answers import Assessment
from maturity.assessment.answers_file import load_answers
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
AnswersArgument = Annotated[Path, typer.Argument(metavar="ANSWERS", help="YAML or JSON file with a center's answers.")]


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
    for path in overlays or []:
        if not path.is_file():
            raise typer.BadParameter(f"there is no file '{path}'", param_hint="--overlay")
    return overlays or []


def both(framework: str, answers: Path, overlays: list[Path] | None = None) -> tuple[Framework, Assessment]:
    """Load a framework, and a file with answers to it."""
    if not answers.is_file():
        raise typer.BadParameter(f"there is no file '{answers}'", param_hint="ANSWERS")
    loaded = framework_at(framework, overlays)
    return loaded, load_answers(answers, loaded)


def print_lines(lines: list[str]) -> None:
    """Print for people."""
    typer.echo("\n".join(lines))


def print_json(data: dict[str, Any]) -> None:
    """Print for programs."""
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
