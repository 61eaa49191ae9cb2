"""The command that sets centers side by side: a file each, no store, aliases unless names are asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from maturity.charts.cohort_notes import about_lines
from maturity.cli.cohort_files import among, members_of
from maturity.cli.comparison_lines import comparison_lines
from maturity.cli.options import (
    Format,
    FormatOption,
    FrameworkOption,
    LanguageOption,
    OverlayOption,
    all_given_at,
    day_in,
    framework_at,
    print_json,
    print_lines,
)
from maturity.cli.output import Page, ending_of, need_pdf, size_of, write_out
from maturity.compare.comparing import compare
from maturity.compare.comparison import Comparison
from maturity.compare.peers import MINIMUM
from maturity.compare.suppression import FLOOR
from maturity.exchange.comparison_json import comparison_data
from maturity.framework.folders import DEFAULT
from maturity.framework.model import Framework
from maturity.text import DEFAULT as DEFAULT_LANGUAGE
from maturity.text import words

ENDINGS = {".pdf": "to print", ".html": "a web page", ".xlsx": "a workbook", ".csv": "", ".json": ""}


class Table(StrEnum):
    """What a CSV holds."""

    HEAT = "heat"
    FIGURES = "figures"
    FEATURES = "features"
    GAPS = "gaps"


def compare_command(
    answers: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="What the centers answered, a file each: answers, filled-in templates, snapshots or full records.",
        ),
    ],
    framework: FrameworkOption = DEFAULT,
    overlay: OverlayOption = None,
    round_name: Annotated[str, typer.Option("--round-name", metavar="NAME", help="What the round is called.")] = "",
    names: Annotated[
        bool,
        typer.Option("--names/--aliases", help="Show every center by its name. Ask them first; else under an alias."),
    ] = False,
    you: Annotated[
        Path | None,
        typer.Option("--you", metavar="FILE", help="The one of the files whose center looks at the others."),
    ] = None,
    minimum: Annotated[
        int, typer.Option(min=FLOOR, metavar="N", help="The smallest group of centers that has figures.")
    ] = MINIMUM,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write it: .pdf, .html, .xlsx, .csv or .json."),
    ] = None,
    table: Annotated[Table, typer.Option("--table", help="Which table a CSV holds; a workbook has them all.")] = (
        Table.HEAT
    ),
    page: Annotated[Page | None, typer.Option(help="Paper size; the report's own if left out.")] = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="YYYY-MM-DD", help="Date on it; left out, that of the last snapshot, and else today."
        ),
    ] = None,
    who: Annotated[str, typer.Option(metavar="NAME", help="Who made the comparison.")] = "",
    format: FormatOption = Format.TEXT,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Compare several centers: where each stands, what most of them lack, who could teach it. No rank."""
    ending = None if output is None else ending_of(output, ENDINGS)
    asked = None if day is None else day_in(day)
    own = among(you, answers)
    loaded = framework_at(framework, overlay, language)
    given = all_given_at(answers, loaded, framework)
    found = compare(
        loaded,
        members_of(loaded, answers, [one.assessment for one in given], named=names),
        round_name=round_name.strip(),
        you=own,
        minimum=minimum,
    )
    as_of = asked or max((one.day for one in given if one.day), default=date.today())
    about = About(loaded, found, as_of, who, language)
    if output is not None:
        return write_out(output, _made(about, output, ending, table, page))
    if format is Format.JSON:
        return print_json(comparison_data(found))
    print_lines(comparison_lines(loaded, found, words(language)))


@dataclass(frozen=True)
class About:
    """A comparison as it is to be written."""

    framework: Framework
    comparison: Comparison
    as_of: date
    who: str
    language: str


def _made(about: About, output: Path, ending: str | None, table: Table, page: Page | None) -> bytes:
    """Return the file that the ending asks for. What writes it is loaded only here, because it is slow to load."""
    framework, comparison, language = about.framework, about.comparison, about.language
    if ending == ".json":
        return (json.dumps(comparison_data(comparison), indent=2, ensure_ascii=False) + "\n").encode()
    if ending == ".csv":
        from maturity.exchange.comparison_tables import comparison_csv

        return comparison_csv(framework, comparison, table.value, language)
    if ending == ".xlsx":
        from maturity.exchange.comparison_sheets import comparison_workbook

        lines = about_lines(framework, comparison, about.as_of, about.who, words(language))
        return comparison_workbook(framework, comparison, lines, language)
    from maturity.reporting.comparison import comparison_html, comparison_pdf
    from maturity.reporting.subject import Compared

    subject = Compared(framework, comparison, about.as_of, about.who)
    if ending == ".html":
        return comparison_html(subject, language, size_of(page)).encode()
    need_pdf(output)
    return comparison_pdf(subject, language, size_of(page))
