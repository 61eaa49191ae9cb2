"""The commands for spreadsheets: a template to fill in, and the results to take along."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from maturity.cli.options import (
    AnswersArgument,
    FrameworkOption,
    LanguageOption,
    OverlayOption,
    both,
    framework_at,
    given_at,
)
from maturity.cli.output import ending_of, write_out
from maturity.framework.folders import DEFAULT
from maturity.framework.model import Framework
from maturity.text import DEFAULT as DEFAULT_LANGUAGE

ENDINGS = {".xlsx": "an Excel workbook", ".csv": ""}


class Table(StrEnum):
    """What can be exported, by itself in a CSV."""

    RESULTS = "results"
    ROADMAP = "roadmap"
    ANSWERS = "answers"


EndOption = Annotated[
    Path,
    typer.Option(
        "-o", "--output", metavar="FILE", help="The file to write: .xlsx, .csv, or .json, everything to keep."
    ),
]
SheetOption = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="FILE", help="The file to write: .xlsx, an Excel workbook, or .csv."),
]


def template_command(
    framework: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="Folder, or id of a shipped one.")],
    output: SheetOption,
    overlay: OverlayOption = None,
    answers: Annotated[
        Path | None, typer.Option("--answers", metavar="FILE", help="Answers to fill in, as far as there are any.")
    ] = None,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Write the questionnaire as a workbook or CSV to fill in; score, roadmap, report and explain read it."""
    # Only here, because openpyxl is slow to load.
    from maturity.exchange.template import csv_template, template

    as_csv = _is_csv(output)
    loaded = framework_at(framework, overlay, language)
    given = None if answers is None else given_at(answers, loaded, framework, "--answers").assessment
    write_out(output, (csv_template if as_csv else template)(loaded, given, language))


def export(
    answers: AnswersArgument,
    output: EndOption,
    framework: FrameworkOption = DEFAULT,
    overlay: OverlayOption = None,
    table: Annotated[Table, typer.Option("--table", help="Which table a CSV holds; a workbook has them all.")] = (
        Table.RESULTS
    ),
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Write results, roadmap and answers as a workbook, or one of them as CSV; or the answers as a full record."""
    ending = ending_of(output, ENDINGS | {".json": "everything to keep"})
    if ending == ".json":
        return write_out(output, _everything(answers, framework_at(framework, overlay), framework))
    # Only here, because openpyxl is slow to load.
    from maturity.exchange.results import outcome_of, results_csv
    from maturity.exchange.results_workbook import results_workbook

    outcome = outcome_of(*both(framework, answers, overlay, language), language=language)
    write_out(output, results_csv(outcome, table.value) if ending == ".csv" else results_workbook(outcome))


def _everything(answers: Path, framework: Framework, name: str) -> bytes:
    """Return what a file says as a full record, with the submission where it is one."""
    from maturity.exchange.reading_record import load_full_record
    from maturity.exchange.record import record_json

    given = given_at(answers, framework, name)
    if load_full_record(answers, framework) is not None:
        raise typer.BadParameter(f"'{answers}' is a full record already", param_hint="ANSWERS")
    submitted = [answers.read_text("utf-8-sig")] if given.day is not None else []
    return record_json(framework, given.assessment, submitted, None, datetime.now(UTC)).encode()


def _is_csv(output: Path) -> bool:
    """Say which form a file's ending asks for; wrong use where nothing can be written under that name."""
    return ending_of(output, ENDINGS) == ".csv"
