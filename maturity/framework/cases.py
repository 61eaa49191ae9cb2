"""Worked examples of a framework, cases/*.yaml: answers, and the stages they must come to.

Scoring runs them; here they are read and checked like any other content.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from maturity.errors import Problem
from maturity.framework.document import Document, Path_
from maturity.framework.loader import read_framework
from maturity.framework.model import Feature, Framework
from maturity.framework.parts import Placed, content_files
from maturity.framework.plain import Content, FeatureId, PlainId, Text, Whole
from maturity.framework.problems import problems_of, suggest
from maturity.framework.reader import read_file


class StageRange(Content):
    """The stages that are still possible; one stage where low and high are the same, 0 is below the first."""

    low: Whole = Field(ge=0, description="The stage if every open answer turns out lowest.")
    high: Whole = Field(ge=0, description="The stage if every open answer turns out highest.")


def _one_stage(given: Any) -> Any:
    if isinstance(given, dict | StageRange):
        return given
    if type(given) is not int:
        raise ValueError("this is not a stage. Fix: Write a stage number, or {low: 1, high: 3}.")
    return {"low": given, "high": given}


def _rising(given: StageRange) -> StageRange:
    if given.low > given.high:
        raise ValueError(f"low ({given.low}) is above high ({given.high}). Fix: Exchange the two.")
    return given


Stages = Annotated[
    StageRange, BeforeValidator(_one_stage, json_schema_input_type=int | StageRange), AfterValidator(_rising)
]


class CaseAnswer(Content):
    """An answer to one feature: exactly one of the three."""

    option: PlainId | None = Field(default=None, description="Id of an option, such as yes, partly or no.")
    dont_know: Literal[True] | None = Field(default=None, description="true where nobody knows.")
    not_applicable: Text | None = Field(default=None, description="Why it does not apply.")


def _short(given: Any) -> Any:
    """An option id may stand for the whole answer, as in an answers file."""
    if isinstance(given, str) or type(given) is int:
        return {"option": str(given)}
    return given


def _one_state(given: CaseAnswer) -> CaseAnswer:
    if len([one for one in (given.option, given.dont_know, given.not_applicable) if one is not None]) != 1:
        raise ValueError("this is not one answer. Fix: Write an option, or dont_know, or not_applicable.")
    return given


class Expected(Content):
    """What scoring must come to; at least one of the three."""

    every_capability: Stages | None = Field(
        default=None, description="Stage of every capability that is not named under capabilities."
    )
    capabilities: dict[PlainId, Stages] = Field(default_factory=dict, description="Stage by capability id.")
    overall: Stages | None = Field(default=None, description="Stage of the center as a whole.")


def _something(given: Expected) -> Expected:
    if given.every_capability is None and not given.capabilities and given.overall is None:
        raise ValueError("nothing is expected. Fix: Add every_capability, capabilities or overall.")
    return given


Answered = Annotated[
    CaseAnswer,
    BeforeValidator(_short, json_schema_input_type=str | CaseAnswer),
    AfterValidator(_one_state),
]


class Case(Content):
    """A worked example: `fill` answers whole stages, then `answers` single features; others stay open."""

    name: Text = Field(description="What the case shows, as a sentence.")
    population: Whole | None = Field(default=None, ge=0, description="How many people the center serves.")
    fill: dict[int, PlainId] = Field(
        default_factory=dict, description="Stage numbers with the option all features get."
    )
    answers: dict[FeatureId, Answered] = Field(default_factory=dict, description="Feature ids with an answer each.")
    expect: Annotated[Expected, AfterValidator(_something)] = Field(description="What scoring must come to.")


class CasesFile(Content):
    """Worked examples that the checker runs."""

    cases: tuple[Case, ...] = Field(min_length=1, description="The examples, each with a name of its own.")


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
    yield from _unknown_stages(case, framework)
    for stage, option in case.item.fill.items():
        place: Path_ = ("fill", str(stage))
        at_stage = [feature for feature in framework.features.values() if feature.stage == stage]
        if stage not in framework.stage:
            yield case.problem(
                place, f"there is no stage {stage}", "Nothing would be answered.", _one_of_stages(framework)
            )
        for feature in at_stage:
            if not _has(framework, feature, option):
                yield case.problem(place, *_no_option(framework, feature, option))
                break
    for name, answer in case.item.answers.items():
        if name not in framework.features:
            fix = f"{suggest(name, framework.features)}Name another, or delete it."
            yield case.problem(("answers", name), f"there is no feature '{name}'", "It can't be answered.", fix)
        elif answer.option and not _has(framework, framework.features[name], answer.option):
            place = ("answers", name)
            yield case.problem(place, *_no_option(framework, framework.features[name], answer.option))


def _unknown_stages(case: Placed[Case], framework: Framework) -> Iterator[Problem]:
    known = [capability.id for capability in framework.capabilities]
    expect = case.item.expect
    for name in expect.capabilities:
        if name not in known:
            fix = f"{suggest(name, known)}Write one of: {', '.join(known)}."
            place: Path_ = ("expect", "capabilities", name)
            yield case.problem(place, f"there is no capability '{name}'", "Nothing can be expected of it.", fix)
    ranges: list[tuple[Path_, StageRange | None]] = [
        (("every_capability",), expect.every_capability),
        (("overall",), expect.overall),
        *((("capabilities", name), stages) for name, stages in expect.capabilities.items()),
    ]
    for at, stages in ranges:
        if stages and stages.high > len(framework.stages):
            what, why = f"there is no stage {stages.high}", "It can never be reached."
            yield case.problem(("expect", *at), what, why, f"{_one_of_stages(framework)} 0 is below the first.")


def _one_of_stages(framework: Framework) -> str:
    return f"Write one of: {', '.join(str(stage.number) for stage in framework.stages)}."


def _has(framework: Framework, feature: Feature, option_id: str) -> bool:
    return any(option.id == option_id for option in framework.options_of(feature))


def _no_option(framework: Framework, feature: Feature, given: str) -> tuple[str, str, str]:
    options = [option.id for option in framework.options_of(feature)]
    fix = f"{suggest(given, options)}Write one of: {', '.join(options)}."
    return f"'{given}' is not an option of '{feature.id}'", "It can't be scored.", fix
