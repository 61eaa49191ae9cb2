"""The commands: what each takes, and which core function does its job.

Exit codes: 0 good, 1 problems found, 2 wrong use.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel

from maturity.assessment.answers import Assessment
from maturity.assessment.answers_file import AnswersFile, load_answers
from maturity.cli.listing import roadmap_lines, score_lines, show_lines
from maturity.errors import MaturityError, Problem, ReportError
from maturity.framework.cases import read_cases
from maturity.framework.folders import DEFAULT, FRAMEWORKS, framework_folder
from maturity.framework.loader import load_framework, read_framework
from maturity.framework.model import Framework
from maturity.framework.schema import CONTENT_SCHEMAS, schema_text
from maturity.roadmap.jsonable import roadmap_data
from maturity.roadmap.plan import plan
from maturity.scoring.cases import failing_cases
from maturity.scoring.jsonable import framework_name, result_data
from maturity.scoring.score import score, value_of
from maturity.text import words

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Assess how mature a 311 center is, and what it should take on next.",
)


class Format(StrEnum):
    """How a command prints: for people, or for programs."""

    TEXT = "text"
    JSON = "json"


class Page(StrEnum):
    """Paper sizes of a report."""

    LETTER = "letter"
    A4 = "a4"


FrameworkOption = Annotated[
    str,
    typer.Option("--framework", metavar="PATH", help="Folder of the framework, or the id of a shipped one."),
]
FormatOption = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]
AnswersArgument = Annotated[Path, typer.Argument(metavar="ANSWERS", help="YAML or JSON file with a center's answers.")]


@app.command()
def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Framework folders, or ids of shipped ones.")],
    format: FormatOption = Format.TEXT,
) -> None:
    """Say everything that is wrong with a framework: file, line, what, why and how to fix it."""
    found: list[Problem] = []
    for folder in [_folder(path) for path in paths]:
        problems = _check_one(folder)
        found += problems
        if not problems and format is Format.TEXT:
            typer.echo(f"{folder}: no problems")
    if format is Format.JSON:
        _print_json({"problems": [_problem_data(problem) for problem in found]})
    for problem in found if format is Format.TEXT else ():
        typer.echo(str(problem))
    if found:
        typer.echo(f"{len(found)} problem{'s' if len(found) > 1 else ''} found", err=True)
        raise typer.Exit(1)


def _check_one(folder: Path) -> list[Problem]:
    reading = read_framework(folder)
    cases, problems = read_cases(folder, reading.framework)
    problems = [*reading.problems, *problems]
    if reading.framework is not None:
        problems += failing_cases(reading.framework, cases)
    return sorted(problems)


@app.command()
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


@app.command()
def show(
    framework: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="Folder, or id of a shipped one.")] = DEFAULT,
    format: FormatOption = Format.TEXT,
) -> None:
    """List every capability and feature of a framework: id, stage, what it requires, its options."""
    loaded = _framework(framework)
    if format is Format.TEXT:
        return _print_lines(show_lines(loaded, words()))
    _print_json(show_data(loaded))


def show_data(framework: Framework) -> dict[str, Any]:
    """Return a framework's outline as plain data."""
    return {
        "framework": framework_name(framework) | {"title": framework.title},
        "stages": [{"number": stage.number, "name": stage.name} for stage in framework.stages],
        "groups": [
            {"id": capability.id, "title": capability.title, "parent": None} for capability in framework.capabilities
        ],
        "features": [
            {
                "id": feature.id,
                "group": framework.capability_of[feature.id].id,
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
            for feature in framework.features.values()
        ],
    }


@app.command("score")
def score_command(
    answers: AnswersArgument, framework: FrameworkOption = DEFAULT, format: FormatOption = Format.TEXT
) -> None:
    """Score a center's answers: the stage of each capability, and why."""
    loaded, assessment = _both(framework, answers)
    result = score(loaded, assessment)
    if format is Format.TEXT:
        return _print_lines(score_lines(loaded, assessment, result, words()))
    _print_json(result_data(loaded, assessment, result, words()))


@app.command("roadmap")
def roadmap_command(
    answers: AnswersArgument, framework: FrameworkOption = DEFAULT, format: FormatOption = Format.TEXT
) -> None:
    """Plan the next features for a center: now, next and later, with the reasons."""
    loaded, assessment = _both(framework, answers)
    result = score(loaded, assessment)
    roadmap = plan(loaded, assessment, result)
    if format is Format.TEXT:
        return _print_lines(roadmap_lines(loaded, assessment, roadmap, words()))
    _print_json(result_data(loaded, assessment, result, words()) | roadmap_data(loaded, assessment, roadmap, words()))


@app.command()
def report(
    name: Annotated[str, typer.Argument(metavar="REPORT", help="Which report, such as roadmap.")],
    answers: AnswersArgument,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The PDF file to write.")],
    framework: FrameworkOption = DEFAULT,
    page: Annotated[Page | None, typer.Option(help="Paper size; the report's own if left out.")] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="Date on the report; today if left out."),
    ] = None,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who answered, if it should be on the report.")
    ] = None,
) -> None:
    """Write a report as an accessible PDF."""
    # Only here, because the templates and the PDF engine are slow to load.
    from maturity.reporting.folder import report_ids
    from maturity.reporting.report import report_pdf

    if name not in report_ids():
        raise typer.BadParameter(
            f"there is no report '{name}'; there is: {', '.join(report_ids())}", param_hint="REPORT"
        )
    if not output.parent.is_dir():
        raise typer.BadParameter(f"there is no folder '{output.parent}'", param_hint="--output")
    loaded, assessment = _both(framework, answers)
    pdf = report_pdf(name, loaded, assessment, _date(day), who, page=page.value if page else None)
    try:
        output.write_bytes(pdf)
    except OSError as error:
        raise ReportError(f"{output} can't be written: {error.strerror}. Fix: name another file with -o.") from error
    typer.echo(f"wrote {output} ({len(pdf) // 1024} kB)")


def _date(day: str | None) -> date:
    if day is None:
        return date.today()
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise typer.BadParameter(f"'{day}' is not a date such as 2026-11-21", param_hint="--date") from error


def _folder(name: str) -> Path:
    try:
        return framework_folder(name)
    except FileNotFoundError as error:
        raise typer.BadParameter(str(error)) from error


def _framework(name: str) -> Framework:
    return load_framework(_folder(name))


def _both(framework: str, answers: Path) -> tuple[Framework, Assessment]:
    if not answers.is_file():
        raise typer.BadParameter(f"there is no file '{answers}'", param_hint="ANSWERS")
    loaded = _framework(framework)
    return loaded, load_answers(answers, loaded)


def _print_lines(lines: list[str]) -> None:
    typer.echo("\n".join(lines))


def _print_json(data: dict[str, Any]) -> None:
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False))


def _problem_data(problem: Problem) -> dict[str, Any]:
    return {key: getattr(problem, key) for key in ("file", "line", "where", "what", "why", "fix")}


def main() -> None:
    """Run the command line; problems go to the error output, in words."""
    try:
        app()
    except MaturityError as error:
        typer.echo(str(error), err=True)
        sys.exit(1)
