"""What framework.yaml sets beside stages, options and scoring: planning, center sizes, profile, words."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from maturity.framework.plain import Content, FeatureId, Flag, MaybeText, Number, PlainId, QuestionId, Text, Whole


class Size(StrEnum):
    """How much of one thing a feature takes: people, time or money."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


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
        description="Effort points of a small, medium and large feature; one that says no effort counts as medium."
    )
    partly_left: Number = Field(gt=0, le=1, description="Share of the effort left when the answer is Partly.")
    capacities: tuple[Capacity, ...] = Field(min_length=1, description="What a center may say it can take on.")
    default_capacity: PlainId = Field(description="Id of the capacity that is taken until the center says one.")
    quarters: Whole = Field(ge=1, le=12, description="How many quarters the roadmap lays out.")
    first_page: Whole = Field(ge=1, le=10, description="How many features page one shows at most.")


# What a framework that says nothing of its own is planned with: a feature a quarter, or two, or four.
PLAIN_PLANNING = Planning(
    points={Size.SMALL: 1, Size.MEDIUM: 2, Size.LARGE: 4},
    partly_left=Decimal("0.5"),
    capacities=(
        Capacity(id="light", label="Light: about one feature a quarter", points=2),
        Capacity(id="steady", label="Steady: about two features a quarter", points=4),
        Capacity(id="strong", label="Strong: about four features a quarter", points=8),
    ),
    default_capacity="steady",
    quarters=4,
    first_page=5,
)

# What a framework that asks nothing about the center still needs to know: whose report it is.
PLAIN_PROFILE = (ProfileQuestion(id="name", kind="text", label="What is your center called?", required=True),)


class Term(Content):
    """A word of the field, explained in place."""

    term: Text = Field(description="The word as it stands in questions.")
    means: Text = Field(description="What it means, in a sentence or two.")


class Retired(Content):
    """An id that is gone, and what carries its answers now."""

    id: FeatureId = Field(description="The id that no feature has any more.")
    replaced_by: FeatureId | None = Field(default=None, description="The feature that takes over its answers.")


class SwitchedOff(Content):
    """A feature or group that a local overlay took out."""

    id: PlainId | FeatureId = Field(description="Id of the feature or of the group.")
    reason: Text = Field(description="Why it is not asked here.")


class OverlayMark(Content):
    """A local overlay that lies over the framework, so that a reader of a result can tell."""

    id: PlainId = Field(description="Id of the overlay.")
    title: MaybeText = Field(default="", description="What the overlay is called.")
    off: tuple[SwitchedOff, ...] = Field(default=(), description="What it switched off, and why.")
