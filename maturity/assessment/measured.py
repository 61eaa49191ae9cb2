"""What was measured of a center's own extract, kept beside its answers: few figures, frozen, each with what it counts.

The names are those of `maturity.measures`, which lies above this room; what was measured in full is kept elsewhere.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from maturity.assessment.typed import Typed
from maturity.text.spoken import told

MAX_FIGURES = 200
_SHORT = 200


def _exact(given: Any) -> Any:
    """Read a number written as text, which no JSON reader rounds; a number of a file is as exact."""
    if isinstance(given, bool | float):
        raise ValueError(told("answers.number_as_text"))
    if isinstance(given, str | int):
        try:
            return Decimal(given)
        except ArithmeticError as error:
            raise ValueError(told("answers.no_number")) from error
    return given


Exact = Annotated[
    Decimal,
    BeforeValidator(_exact, json_schema_input_type=str | int | float),
    Field(allow_inf_nan=False, max_digits=40),
    PlainSerializer(lambda given: format(given, "f"), return_type=str),
]
"""An exact number, written as text."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MeasuredFigure(_Frozen):
    """One figure, or the reason why there is none.

    A measure that is given for each area has no value, but how many areas have one, and the lowest and the highest.
    """

    measure: str = Field(max_length=_SHORT, description="Id of the measure.")
    among: Literal["all", "residents"] = Field(description="Whose requests were counted.")
    unit: str = Field(max_length=_SHORT, description="What the value counts: share, hours, days, requests and so on.")
    value: Exact | None = Field(default=None, description="The value as exact text; a share is 0 to 1.")
    numerator: int | None = Field(default=None, description="What was counted.")
    denominator: int = Field(default=0, description="Out of how many.")
    excluded: int = Field(default=0, description="Rows that the measure leaves out.")
    groups: int = Field(default=0, description="Of a measure by area: how many areas have a figure.")
    lowest: Exact | None = Field(default=None, description="Of a measure by area: the lowest figure.")
    highest: Exact | None = Field(default=None, description="Of a measure by area: the highest figure.")
    why_not: str = Field(default="", max_length=_SHORT, description="Why there is no value, where there is none.")
    numbers: dict[str, Exact] = Field(default_factory=dict, description="Numbers that belong to that reason.")

    @property
    def measurable(self) -> bool:
        """Whether there is something to show."""
        return self.value is not None or self.groups > 0


class Measured(_Frozen):
    """What was measured of one extract as of one day, in the figures that the framework's features ask for."""

    extract: Typed = Field(max_length=1000, description="Name of the extract's file, or its address without the query.")
    sha256: str = Field(max_length=64, description="SHA-256 of the extract as it was read.")
    as_of: datetime = Field(description="The moment that the figures are of, by the center's own clock.")
    as_of_assumed: bool = Field(default=False, description="True where nobody said the moment: the extract's last one.")
    since: datetime | None = Field(default=None, description="Only requests from then on; left out, all.")
    until: datetime | None = Field(default=None, description="Only requests before then; left out, all.")
    first: datetime | None = Field(default=None, description="When the first request was made.")
    timezone: str = Field(default="", max_length=_SHORT, description="The center's time zone.")
    calendar: str = Field(default="", max_length=_SHORT, description="Id of the calendar of business hours, if any.")
    rows: int = Field(default=0, description="Requests that were looked at.")
    measured_at: datetime = Field(description="When it was measured.")
    figures: tuple[MeasuredFigure, ...] = Field(
        default=(), max_length=MAX_FIGURES, description="The figures, one a measure."
    )

    def find(self, measure: str, among: str) -> MeasuredFigure | None:
        """Return the figure of a measure; None where it wasn't measured."""
        return next((one for one in self.figures if (one.measure, one.among) == (measure, among)), None)

    @property
    def day(self) -> date:
        """The day that the figures are of."""
        return self.as_of.date()
