"""The command that takes answers from one version of a framework to another, and tells why scores moved."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
import yaml

from maturity.assessment.answers_file import to_file
from maturity.assessment.migration import migrate
from maturity.cli.migrating import migrate_data, migrate_lines
from maturity.cli.options import (
    AnswersArgument,
    Format,
    FormatOption,
    LanguageOption,
    OverlayOption,
    both,
    framework_at,
    print_json,
    print_lines,
)
from maturity.errors import MaturityError
from maturity.framework.folders import DEFAULT
from maturity.scoring.moves import moves
from maturity.scoring.score import score
from maturity.text import DEFAULT as DEFAULT_LANGUAGE
from maturity.text import words


def migrate_command(
    answers: AnswersArgument,
    old: Annotated[str, typer.Option("--from", metavar="PATH", help="Folder of the version that was answered.")],
    new: Annotated[str, typer.Option("--to", metavar="PATH", help="Folder of the version to go to.")] = DEFAULT,
    overlay: OverlayOption = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write the answers for the new version here.")
    ] = None,
    format: FormatOption = Format.TEXT,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Take answers to another version of their framework: what changed, what became of them, why scores moved."""
    before, assessment = both(old, answers, language=language)
    after = framework_at(new, overlay, language)
    found = migrate(assessment, before, after)
    moved = moves(
        before, assessment, score(before, assessment), after, found.assessment, score(after, found.assessment), found
    )
    if output is not None:
        text = yaml.safe_dump(to_file(found.assessment), sort_keys=False, allow_unicode=True, width=120)
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise MaturityError(f"{output} can't be written: {error.strerror}. Fix: name another file.") from error
    if format is Format.JSON:
        return print_json(migrate_data(before, after, found, moved))
    print_lines(migrate_lines(before, after, found, moved, words(language)))
