"""The commands for authors of frameworks: check one, show it, and write the schemas that editors use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel

from maturity.assessment.answers_file import AnswersFile
from maturity.cli.listing import show_lines
from maturity.cli.options import (
    Format,
    FormatOption,
    LanguageOption,
    OverlayOption,
    folder_at,
    framework_at,
    overlays_at,
    print_json,
    print_lines,
)
from maturity.errors import Problem
from maturity.framework.cases import read_cases
from maturity.framework.folders import DEFAULT, FRAMEWORKS
from maturity.framework.loader import read_framework
from maturity.framework.model import Framework
from maturity.framework.schema import CONTENT_SCHEMAS, schema_text
from maturity.scoring.cases import failing_cases
from maturity.scoring.jsonable import framework_name
from maturity.scoring.score import value_of
from maturity.text import DEFAULT as DEFAULT_LANGUAGE
from maturity.text import words


def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Framework folders, or ids of shipped ones.")],
    overlay: OverlayOption = None,
    format: FormatOption = Format.TEXT,
) -> None:
    """Say everything that is wrong with a framework: file, line, what, why and how to fix it."""
    found: list[Problem] = []
    for folder in [folder_at(path) for path in paths]:
        problems = _check_one(folder, overlay)
        found += problems
        if not problems and format is Format.TEXT:
            typer.echo(f"{folder}: no problems")
    if format is Format.JSON:
        print_json({"problems": [_problem_data(problem) for problem in found]})
    for problem in found if format is Format.TEXT else ():
        typer.echo(str(problem))
    if found:
        typer.echo(f"{len(found)} problem{'s' if len(found) > 1 else ''} found", err=True)
        raise typer.Exit(1)


def _check_one(folder: Path, overlays: list[Path] | None = None) -> list[Problem]:
    if overlays:
        # The worked examples are those of the framework itself: what an overlay switches off can't be answered.
        return list(read_framework(folder, overlays_at(overlays)).problems)
    reading = read_framework(folder)
    cases, problems = read_cases(folder, reading.framework)
    problems = [*reading.problems, *problems]
    if reading.framework is not None and not problems:  # a case that names what isn't there can't be run
        problems += failing_cases(reading.framework, cases)
    return sorted(problems)


def _problem_data(problem: Problem) -> dict[str, Any]:
    return {key: getattr(problem, key) for key in ("file", "line", "where", "what", "why", "fix")}


def schema(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if a committed schema is stale.")
    ] = False,
    folder: Annotated[Path, typer.Option("--folder", metavar="PATH", help="Where the schemas lie.")] = FRAMEWORKS,
) -> None:
    """Write the JSON Schemas that editors use to complete and check YAML files."""
    stale = []
    schemas: dict[str, type[BaseModel]] = {**CONTENT_SCHEMAS, "answers.schema.json": AnswersFile}
    for name, model in schemas.items():
        text, path = schema_text(model), folder / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            path.write_text(text, encoding="utf-8")
            typer.echo(f"wrote {path}")
    if check and stale:
        typer.echo(f"not current: {', '.join(stale)}; run 'maturity schema'", err=True)
        raise typer.Exit(1)
    if not stale:
        typer.echo("the schemas are current")


def show(
    framework: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="Folder, or id of a shipped one.")] = DEFAULT,
    overlay: OverlayOption = None,
    format: FormatOption = Format.TEXT,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """List every capability and feature of a framework: id, stage, what it requires, its options."""
    loaded = framework_at(framework, overlay, language)
    if format is Format.TEXT:
        return print_lines(show_lines(loaded, words(language)))
    print_json(show_data(loaded))


def show_data(framework: Framework) -> dict[str, Any]:
    """Return a framework's outline as plain data."""
    parents = {inner.id: group.id for group in framework.groups.values() for inner in group.groups}
    return {
        "framework": framework_name(framework) | {"title": framework.title},
        "stages": [{"number": stage.number, "name": stage.name} for stage in framework.stages],
        "groups": [
            {"id": group.id, "title": group.title, "parent": parents.get(group.id)}
            for group in framework.groups.values()
        ],
        "features": [
            {
                "id": feature.id,
                "group": group.id,
                "title": feature.title,
                "question": feature.asked,
                "stage": feature.stage,
                "gate": feature.gate,
                "requires": list(feature.requires),
                "options": [
                    {"id": option.id, "label": option.label, "value": float(value_of(framework, feature, option.id))}
                    for option in framework.options_of(feature)
                ],
            }
            for group in framework.groups.values()
            for feature in group.features
        ],
    }
