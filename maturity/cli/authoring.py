"""The commands for writing: start a framework, write the field reference, print a questionnaire."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maturity.assessment.answers_file import AnswersFile
from maturity.cli.options import LanguageOption, OverlayOption, framework_at
from maturity.cli.output import OutputOption, Page, form_of, need_pdf, size_of, write_out
from maturity.errors import MaturityError
from maturity.framework.case import CasesFile
from maturity.framework.folders import FRAMEWORKS
from maturity.framework.model import Capability, FrameworkHead
from maturity.framework.overlay import OverlayFile
from maturity.framework.parts import SourcesFile
from maturity.framework.reference import FilePart, reference_text
from maturity.framework.start import start_framework
from maturity.text import DEFAULT as DEFAULT_LANGUAGE
from maturity.text import words

REFERENCE = FRAMEWORKS.parent / "docs" / "reference" / "framework.md"
MEASURES = FRAMEWORKS.parent / "docs" / "measures.md"
FILES = (
    FilePart("framework.yaml", "One in each framework folder.", FrameworkHead),
    FilePart("capabilities/*.yaml", "One file for each capability, read in the order of their names.", Capability),
    FilePart("sources.yaml", "May be left out where no feature names a source.", SourcesFile),
    FilePart("cases/*.yaml", "Worked examples; `maturity check` runs them.", CasesFile),
    FilePart("overlay file", "What a city changes in a framework, in a file of its own.", OverlayFile),
    FilePart("answers file", "What one center answers; `maturity score` reads it.", AnswersFile),
)


def new_framework(
    framework_id: Annotated[str, typer.Argument(metavar="ID", help="Short name: small letters, digits and hyphens.")],
    folder: Annotated[
        Path, typer.Option("--folder", metavar="PATH", help="Where to make the framework's own folder.")
    ] = Path(),
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its name; the id if left out.")] = None,
) -> None:
    """Start a framework: a small folder of YAML files that passes every check, to be filled with your model."""
    if not folder.is_dir():
        raise typer.BadParameter(f"there is no folder '{folder}'", param_hint="--folder")
    try:
        made = start_framework(framework_id, title, folder)
    except FileExistsError as error:
        what = f"there is something called '{folder / framework_id}' already, and nothing is written over it"
        raise typer.BadParameter(what, param_hint="ID") from error
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--title" if "title" in str(error) else "ID") from error
    except OSError as error:
        what = f"{folder / framework_id} can't be written: {error.strerror}. Fix: name another folder with --folder."
        raise MaturityError(what) from error
    for path in sorted(one for one in made.rglob("*.yaml")):
        typer.echo(f"wrote {path}")
    typer.echo(f"Next: change what stands there, and run 'maturity check {made}' until it says 'no problems'.")


def reference(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 if the committed page is stale.")
    ] = False,
    file: Annotated[Path, typer.Option("--file", metavar="FILE", help="Where the page lies.")] = REFERENCE,
) -> None:
    """Write what is made from the code: every key that the YAML files may hold and, beside it, every measure."""
    pages = {file: reference_text(FILES)}
    if file == REFERENCE:
        from maturity.measures.page import measures_page  # only here, because DuckDB is slow to load

        pages[MEASURES] = measures_page(words())
    stale = {page: text for page, text in pages.items() if not _holds(page, text)}
    if not stale:
        typer.echo("the reference is current")
        return
    if check:
        names = ", ".join(page.name for page in stale)
        typer.echo(f"not current: {names}; run 'maturity reference'", err=True)
        raise typer.Exit(1)
    for page, text in stale.items():
        page.write_text(text, encoding="utf-8")
        typer.echo(f"wrote {page}")


def _holds(page: Path, text: str) -> bool:
    return page.is_file() and page.read_text(encoding="utf-8") == text


def questionnaire(
    framework: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="Folder, or id of a shipped one.")],
    output: OutputOption,
    overlay: OverlayOption = None,
    page: Annotated[Page | None, typer.Option(help="Paper size; the questionnaire's own if left out.")] = None,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Print the questions of a framework, with boxes to tick, lines to write on, and how they are scored."""
    # Only here, because the templates and the PDF engine are slow to load.
    from maturity.reporting.questionnaire import questionnaire_html, questionnaire_pdf

    form = form_of(output)
    loaded = framework_at(framework, overlay, language)
    if form == "pdf":
        need_pdf(output)
        return write_out(output, questionnaire_pdf(loaded, language, page=size_of(page)))
    write_out(output, questionnaire_html(loaded, language, page=size_of(page)).encode())
