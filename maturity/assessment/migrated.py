"""The report of answers that were carried over to another version: what became of each thing that was said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from maturity.assessment.answers import Answer, Assessment, CenterValue, Priority
from maturity.assessment.steps import Intent, StepChoice
from maturity.framework.change import Change

Given = Answer | CenterValue | Priority | StepChoice | Intent


class Part(StrEnum):
    """Which part of an assessment something belongs to."""

    ANSWER = "answer"
    CENTER = "center"
    PRIORITY = "priority"
    TARGET = "target"
    CAPACITY = "capacity"
    QUARTER = "quarter"  # the capacity of a single quarter
    STEP = "step"
    LAST_PLAN = "last-plan"


class Fate(StrEnum):
    """What became of something that was said."""

    CARRIED = "carried"  # under the same id, as it was
    MOVED = "moved"  # to the id that replaces its own
    DROPPED = "dropped"  # the new version has no place for it
    CONFLICTING = "conflicting"  # several would take one place, so a person decides


class Why(StrEnum):
    """Why something was dropped, or needs a person."""

    NOTHING = ""
    RETIRED = "retired"
    SWITCHED_OFF = "switched-off"
    GONE = "gone"
    NO_OPTION = "no-option"  # what was chosen can't be chosen any more
    ALWAYS_APPLIES = "always-applies"
    ANSWERED_ITSELF = "answered-itself"  # the replacement has an answer of its own
    SEVERAL = "several"  # ids that were merged into one have different answers


@dataclass(frozen=True)
class Said:
    """One thing that was said: where it stood and stands now, and in full what it was and is.

    `to` and `new` are empty where nothing of it was carried over. An answer whose option is gone may leave its note
    and evidence behind; then its fate is dropped, and `new` is what is left.
    """

    fate: Fate
    part: Part
    id: str
    old: Given
    to: str = ""
    new: Given | None = None
    why: Why = Why.NOTHING
    detail: str = ""


@dataclass(frozen=True)
class Migration:
    """An assessment carried over, and the report of it."""

    assessment: Assessment
    said: tuple[Said, ...]
    changes: tuple[Change, ...]
    new_features: tuple[str, ...]
    # Features that are new or lost their answer, and that nothing counts for yet.
    to_answer: tuple[str, ...]
    # Features whose answer came along though what it says yes to was re-worded, or was another feature.
    to_confirm: tuple[str, ...]
    old_version: str
    new_version: str

    def of(self, fate: Fate) -> tuple[Said, ...]:
        """Return everything that met one fate."""
        return tuple(one for one in self.said if one.fate is fate)

    @property
    def another_meaning(self) -> bool:
        """True where the first number of the version changed: answers may no longer mean the same."""
        return self.old_version.partition(".")[0] != self.new_version.partition(".")[0]

    @property
    def lossless(self) -> bool:
        """True where everything that was said stands in the new assessment."""
        return not self.of(Fate.DROPPED) and not self.of(Fate.CONFLICTING)
