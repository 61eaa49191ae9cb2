"""What a center's own extract can say to a feature: the measure, and the figures that go with Yes and with Partly."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from maturity.framework.basis import Basis
from maturity.framework.measure_names import MeasureId
from maturity.framework.plain import Content, Flag, MaybeText, Number, Verbatim


class Bound(Content):
    """What a figure has to reach, or to stay under."""

    at_least: Number | None = Field(
        default=None, ge=0, description="The figure is this or more; a share is written as 0 to 1."
    )
    at_most: Number | None = Field(
        default=None, ge=0, description="The figure is this or less; a share is written as 0 to 1."
    )


class Proof(Content):
    """The measure that stands beside a feature's question, and what its figure says to an answer.

    Without `full` the figure is only shown: it can be a hint, and no number tells whether the feature is in place.
    """

    measure: MeasureId = Field(description="Id of a measure of a service-request extract.")
    among: Literal["all", "residents"] = Field(
        default="residents", description="residents: without requests that staff and systems made; all: with them."
    )
    full: Bound | None = Field(
        default=None, description="The figure where the feature is wholly in place, as the highest option says."
    )
    part: Bound | None = Field(
        default=None, description="The figure where some of it is in place; less demanding than `full`."
    )
    unit: Literal["hours", "days"] | None = Field(
        default=None, description="What the figures in `full` and `part` count, for a measure of time."
    )
    refutes: Flag = Field(
        default=True,
        description="False where a figure that falls short says nothing, because an extract may not show everything.",
    )
    note: MaybeText = Field(
        default="", description="What the figure can tell and what it can't, for the person who answers."
    )
    basis: Basis = Field(
        default=Basis.EDITORIAL, description="Where the limits come from: sourced, partly-sourced, or editorial."
    )
    sources: tuple[Verbatim, ...] = Field(default=(), description="Keys of sources in sources.yaml for the limits.")
