"""The commands that say how scoring works: a framework's rules in sentences, and the arithmetic behind a number."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated

import typer

from maturity.cli.listing import head_lines
from maturity.cli.options import (
    AnswersArgument,
    Format,
    FormatOption,
    FrameworkOption,
    LanguageOption,
    OverlayOption,
    both,
    framework_at,
    print_json,
    print_lines,
)
from maturity.cli.tables import sentence_lines, table_lines
from maturity.framework.folders import DEFAULT
from maturity.framework.model import Framework
from maturity.scoring.arithmetic import arithmetic
from maturity.scoring.arithmetic.jsonable import arithmetic_data
from maturity.scoring.arithmetic.texts import Block, blocks
from maturity.scoring.compiled import OVERALL
from maturity.scoring.describe import describe
from maturity.scoring.jsonable import framework_name
from maturity.scoring.labels import standing
from maturity.scoring.score import score
from maturity.text import DEFAULT as DEFAULT_LANGUAGE
from maturity.text import words

NodeOption = Annotated[
    str, typer.Option("--node", metavar="ID", help="A capability or group; the center as a whole if left out.")
]


def explain(
    answers: AnswersArgument,
    node: NodeOption = OVERALL,
    framework: FrameworkOption = DEFAULT,
    overlay: OverlayOption = None,
    format: FormatOption = Format.TEXT,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Show the arithmetic behind a number or a stage: every input, its weight, each step and the total."""
    said = words(language)
    loaded, assessment = both(framework, answers, overlay, language)
    _known(loaded, node)
    result = score(loaded, assessment)
    worked = arithmetic(loaded, assessment, result, node)
    if format is Format.JSON:
        data = arithmetic_data(loaded, assessment, worked, said)
        return print_json({"framework": framework_name(loaded), "center": dict(assessment.center), **data})
    title = said.say("explain.whole") if node == OVERALL else loaded.groups[node].title
    stands = standing(loaded, worked.node)
    lines = [*head_lines(loaded, assessment, said), "", f"{title} ({node}){f': {stands}' if stands else ''}"]
    for block in blocks(loaded, assessment, worked, said):
        lines += ["", *_block(block)]
    print_lines(lines)


def describe_command(
    framework: Annotated[str, typer.Argument(metavar="FRAMEWORK", help="Folder, or id of a shipped one.")] = DEFAULT,
    overlay: OverlayOption = None,
    format: FormatOption = Format.TEXT,
    language: LanguageOption = DEFAULT_LANGUAGE,
) -> None:
    """Say in plain sentences how a framework scores, made from its rules."""
    loaded = framework_at(framework, overlay, language)
    sections = describe(loaded, words(language))
    if format is Format.JSON:
        told = [{"title": section.title, "sentences": list(section.sentences)} for section in sections]
        return print_json({"framework": framework_name(loaded), "sections": told})
    lines = []
    for section in sections:
        lines += ["", section.title, *sentence_lines(section.sentences, "  ")]
    print_lines(lines[1:])


def _block(block: Block) -> list[str]:
    lines = [block.title, "=" * len(block.title), *sentence_lines(block.sentences)]
    if block.rows:
        lines += [*([""] if block.sentences else []), *table_lines(block.columns, block.rows)]
    return [*lines, *([""] if block.rows and block.after else []), *sentence_lines(block.after)]


def _known(framework: Framework, node: str) -> None:
    """Refuse a node that isn't there, with the nearest name and all there are."""
    known = [OVERALL, *framework.groups]
    if node in known:
        return
    near = get_close_matches(node, known, n=1)
    meant = f" Did you mean '{near[0]}'?" if near else ""
    raise typer.BadParameter(f"there is no '{node}'.{meant} There is: {', '.join(known)}", param_hint="--node")
