"""An answer in one of four states, and an assessment as a frozen whole."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from maturity.assessment.measured import Measured
from maturity.assessment.steps import UNDECIDED, Intent, StepChoice
from maturity.assessment.typed import Typed
from maturity.text.spoken import told

MAX_NOTE = 2000
MAX_EVIDENCE = 500
MAX_REASON = 500

CenterValue = str | int | tuple[str, ...]


class State(StrEnum):
    """What is known of one feature."""

    ANSWERED = "answered"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"


class Answer(BaseModel):
    """A center's reply to one feature."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    state: State = State.UNANSWERED
    option: str | None = None
    # Where the framework rates aspects, an option for each aspect that is answered.
    options: dict[str, str] = Field(default_factory=dict)
    reason: Annotated[Typed, StringConstraints(max_length=MAX_REASON)] = ""
    note: Annotated[Typed, StringConstraints(max_length=MAX_NOTE)] = ""
    evidence: Annotated[Typed, StringConstraints(max_length=MAX_EVIDENCE)] = ""

    @model_validator(mode="after")
    def _option_goes_with_state(self) -> Answer:
        if (self.state is State.ANSWERED) != (self.option is not None or bool(self.options)):
            raise ValueError(told("answers.one_option"))
        if self.option is not None and self.options:
            raise ValueError(told("answers.one_or_each"))
        return self

    @property
    def settled(self) -> bool:
        """True once it counts: answered, or does not apply with its reason."""
        return self.state is State.ANSWERED or (self.state is State.NOT_APPLICABLE and bool(self.reason.strip()))

    @property
    def excluded(self) -> bool:
        """True where the feature does not apply, with its reason."""
        return self.settled and self.state is State.NOT_APPLICABLE

    @property
    def lacks_reason(self) -> bool:
        """True where 'does not apply' was chosen and the reason is still missing."""
        return self.state is State.NOT_APPLICABLE and not self.reason.strip()


UNANSWERED = Answer()


class Priority(StrEnum):
    """What the center itself says about a capability."""

    IMPROVE = "improve"
    LATER = "later"
    GOOD_ENOUGH = "good-enough"


class By(StrEnum):
    """What decides the order of a plan, after prerequisites and the center's own priorities."""

    BENEFIT = "benefit"  # benefit for effort
    SMALLEST_STEP = "smallest-step"  # the least effort that lifts each capability a stage, again and again


class Assessment(BaseModel):
    """One center's answers to one framework, as a draft or as it was submitted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    framework: str
    center: dict[str, CenterValue] = Field(default_factory=dict)
    answers: dict[str, Answer] = Field(default_factory=dict)
    priorities: dict[str, Priority] = Field(default_factory=dict)
    # What the center itself aims at: a stage by capability id, or an option by feature id.
    targets: dict[str, int | str] = Field(default_factory=dict)
    capacity: str | None = None
    plan_by: By | None = None
    # What the center decided about features of its plan, by id; those it moved, in its own order; and the capacity of
    # single quarters, by number.
    steps: dict[str, StepChoice] = Field(default_factory=dict)
    plan_order: tuple[str, ...] = ()
    capacities: dict[int, str] = Field(default_factory=dict)
    # What the plan of the round before said, by feature id.
    last_plan: dict[str, Intent] = Field(default_factory=dict)
    # The day an answer was submitted in an earlier round, by feature id, until somebody has looked at it again.
    carried: dict[str, date] = Field(default_factory=dict)
    # What was measured of the center's own extract. It stands beside the answers and changes none, nor the score.
    measured: Measured | None = None

    def answer(self, feature_id: str) -> Answer:
        """Return the answer to a feature; an unanswered one where nothing was said."""
        return self.answers.get(feature_id, UNANSWERED)

    def step(self, feature_id: str) -> StepChoice:
        """Return what was decided about a feature of the plan."""
        return self.steps.get(feature_id, UNDECIDED)

    @property
    def name(self) -> str:
        """The center's name; empty while it isn't given."""
        return str(self.center.get("name", "")).strip()

    @property
    def population(self) -> int | None:
        """How many people the center serves; None while it isn't given."""
        value = self.center.get("population")
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def with_answer(self, feature_id: str, answer: Answer) -> Assessment:
        """Return a copy with one answer changed."""
        return self.model_copy(update={"answers": {**self.answers, feature_id: answer}})
