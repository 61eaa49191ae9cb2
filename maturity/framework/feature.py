"""A feature as an author writes it: what is asked, what may be answered and what each answer is worth."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pydantic import Field

from maturity.framework.basis import Basis
from maturity.framework.plain import (
    Content,
    FeatureId,
    Flag,
    MaybeText,
    Number,
    OptionId,
    PlainId,
    Text,
    Verbatim,
    Whole,
)
from maturity.framework.proof import Proof
from maturity.framework.settings import Size


class Option(Content):
    """One answer that may be chosen."""

    id: OptionId = Field(description='What an answer stores, such as "yes"; never changed.')
    label: Text = Field(description="What the person reads beside the button.")
    value: Number | None = Field(
        default=None,
        ge=0,
        le=1,
        description="Share of the feature that is in place, 0 to 1; ladders look at it. Left out, it follows from the "
        "points: 0 at the lowest, 1 at the highest.",
    )
    points: Number | None = Field(default=None, description="What it counts in numbers. Left out, it counts its value.")


class Worth(NamedTuple):
    """What an option counts: its share in place from 0 to 1, and its raw points."""

    share: Fraction
    points: Fraction


def worth_of(options: Sequence[Option]) -> dict[str, Worth]:
    """Return what each option of a set counts; a share that isn't given follows from the points, and the reverse."""
    points = [Fraction(_first(option.points, option.value)) for option in options]
    low, width = min(points), max(points) - min(points)
    return {
        option.id: Worth(Fraction(option.value) if option.value is not None else (one - low) / (width or 1), one)
        for option, one in zip(options, points, strict=True)
    }


def _first(points: Decimal | None, value: Decimal | None) -> Decimal:
    return points if points is not None else value if value is not None else Decimal(0)


class Effort(Content):
    """What a feature takes, on three axes; its size is the largest of them."""

    people: Size = Field(description="Staff time: small under a month of one person, medium 1 to 6 months, large more.")
    time: Size = Field(description="Waiting time until done: small within a quarter, medium 3 to 6 months, large more.")
    money: Size = Field(description="Outside cost: small under $10,000, medium up to $100,000, large more.")
    note: Text = Field(description="Typical cost and lead time in plain words.")

    @property
    def size(self) -> Size:
        """The largest of the three axes: what the plan counts."""
        order = list(Size)
        return max((self.people, self.time, self.money), key=order.index)


class Practitioner(Content):
    """A center that has the feature already, and where that is written."""

    center: Verbatim = Field(description="Name of the center or its city.")
    what: Text = Field(description="What it did and what came of it, in our own words.")
    source: Verbatim = Field(description="Key of a source in sources.yaml.")


class Feature(Content):
    """A practice or service a center has at a stage: asked by the questionnaire, proposed by the roadmap.

    With `guidance: full` all the texts are needed; with `guidance: brief` only id and title are.
    """

    id: FeatureId = Field(description="Id of its group, a dot and a short name; never changed, never reused.")
    title: Text = Field(description="The feature in a few words, as a roadmap line.")
    stage: Whole = Field(default=0, ge=0, description="Number of the stage it belongs to; left out without stages.")
    gate: Flag = Field(
        default=False,
        description="True where its stage can't be reached without it, whatever else is in place; ladders look at it.",
    )
    weight: Number = Field(default=Decimal(1), ge=0, description="What it counts in weighted rules; 0 is legal.")
    blocking: Flag = Field(default=False, description="True where the whole can't be scored without it.")
    may_not_apply: Flag = Field(default=True, description="False where 'does not apply' is no answer to it.")
    question: MaybeText = Field(
        default="", description="One question that can be answered by looking, ending in a question mark."
    )
    why: MaybeText = Field(
        default="", description="Why it matters to residents or to the center; one or two sentences."
    )
    yes_means: tuple[Text, ...] = Field(default=(), description="What must all be true to answer Yes.")
    partly_means: MaybeText = Field(default="", description="What Partly looks like here.")
    example: MaybeText = Field(default="", description="What it looks like in a center, concretely.")
    evidence: MaybeText = Field(default="", description="What a person could name or link to as evidence.")
    requires: tuple[FeatureId, ...] = Field(default=(), description="Features that must come first.")
    effort: Effort | None = Field(default=None, description="What it takes: people, time and money.")
    benefit: Whole = Field(
        default=3, ge=1, le=5, description="How much residents or the center gain: 1 a little, 5 a great deal."
    )
    first_step: MaybeText = Field(default="", description="What to do this month; starts with a verb.")
    done_when: MaybeText = Field(default="", description="How anyone can tell that it is done.")
    owner: MaybeText = Field(default="", description="The role that carries it.")
    measure: MaybeText = Field(default="", description="The figure that proves it.")
    proof: Proof | None = Field(
        default=None, description="The measure of a service-request extract that stands beside the question."
    )
    who_does_it: tuple[Practitioner, ...] = Field(default=(), description="Centers that do it already; may be empty.")
    basis: Basis = Field(default=Basis.EDITORIAL, description="sourced, partly-sourced, or editorial (our judgment).")
    basis_note: MaybeText = Field(default="", description="Which part is sourced and which is our judgment.")
    sources: tuple[Verbatim, ...] = Field(
        default=(), description="Keys of sources in sources.yaml; may be empty if editorial."
    )
    options: PlainId | None = Field(
        default=None, description="The option set that it is answered with, if not the framework's usual one."
    )

    @property
    def asked(self) -> str:
        """What the questionnaire asks: the question, or the title where there is none."""
        return self.question or self.title
