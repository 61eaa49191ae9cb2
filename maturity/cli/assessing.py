"""The commands for one center's answers: score them, and plan what comes next."""

from __future__ import annotations

from typing import Annotated

import typer

from maturity.assessment.answers import By
from maturity.cli.listing import roadmap_lines, score_lines
from maturity.cli.options import (
    AnswersArgument,
    BaselineOption,
    Format,
    FormatOption,
    FrameworkOption,
    LanguageOption,
    OverlayOption,
    both,
    earlier,
    print_json,
    print_lines,
)
from maturity.cli.standing import since_lines, target_data
from maturity.framework.folders import DEFAULT
from maturity.roadmap.jsonable import roadmap_data, scored_data
from maturity.roadmap.lifting import lift_texts
from maturity.roadmap.plan import plan
from maturity.roadmap.targets import targets
from maturity.scoring.score import score
from maturity.text import DEFAULT as DEFAULT_LANGUAGE
from maturity.text import words

ByOption = Annotated[
    By | None,
    typer.Option(
        "--by",
        help="Order: benefit for effort, or the least effort that lifts each capability a stage. "
        "Left out, as the answers file says, and else by benefit.",
    ),
]


def score_command(
    answers: AnswersArgument,
    framework: FrameworkOption = DEFAULT,
    overlay: OverlayOption = None,
    format: FormatOption = Format.TEXT,
    baseline: BaselineOption = None,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Score a center's answers: where each capability stands and why, and how far it is to the targets."""
    loaded, assessment = both(framework, answers, overlay, language)
    said, given = words(language), earlier(baseline, loaded, framework)
    before = given.assessment if given else None
    result = score(loaded, assessment)
    aims = targets(loaded, assessment, result)
    if format is Format.TEXT:
        lifts = lift_texts(loaded, assessment, result, said)
        lines = score_lines(loaded, assessment, result, lifts, said)
        if before is not None:
            lines += since_lines(loaded, assessment, before, aims, said)
        return print_lines(lines)
    data = target_data(loaded, assessment, result, aims, before)
    print_json(scored_data(loaded, assessment, result, said) | data)


def roadmap_command(
    answers: AnswersArgument,
    framework: FrameworkOption = DEFAULT,
    overlay: OverlayOption = None,
    format: FormatOption = Format.TEXT,
    by: ByOption = None,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Plan the next features for a center: now, next and later, with the reasons."""
    loaded, assessment = both(framework, answers, overlay, language)
    said, result = words(language), score(loaded, assessment)
    roadmap = plan(loaded, assessment, result, by)
    if format is Format.TEXT:
        lifts = lift_texts(loaded, assessment, result, said)
        return print_lines(roadmap_lines(loaded, assessment, roadmap, lifts, said))
    print_json(scored_data(loaded, assessment, result, said) | roadmap_data(loaded, assessment, roadmap, said))
