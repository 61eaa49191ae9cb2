"""Worked examples of a framework, cases/*.yaml: answers, and what they must come to.

Scoring runs them; here they are read and checked like any other content.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from maturity.errors import Problem
from maturity.framework.case import Case, CaseAnswer, CasesFile, StageRange
from maturity.framework.document import Document, Path_
from maturity.framework.loader import read_framework
from maturity.framework.model import Feature, Framework, Option
from maturity.framework.parts import Placed, content_files
from maturity.framework.problems import empty_values, problems_of, suggest
from maturity.framework.reader import read_file

_BY_NODE = (
    "capabilities", "values", "best", "aspects", "bands", "targets", "percent_to_target", "progress_to_date",
)  # fmt: skip


def read_cases(folder: Path, framework: Framework | None = None) -> tuple[list[Placed[Case]], list[Problem]]:
    """Read the cases of a framework folder; what they name is checked once the framework itself is sound."""
    framework = framework or read_framework(folder).framework
    shown = f"{str(folder).rstrip('/') or '.'}/cases"
    files, problems = content_files(folder / "cases", shown)
    cases: list[Placed[Case]] = []
    for path in files:
        document, found = read_file(path, f"{shown}/{path.name}")
        problems += found
        if document:
            cases += _cases_of(document, problems)
    problems += _named_twice(cases)
    if framework:
        problems += [problem for case in cases for problem in _unknown(case, framework)]
    return cases, problems


def _cases_of(document: Document, problems: list[Problem]) -> list[Placed[Case]]:
    try:
        file = CasesFile.model_validate(document.data)
    except ValidationError as error:
        problems += problems_of(error, CasesFile, document)
        return []
    problems += empty_values(document, set())
    return [Placed(case, document, ("cases", index)) for index, case in enumerate(file.cases)]


def _named_twice(cases: list[Placed[Case]]) -> Iterator[Problem]:
    first: dict[str, Placed[Case]] = {}
    for case in cases:
        name = case.item.name
        if name in first:
            there = f"{first[name].document.file}:{first[name].document.line((*first[name].place, 'name'))}"
            what = f"a case has the same name as the one at {there}"
            yield case.problem(("name",), what, "A failing case is told by its name.", "Give it another name.")
        first.setdefault(name, case)


def _unknown(case: Placed[Case], framework: Framework) -> Iterator[Problem]:
    yield from _unknown_nodes(case, framework)
    yield from _unknown_stages(case, framework)
    yield from _unknown_fill(case, framework)
    for key in ("answers", "baseline", "targets"):
        for name, answer in getattr(case.item, key).items():
            place: Path_ = (key, name)
            if name not in framework.features:
                fix = f"{suggest(name, framework.features)}Name another, or delete it."
                yield case.problem(place, f"there is no feature '{name}'", "It can't be answered.", fix)
                continue
            if isinstance(answer, str):
                feature = framework.features[name]
                for one in framework.aspect_options(feature).values():
                    if not _has(one, answer):
                        yield case.problem(place, *_no_option(one, feature, answer))
                        break
            else:
                yield from _unknown_answer(case, place, framework, framework.features[name], answer)


def _unknown_answer(
    case: Placed[Case], place: Path_, framework: Framework, feature: Feature, answer: CaseAnswer
) -> Iterator[Problem]:
    known = framework.aspect_options(feature)
    if answer.option is not None:
        if not any(_has(one, answer.option) for one in known.values()):
            yield case.problem(place, *_no_option(next(iter(known.values())), feature, answer.option))
    elif answer.not_applicable is not None and not feature.may_not_apply:
        what, fix = f"'{feature.id}' always applies", "Give another answer, or delete 'may_not_apply: false' there."
        yield case.problem(place, what, "Nobody could give this answer.", fix)
    for aspect, given in (answer.options or {}).items():
        if aspect not in known or not framework.aspects:
            fix = f"{suggest(aspect, known)}The aspects here are: {', '.join(known) or 'none'}."
            yield case.problem((*place, "options", aspect), f"there is no aspect '{aspect}'", "It isn't asked.", fix)
        elif not _has(known[aspect], given):
            yield case.problem((*place, "options", aspect), *_no_option(known[aspect], feature, given))


def _unknown_fill(case: Placed[Case], framework: Framework) -> Iterator[Problem]:
    fills: list[tuple[Path_, int | None, str]] = [(("fill", str(at)), at, one) for at, one in case.item.fill.items()]
    if case.item.fill_all:
        fills.append((("fill_all",), None, case.item.fill_all))
    for place, stage, option in fills:
        if stage is not None and stage not in framework.stage:
            yield case.problem(
                place, f"there is no stage {stage}", "Nothing would be answered.", _one_of_stages(framework)
            )
        for feature in framework.features.values():
            sets = list(framework.aspect_options(feature).values())
            if stage in (None, feature.stage) and not all(_has(one, option) for one in sets):
                lacking = next(one for one in sets if not _has(one, option))
                yield case.problem(place, *_no_option(lacking, feature, option))
                break


def _unknown_nodes(case: Placed[Case], framework: Framework) -> Iterator[Problem]:
    expect = case.item.expect
    for key in _BY_NODE:
        known = [*framework.groups] if key == "capabilities" else [*framework.groups, "overall"]
        for name in getattr(expect, key):
            if name not in known:
                fix = f"{suggest(name, known)}Write one of: {', '.join(known)}."
                place: Path_ = ("expect", key, name)
                yield case.problem(place, f"there is no capability '{name}'", "Nothing can be expected of it.", fix)
    yield from _unknown_bands(case, framework)
    aspects = [aspect.id for aspect in framework.aspects]
    for name, apart in expect.aspects.items():
        for aspect in apart:
            if aspect not in aspects:
                fix = f"{suggest(aspect, aspects)}The aspects here are: {', '.join(aspects) or 'none'}."
                place = ("expect", "aspects", name, aspect)
                yield case.problem(place, f"there is no aspect '{aspect}'", "Nothing can be expected of it.", fix)


def _unknown_bands(case: Placed[Case], framework: Framework) -> Iterator[Problem]:
    for name, band in case.item.expect.bands.items():
        if name not in framework.groups and name != "overall":
            continue
        rule = framework.scoring.overall if name == "overall" else framework.rule_of(framework.groups[name])
        known = [one.name for one in rule.bands]
        if band not in known:
            fix = f"{suggest(band, known)}Write one of: {', '.join(known)}." if known else "Give its rule 'bands:'."
            yield case.problem(("expect", "bands", name), f"'{name}' has no band '{band}'", "It is never in it.", fix)


def _unknown_stages(case: Placed[Case], framework: Framework) -> Iterator[Problem]:
    expect = case.item.expect
    ranges: list[tuple[Path_, StageRange | str | None]] = [
        (("every_capability",), expect.every_capability),
        (("overall",), expect.overall),
        *((("capabilities", name), stages) for name, stages in expect.capabilities.items()),
    ]
    for at, stages in ranges:
        if isinstance(stages, StageRange) and stages.high > len(framework.stages):
            what, why = f"there is no stage {stages.high}", "It can never be reached."
            yield case.problem(("expect", *at), what, why, f"{_one_of_stages(framework)} 0 is below the first.")


def _one_of_stages(framework: Framework) -> str:
    if not framework.stages:
        return "The framework has no stages; expect 'values:' or 'bands:'."
    return f"Write one of: {', '.join(str(stage.number) for stage in framework.stages)}."


def _has(options: tuple[Option, ...], option_id: str) -> bool:
    return any(option.id == option_id for option in options)


def _no_option(options: tuple[Option, ...], feature: Feature, given: str) -> tuple[str, str, str]:
    known = [option.id for option in options]
    fix = f"{suggest(given, known)}Write one of: {', '.join(known)}."
    return f"'{given}' is not an option of '{feature.id}'", "It can't be scored.", fix
