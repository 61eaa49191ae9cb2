"""The command for several people's answers: how many chose what, and where to talk first."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from maturity.cli.options import (
    Format,
    FormatOption,
    FrameworkOption,
    LanguageOption,
    OverlayOption,
    all_given_at,
    framework_at,
    print_json,
    print_lines,
)
from maturity.compare.spread import MINIMUM, Spread, Spreads, Tally, spread
from maturity.compare.spread_data import spread_data
from maturity.compare.spread_texts import tally_rows, tally_title, what_they_wrote
from maturity.framework.folders import DEFAULT
from maturity.framework.model import Framework
from maturity.text import DEFAULT as DEFAULT_LANGUAGE
from maturity.text import Words, words


def spread_command(
    answers: Annotated[
        list[Path],
        typer.Argument(metavar="ANSWERS...", help="What several people answered, a file each, to the same framework."),
    ],
    framework: FrameworkOption = DEFAULT,
    overlay: OverlayOption = None,
    format: FormatOption = Format.TEXT,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Set several people's answers beside each other: how many chose what, where to talk first, and no average."""
    loaded = framework_at(framework, overlay, language)
    found = spread(loaded, [one.assessment for one in all_given_at(answers, loaded, framework)])
    if found is None:
        raise typer.BadParameter(f"a spread needs at least {MINIMUM} files", param_hint="ANSWERS")
    if format is Format.JSON:
        named = {"id": loaded.id, "version": loaded.version_here, "checksum": loaded.checksum}
        return print_json({"framework": named} | spread_data(found))
    print_lines(spread_lines(loaded, found, words(language)))


def spread_lines(framework: Framework, found: Spreads, words: Words) -> list[str]:
    """Print where people differ, the widest disagreement first, and how many questions they agree on."""
    first = words.say("cli.spread.first" if found.talk_first else "cli.spread.none")
    lines = [words.count("cli.spread.people", found.n), first]
    for one in found.talk_first:
        lines += ["", f"{framework.features[one.feature].title} ({one.feature})"]
        lines += [f"  {line}" for tally in one.tallies for line in _counts(framework, one, tally, words)]
        lines += [f"  - {line}" for line in what_they_wrote(framework, one, words)]
    agreed = sum(one.agree for one in found.features.values())
    return [*lines, "", words.count("cli.spread.agreed", agreed)]


def _counts(framework: Framework, one: Spread, tally: Tally, words: Words) -> list[str]:
    title = tally_title(framework, tally)
    rows = tally_rows(framework, one, tally, words)
    return [*([f"{title}:"] if title else []), *(f"{n} × {label}" for label, n in rows)]
