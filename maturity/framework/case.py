"""A worked example as an author writes it: answers, and what they must come to."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from maturity.framework.document import brief
from maturity.framework.plain import FRACTION, Content, FeatureId, Number, OptionId, PlainId, Text, Whole

NONE = "none"


class StageRange(Content):
    """The stages that are still possible; one stage where low and high are the same, 0 is below the first."""

    low: Whole = Field(ge=0, description="The stage if every open answer turns out lowest.")
    high: Whole = Field(ge=0, description="The stage if every open answer turns out highest.")


_Fraction = Annotated[str, StringConstraints(pattern=FRACTION)]


def _fraction(given: Any) -> Any:
    """Read an exact number: a number of the file, or a fraction as text such as 1/12."""
    if isinstance(given, bool) or not isinstance(given, int | Decimal | str):
        raise ValueError('this is not a number. Fix: Write a number such as 0.25, or "1/12".')
    if isinstance(given, str) and not re.match(FRACTION, given):
        raise ValueError(f'{brief(given)!r} is not a number. Fix: Write a number such as 0.25, or "1/12".')
    return str(given)


# Kept as text, because JSON has no fractions; `exact` makes the number.
Exact = Annotated[str, BeforeValidator(_fraction, json_schema_input_type=Number | _Fraction)]


def exact(given: str) -> Fraction:
    """Return the number that an expectation names."""
    return Fraction(given)


def _one_stage(given: Any) -> Any:
    if isinstance(given, dict | StageRange) or given == NONE:
        return given
    if type(given) is not int:
        raise ValueError("this is not a stage. Fix: Write a stage number, or {low: 1, high: 3}.")
    return {"low": given, "high": given}


def _rising(given: StageRange | str) -> StageRange | str:
    if isinstance(given, StageRange) and given.low > given.high:
        raise ValueError(f"low ({given.low}) is above high ({given.high}). Fix: Exchange the two.")
    return given


Stages = Annotated[
    StageRange | Literal["none"],
    BeforeValidator(_one_stage, json_schema_input_type=int | Literal["none"] | StageRange),
    AfterValidator(_rising),
]


class ValueRange(Content):
    """The numbers that are still possible; one number where low and high are the same."""

    low: Exact = Field(description="The number if every open answer turns out lowest.")
    high: Exact = Field(description="The number if every open answer turns out highest.")


def _one_value(given: Any) -> Any:
    return given if isinstance(given, dict | ValueRange) or given == NONE else {"low": given, "high": given}


def _rising_value(given: ValueRange | str) -> ValueRange | str:
    if isinstance(given, ValueRange) and exact(given.low) > exact(given.high):
        raise ValueError(f"low ({given.low}) is above high ({given.high}). Fix: Exchange the two.")
    return given


Values = Annotated[
    ValueRange | Literal["none"],
    BeforeValidator(_one_value, json_schema_input_type=Number | _Fraction | Literal["none"] | ValueRange),
    AfterValidator(_rising_value),
]


class CaseAnswer(Content):
    """An answer to one feature: exactly one of the four. An option id alone stands for the first."""

    option: OptionId | None = Field(default=None, description="Id of an option, such as yes, partly or no.")
    options: Annotated[dict[PlainId, OptionId], Field(min_length=1)] | None = Field(
        default=None, description="Where the framework rates aspects: an option for each aspect that is known."
    )
    dont_know: Literal[True] | None = Field(default=None, description="true where nobody knows.")
    not_applicable: Text | None = Field(default=None, description="Why it does not apply.")


def _short(given: Any) -> Any:
    """An option id may stand for the whole answer, as in an answers file."""
    if isinstance(given, str) or type(given) is int:
        return {"option": str(given)}
    return given


def _one_state(given: CaseAnswer) -> CaseAnswer:
    told = (given.option, given.options, given.dont_know, given.not_applicable)
    if len([one for one in told if one is not None]) != 1:
        raise ValueError("this is not one answer. Fix: Write an option, or dont_know, or not_applicable.")
    return given


class Expected(Content):
    """What scoring must come to; at least one of these. A node is the id of a capability or group, or `overall`."""

    every_capability: Stages | None = Field(
        default=None, description="Stage of every capability that is not named under capabilities."
    )
    capabilities: dict[PlainId, Stages] = Field(
        default_factory=dict, description="Stage by id of a capability or a group; none where it has no stage."
    )
    overall: Stages | None = Field(default=None, description="Stage of the center as a whole.")
    values: dict[PlainId, Values] = Field(
        default_factory=dict,
        description='Number by node, exact to 1e-9: 0.25, or "1/12", or {low: 1, high: 2}, or none.',
    )
    best: dict[PlainId, Exact] = Field(
        default_factory=dict, description="The most that can be had, by node, once what does not apply is taken out."
    )
    aspects: dict[PlainId, dict[PlainId, Values]] = Field(
        default_factory=dict, description="Number by node and, inside it, by aspect."
    )
    bands: dict[PlainId, Text] = Field(default_factory=dict, description="Name of the band by node.")
    targets: dict[PlainId, Exact] = Field(default_factory=dict, description="Number by node if all targets are met.")
    percent_to_target: dict[PlainId, Exact] = Field(
        default_factory=dict, description="Share of the way to the targets by node: 1 - gaps / targets."
    )
    progress_to_date: dict[PlainId, Exact] = Field(
        default_factory=dict, description="(number now - number at baseline) / (number at target - number at baseline)."
    )
    not_scorable: Literal[True] | None = Field(
        default=None, description="true where a blocking feature is missing, so that the whole has no outcome."
    )


def _something(given: Expected) -> Expected:
    if not given.model_fields_set:
        raise ValueError("nothing is expected. Fix: Add every_capability, capabilities, overall or values.")
    return given


Answered = Annotated[
    CaseAnswer,
    BeforeValidator(_short, json_schema_input_type=str | int | CaseAnswer),
    AfterValidator(_one_state),
]


class Case(Content):
    """A worked example: `fill` answers whole stages, then `answers` single features; others stay open."""

    name: Text = Field(description="What the case shows, as a sentence.")
    population: Whole | None = Field(
        default=None, ge=0, description="How many people the center serves, where sizes matter."
    )
    fill: dict[int, OptionId] = Field(
        default_factory=dict, description="Stage numbers with the option that every feature of the stage gets."
    )
    fill_all: OptionId | None = Field(default=None, description="The option that every feature gets first of all.")
    answers: dict[FeatureId, Answered] = Field(default_factory=dict, description="Feature ids with an answer each.")
    targets: dict[FeatureId, OptionId] = Field(
        default_factory=dict, description="Feature ids with the option aimed at."
    )
    baseline: dict[FeatureId, Answered] = Field(
        default_factory=dict, description="The answers of an earlier round, from which progress counts."
    )
    expect: Annotated[Expected, AfterValidator(_something)] = Field(description="What scoring must come to.")


class CasesFile(Content):
    """Worked examples that the checker runs."""

    cases: tuple[Case, ...] = Field(min_length=1, description="The examples, each with a name of its own.")
