"""What framework.yaml sets beside stages and options: scoring, planning, center sizes, profile, words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from maturity.framework.plain import Content, FeatureId, Flag, Number, PlainId, QuestionId, Text, Whole


class Size(StrEnum):
    """How much of one thing a feature takes: people, time or money."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Condition(Content):
    """A mean that must be reached for a stage to count."""

    over: Literal["stage", "up-to-stage"] = Field(description="The stage's own features, or all up to the stage.")
    at_least: Number = Field(ge=0, le=1, description="The mean that must be reached, 0 to 1.")


class Ladder(Content):
    """How answers become a capability's stage."""

    conditions: tuple[Condition, ...] = Field(min_length=1, description="All must hold, at every stage on the way.")
    gate_at_least: Number = Field(ge=0, le=1, description="A gate feature below this value holds its stage back.")


class Overall(Content):
    """How the capabilities' stages become the center's stage."""

    rule: Literal["median", "min"] = Field(description="median: the lower middle one; min: the lowest.")
    at_most_above_lowest: Whole | None = Field(
        default=None, ge=0, description="How many stages the whole may stand above the lowest capability."
    )


class Scoring(Content):
    """The rule of the framework, as data."""

    rollup: Literal["mean"] = Field(description="How answers become a capability's share in place.")
    ladder: Ladder = Field(description="What a capability must fulfill to reach a stage.")
    overall: Overall = Field(description="How the stage of the whole center follows from its capabilities.")
    does_not_apply: Literal["exclude"] = Field(description="exclude: such a feature is left out of every mean.")
    blank: Literal["open"] = Field(description="open: no answer is not a No, the result shows a range.")


class SetAside(Content):
    """A feature that centers of a size rarely need."""

    feature: FeatureId = Field(description="Id of the feature.")
    reason: Text = Field(description="Why centers of this size rarely need it.")


class Rewording(Content):
    """A question put differently to centers of a size."""

    feature: FeatureId = Field(description="Id of the feature.")
    question: Text = Field(description="The question as centers of this size read it.")
    yes_means: tuple[Text, ...] = Field(min_length=1, description="What must all be true to answer Yes.")
    partly_means: Text = Field(description="What Partly looks like here.")


class CenterSize(Content):
    """Targets and tailoring for centers that serve up to so many people."""

    id: PlainId = Field(description="Short name of the size; never changed.")
    title: Text = Field(description="The size in words, such as: Serving fewer than 50,000 people.")
    population_below: Whole | None = Field(
        default=None, ge=1, description="The size holds for populations below this; left out for the largest."
    )
    targets: dict[PlainId, Whole] = Field(description="The stage to aim at, per capability.")
    target_note: Text = Field(description="Why these targets are enough for a center of this size.")
    set_aside: tuple[SetAside, ...] = Field(default=(), description="Features these centers rarely need.")
    rewordings: tuple[Rewording, ...] = Field(default=(), description="Questions put differently to these centers.")


class Choice(Content):
    """One choice of a profile question."""

    id: PlainId = Field(description="What an answer stores; never changed.")
    label: Text = Field(description="What the person reads beside the button.")


class ProfileQuestion(Content):
    """Something asked about the center itself."""

    id: QuestionId = Field(description="Key of the answer, such as contacts_per_year; name and population are needed.")
    kind: Literal["text", "whole-number", "one-of", "any-of"] = Field(description="What may be answered.")
    label: Text = Field(description="The question.")
    hint: Text | None = Field(default=None, description="A short help below the question.")
    required: Flag = Field(default=False, description="True where the assessment can't do without it.")
    choices: tuple[Choice, ...] = Field(default=(), description="What may be chosen, for one-of and any-of.")


class Capacity(Content):
    """How much a center can take on in a quarter."""

    id: PlainId = Field(description="Short name of the capacity; never changed.")
    label: Text = Field(description="What the person reads beside the button.")
    points: Whole = Field(ge=1, le=100, description="Effort points that fit into a quarter.")


class Planning(Content):
    """What the roadmap counts with."""

    points: dict[Size, Annotated[Whole, Field(ge=1)]] = Field(
        description="Effort points of a small, medium and large feature."
    )
    partly_left: Number = Field(gt=0, le=1, description="Share of the effort left when the answer is Partly.")
    capacities: tuple[Capacity, ...] = Field(min_length=1, description="What a center may say it can take on.")
    default_capacity: PlainId = Field(description="Id of the capacity that is taken until the center says one.")
    quarters: Whole = Field(ge=1, le=12, description="How many quarters the roadmap lays out.")
    first_page: Whole = Field(ge=1, le=10, description="How many features page one shows at most.")


class Term(Content):
    """A word of the field, explained in place."""

    term: Text = Field(description="The word as it stands in questions.")
    means: Text = Field(description="What it means, in a sentence or two.")


class Retired(Content):
    """An id that is gone, and what carries its answers now."""

    id: FeatureId = Field(description="The id that no feature has any more.")
    replaced_by: FeatureId | None = Field(default=None, description="The feature that takes over its answers.")
