"""The commands for one center's answers: score them, plan what comes next, and write a report."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from maturity.assessment.answers import Assessment, By
from maturity.assessment.answers_file import load_answers
from maturity.cli.listing import roadmap_lines, score_lines
from maturity.cli.options import (
    AnswersArgument,
    Format,
    FormatOption,
    FrameworkOption,
    OverlayOption,
    both,
    print_json,
    print_lines,
)
from maturity.cli.standing import since_lines, target_data
from maturity.errors import ReportError
from maturity.framework.folders import DEFAULT
from maturity.framework.model import Framework
from maturity.roadmap.jsonable import roadmap_data, scored_data
from maturity.roadmap.lifting import lift_texts
from maturity.roadmap.plan import plan
from maturity.roadmap.targets import targets
from maturity.scoring.score import score
from maturity.text import words


class Page(StrEnum):
    """Paper sizes of a report."""

    LETTER = "letter"
    A4 = "a4"


ByOption = Annotated[
    By | None,
    typer.Option(
        "--by",
        help="Order: benefit for effort, or the least effort that lifts each capability a stage. "
        "Left out, as the answers file says, and else by benefit.",
    ),
]


BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="OLD", help="Earlier answers to the same framework: says what has changed since."
    ),
]


def score_command(
    answers: AnswersArgument,
    framework: FrameworkOption = DEFAULT,
    overlay: OverlayOption = None,
    format: FormatOption = Format.TEXT,
    baseline: BaselineOption = None,
) -> None:
    """Score a center's answers: where each capability stands and why, and how far it is to the targets."""
    loaded, assessment = both(framework, answers, overlay)
    before = _earlier(baseline, loaded)
    result = score(loaded, assessment)
    aims = targets(loaded, assessment, result)
    if format is Format.TEXT:
        lifts = lift_texts(loaded, assessment, result, words())
        lines = score_lines(loaded, assessment, result, lifts, words())
        if before is not None:
            lines += since_lines(loaded, assessment, before, aims, words())
        return print_lines(lines)
    data = target_data(loaded, assessment, result, aims, before)
    print_json(scored_data(loaded, assessment, result, words()) | data)


def _earlier(baseline: Path | None, framework: Framework) -> Assessment | None:
    if baseline is None:
        return None
    if not baseline.is_file():
        raise typer.BadParameter(f"there is no file '{baseline}'", param_hint="--baseline")
    return load_answers(baseline, framework)


def roadmap_command(
    answers: AnswersArgument,
    framework: FrameworkOption = DEFAULT,
    overlay: OverlayOption = None,
    format: FormatOption = Format.TEXT,
    by: ByOption = None,
) -> None:
    """Plan the next features for a center: now, next and later, with the reasons."""
    loaded, assessment = both(framework, answers, overlay)
    result = score(loaded, assessment)
    roadmap = plan(loaded, assessment, result, by)
    if format is Format.TEXT:
        lifts = lift_texts(loaded, assessment, result, words())
        return print_lines(roadmap_lines(loaded, assessment, roadmap, lifts, words()))
    print_json(scored_data(loaded, assessment, result, words()) | roadmap_data(loaded, assessment, roadmap, words()))


def report(
    name: Annotated[str, typer.Argument(metavar="REPORT", help="Which report, such as roadmap.")],
    answers: AnswersArgument,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The PDF file to write.")],
    framework: FrameworkOption = DEFAULT,
    overlay: OverlayOption = None,
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
    from maturity.reporting.subject import Subject

    if name not in report_ids():
        raise typer.BadParameter(
            f"there is no report '{name}'; there is: {', '.join(report_ids())}", param_hint="REPORT"
        )
    if not output.parent.is_dir():
        raise typer.BadParameter(f"there is no folder '{output.parent}'", param_hint="--output")
    loaded, assessment = both(framework, answers, overlay)
    subject = Subject(loaded, assessment, _date(day), who or "")
    pdf = report_pdf(name, subject, page=page.value if page else None)
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
