"""The command that writes a report: answers or a snapshot, set beside earlier answers and a peer group."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from maturity.cli.options import (
    AnswersArgument,
    BaselineOption,
    FrameworkOption,
    Given,
    LanguageOption,
    OverlayOption,
    day_in,
    earlier,
    existing,
    framework_at,
    given_at,
)
from maturity.cli.output import OutputOption, Page, form_of, need_pdf, size_of, write_out
from maturity.compare.peers import Peers
from maturity.compare.peers_file import load_peers
from maturity.framework.folders import DEFAULT
from maturity.framework.model import Framework
from maturity.measures.model import Measures
from maturity.text import DEFAULT as DEFAULT_LANGUAGE


def report(
    name: Annotated[str, typer.Argument(metavar="REPORT", help="Which report, such as roadmap.")],
    answers: AnswersArgument,
    output: OutputOption,
    framework: FrameworkOption = DEFAULT,
    overlay: OverlayOption = None,
    baseline: BaselineOption = None,
    peers: Annotated[
        Path | None, typer.Option("--peers", metavar="FILE", help="Figures of a peer group that answered the same.")
    ] = None,
    measures: Annotated[
        Path | None,
        typer.Option(
            "--measures",
            metavar="FILE",
            help="What was measured of the center's requests, as maturity measure --format json prints it.",
        ),
    ] = None,
    page: Annotated[Page | None, typer.Option(help="Paper size; the report's own if left out.")] = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="YYYY-MM-DD", help="Date on the report; left out, the day of a snapshot, and else today."
        ),
    ] = None,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who answered; left out, whoever submitted a snapshot.")
    ] = None,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Write a report as an accessible PDF or as a web page in one file."""
    # Only here, because the templates and the PDF engine are slow to load.
    from maturity.reporting.folder import report_ids
    from maturity.reporting.report import report_html, report_pdf
    from maturity.reporting.subject import Baseline, Subject

    if name not in report_ids():
        what = f"there is no report '{name}'; there is: {', '.join(report_ids())}"
        raise typer.BadParameter(what, param_hint="REPORT")
    form = form_of(output)
    asked_day = None if day is None else day_in(day)
    loaded = framework_at(framework, overlay, language)
    given = given_at(answers, loaded, framework)
    as_of = asked_day or given.day or date.today()
    before = _before(earlier(baseline, loaded, framework), baseline, as_of)
    subject = Subject(
        framework=loaded,
        assessment=given.assessment,
        as_of=as_of,
        who=given.who if who is None else who,
        baseline=None if before is None else Baseline(before.assessment, before.day),
        peers=_peers(peers, loaded),
        measures=_measures(measures),
    )
    if form == "pdf":
        need_pdf(output)
        return write_out(output, report_pdf(name, subject, language, page=size_of(page)))
    write_out(output, report_html(name, subject, language, page=size_of(page)).encode())


def _before(before: Given | None, baseline: Path | None, as_of: date) -> Given | None:
    """Return the earlier answers; wrong use where they are known to be the later ones."""
    if before is not None and before.day is not None and before.day > as_of:
        what = f"'{baseline}' was submitted on {before.day}, after the day of the report, {as_of}; name earlier answers"
        raise typer.BadParameter(what, param_hint="--baseline")
    return before


def _measures(path: Path | None) -> Measures | None:
    if path is None:
        return None
    from maturity.measures.measures_file import load_measures  # only here, because few reports have figures

    return load_measures(existing(path, "--measures"))


def _peers(path: Path | None, framework: Framework) -> Peers | None:
    return None if path is None else load_peers(existing(path, "--peers"), framework)
