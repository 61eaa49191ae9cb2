"""The command for translators: bring the catalogs of a language up to date, or say what they lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from babel import Locale, UnknownLocaleError

from maturity.cli.options import folder_at
from maturity.errors import ContentError, Problem
from maturity.framework.folders import FRAMEWORKS
from maturity.framework.loader import load_framework
from maturity.framework.translation import catalog_of as catalog_of_framework
from maturity.framework.translation import texts_of
from maturity.reporting.folder import texts_of_reports
from maturity.reporting.problems import PROBLEMS
from maturity.text import DEFAULT, catalog_of, messages
from maturity.text.catalog import Texts, catalog_bytes, read_catalog
from maturity.text.translating import faults, updated


@dataclass(frozen=True)
class Translated:
    """Texts and the catalog that translates them."""

    texts: Texts
    catalog: Path
    language: str
    command: str

    @property
    def shown(self) -> str:
        """The catalog's name in problems."""
        here = Path.cwd()
        return str(self.catalog.relative_to(here) if self.catalog.is_relative_to(here) else self.catalog)

    def faults(self) -> list[Problem]:
        """Return what is missing, stale, wrongly filled in or can't be read."""
        entries, problems = read_catalog(self.catalog, self.shown)
        return problems or list(faults(entries, self.texts, self.shown, self.command))

    def update(self) -> bool:
        """Write the catalog anew and say whether that changed it; ContentError where it can't be read."""
        entries, problems = read_catalog(self.catalog, self.shown)
        if problems:
            raise ContentError(problems)
        made = catalog_bytes(updated(entries, self.texts), self.language)
        if self.catalog.exists() and self.catalog.read_bytes() == made:
            return False
        self.catalog.parent.mkdir(exist_ok=True)
        self.catalog.write_bytes(made)
        return True


def interface(language: str) -> Translated:
    """Return the product's own words."""
    texts = {**messages(), **texts_of_reports(), **PROBLEMS}
    return Translated(texts, catalog_of(language), language, f"maturity translate {language}")


def framework_texts(folder: Path, language: str) -> Translated | None:
    """Return the words of a framework; None where it is written in this language."""
    framework = load_framework(folder)
    if framework.language == language:
        return None
    command = f"maturity translate {language} {folder}"
    return Translated(texts_of(framework), catalog_of_framework(folder, language), language, command)


def translate(
    language: Annotated[str, typer.Argument(metavar="LANGUAGE", help="Its code, such as es.")],
    frameworks: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FRAMEWORK...]",
            help="Folders or ids; left out, the product's own words and the frameworks that come with it.",
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; list what is missing or stale, and exit 1 if there is any.")
    ] = False,
) -> None:
    """Bring translations up to date: new texts get an empty entry, those that changed are marked to be looked at."""
    _known(language)
    found = list(_wanted(language, frameworks))
    if check:
        problems = [problem for one in found for problem in one.faults()]
        for problem in problems:
            typer.echo(str(problem))
        if problems:
            typer.echo(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} found", err=True)
            raise typer.Exit(1)
        typer.echo(f"{language}: everything is translated")
        return
    for one in found:
        written = one.update()
        left = len(one.faults())
        state = f"{left} of {len(one.texts)} texts to translate" if left else "everything is translated"
        typer.echo(f"{'wrote ' if written else ''}{one.shown}: {state}")


def _wanted(language: str, frameworks: list[str] | None) -> Iterator[Translated]:
    if frameworks is None:
        if language != DEFAULT:
            yield interface(language)
        folders = sorted(path.parent for path in FRAMEWORKS.glob("*/framework.yaml"))
    else:
        folders = [folder_at(name) for name in frameworks]
    for folder in folders:
        if (found := framework_texts(folder, language)) is not None:
            yield found


def _known(language: str) -> None:
    """Refuse a code that no language has, which would get plurals, dates and numbers wrong."""
    try:
        Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        what = f"'{language}' is not a language whose dates and plurals are known; write a code such as es or pt-BR"
        raise typer.BadParameter(what, param_hint="LANGUAGE") from error
