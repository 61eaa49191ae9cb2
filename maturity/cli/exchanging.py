"""The commands for spreadsheets: a template to fill in, and the results to take along."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from maturity.cli.options import AnswersArgument, FrameworkOption, OverlayOption, both, framework_at, given_at
from maturity.cli.output import ending_of, write_out
from maturity.framework.folders import DEFAULT


class Table(StrEnum):
    """What can be exported, by itself in a CSV."""

    RESULTS = "results"
    ROADMAP = "roadmap"
    ANSWERS = "answers"


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
) -> None:
    """Write the questionnaire as a workbook or CSV to fill in; score, roadmap, report and explain read it."""
    # Only here, because openpyxl is slow to load.
    from maturity.exchange.template import csv_template, template

    as_csv = _is_csv(output)
    loaded = framework_at(framework, overlay)
    given = None if answers is None else given_at(answers, loaded, "--answers").assessment
    write_out(output, (csv_template if as_csv else template)(loaded, given))


def export(
    answers: AnswersArgument,
    output: SheetOption,
    framework: FrameworkOption = DEFAULT,
    overlay: OverlayOption = None,
    table: Annotated[Table, typer.Option("--table", help="Which table a CSV holds; a workbook has them all.")] = (
        Table.RESULTS
    ),
) -> None:
    """Write results, roadmap and answers as a workbook, or one of them as CSV."""
    # Only here, because openpyxl is slow to load.
    from maturity.exchange.results import outcome_of, results_csv
    from maturity.exchange.results_workbook import results_workbook

    as_csv = _is_csv(output)
    outcome = outcome_of(*both(framework, answers, overlay))
    write_out(output, results_csv(outcome, table.value) if as_csv else results_workbook(outcome))


def _is_csv(output: Path) -> bool:
    """Say which form a file's ending asks for; wrong use where nothing can be written under that name."""
    return ending_of(output, {".xlsx": "an Excel workbook", ".csv": ""}) == ".csv"
