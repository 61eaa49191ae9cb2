"""What a center decided about its plan, feature by feature, and what it meant to do by the end of its last round."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from maturity.assessment.typed import Typed
from maturity.text.spoken import told

MAX_OWNER = 120
MAX_SKIP_REASON = 500
MAX_QUARTER = 12
"""The last quarter that a plan can have."""

NO_CAPACITY = "none"
"""What stands for a quarter in which nothing new is taken on; the other capacities are the framework's."""


class Decision(StrEnum):
    """What a center says to a feature that its plan proposes; nothing until it has decided."""

    ACCEPTED = "accepted"
    SKIPPED = "skipped"


class StepChoice(BaseModel):
    """What a center decided about one feature of its plan: whether, who, and not before which quarter."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    decision: Decision | None = None
    reason: Annotated[Typed, StringConstraints(max_length=MAX_SKIP_REASON)] = ""
    owner: Annotated[Typed, StringConstraints(max_length=MAX_OWNER)] = ""
    start: Annotated[int, Field(ge=1, le=MAX_QUARTER)] | None = None

    @model_validator(mode="after")
    def _reason_goes_with_a_skip(self) -> StepChoice:
        if self.reason and self.decision is not Decision.SKIPPED:
            raise ValueError(told("answers.reason_of_skipped"))
        return self

    @property
    def accepted(self) -> bool:
        """True where the center will do it."""
        return self.decision is Decision.ACCEPTED

    @property
    def skipped(self) -> bool:
        """True where it leaves the plan: with a reason, as with what does not apply."""
        return self.decision is Decision.SKIPPED and bool(self.reason.strip())

    @property
    def lacks_reason(self) -> bool:
        """True where the center wants to skip it and the reason is still missing; that changes nothing yet."""
        return self.decision is Decision.SKIPPED and not self.reason.strip()


UNDECIDED = StepChoice()


class Intent(BaseModel):
    """What the plan of the last round said about one feature.

    `decision` is None where the plan proposed it and nobody decided. `day` is the day that the plan counts from, and
    `due` the last day of the quarter it was to be done in; a feature that was skipped has a reason and no such day.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    decision: Decision | None = None
    reason: Annotated[Typed, StringConstraints(max_length=MAX_SKIP_REASON)] = ""
    owner: Annotated[Typed, StringConstraints(max_length=MAX_OWNER)] = ""
    day: date | None = None
    due: date | None = None
