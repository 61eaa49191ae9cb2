"""What an answers file says about the plan: a choice for each feature, an order, and capacities of single quarters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from maturity.assessment.capacities import capacities_of_a_quarter
from maturity.assessment.steps import MAX_OWNER, MAX_SKIP_REASON, UNDECIDED, Decision, StepChoice
from maturity.errors import Problem
from maturity.framework.document import Document, Path_, brief
from maturity.framework.model import Framework
from maturity.framework.problems import one_of, problems_of, shown, suggest
from maturity.text.spoken import fault, told

Fault = tuple[Path_, str, str, str]
"""Where, what, why and how to fix it."""


class StepEntry(BaseModel):
    """What the center decided about a feature of its plan: accepted or skipped, or neither yet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    accepted: Literal[True] | None = Field(default=None, description="true where the center will do it.")
    skipped: str | None = Field(
        default=None, max_length=MAX_SKIP_REASON, description="Why the center leaves it out of its plan."
    )
    owner: str | None = Field(default=None, max_length=MAX_OWNER, description="Who sees to it: a name or a role.")
    start: int | None = Field(default=None, ge=1, description="The quarter of the plan to start in, counted from 1.")


def read_step(
    framework: Framework, feature_id: str, entry: Any, document: Document
) -> tuple[StepChoice | None, list[Problem]]:
    """Return the choice that an entry stands for, or what is wrong with it."""
    place: Path_ = ("steps", feature_id)
    try:
        read = StepEntry.model_validate(entry)
    except ValidationError as error:
        return None, problems_of(error, StepEntry, document, place)
    found = [document.problem(*fault) for fault in _faults(framework, read, place)]
    return (None if found else _choice(read)), found


def _faults(framework: Framework, read: StepEntry, place: Path_) -> Iterator[Fault]:
    last = framework.planning.quarters
    if read.accepted and read.skipped is not None:
        yield place, *fault("answers.step.both")
    elif read.skipped is not None and not read.skipped.strip():
        yield (*place, "skipped"), *fault("answers.step.no_reason")
    if read.start is not None and read.start > last:
        what, why = told("answers.step.no_quarter.what", quarter=read.start), told("answers.step.no_quarter.why")
        yield (*place, "start"), what, why, told("answers.number", last=last)


def _choice(read: StepEntry) -> StepChoice:
    decision = Decision.ACCEPTED if read.accepted else Decision.SKIPPED if read.skipped is not None else None
    return StepChoice(decision=decision, reason=read.skipped or "", owner=read.owner or "", start=read.start)


def to_entry(choice: StepChoice) -> dict[str, Any]:
    """Return a choice in the shape of an answers file; empty where nothing is decided that could count."""
    entry: dict[str, Any] = {}
    if choice.accepted:
        entry["accepted"] = True
    if choice.skipped:
        entry["skipped"] = choice.reason
    if choice.owner:
        entry["owner"] = choice.owner
    if choice.start is not None:
        entry["start"] = choice.start
    return entry


def steps_to_file(steps: Mapping[str, StepChoice]) -> dict[str, dict[str, Any]]:
    """Return every choice that says something."""
    return {id_: entry for id_, choice in steps.items() if choice != UNDECIDED and (entry := to_entry(choice))}


def order_faults(framework: Framework, order: Sequence[str]) -> Iterator[Fault]:
    """Yield what is wrong with the order of the plan."""
    for place, id_ in enumerate(order):
        if id_ not in framework.features:
            what, why = told("answers.no_feature.what", name=brief(id_)), told("answers.no_feature.no_place")
            yield ("plan_order", place), what, why, told("answers.ids", meant=suggest(id_, framework.features))
        elif id_ in order[:place]:
            yield ("plan_order", place), *fault("answers.step.twice", name=brief(id_))


def capacity_faults(framework: Framework, capacities: Mapping[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with the capacities of single quarters."""
    known, last = capacities_of_a_quarter(framework), framework.planning.quarters
    for quarter, capacity in capacities.items():
        place: Path_ = ("capacities", quarter)
        if quarter not in {str(number) for number in range(1, last + 1)}:
            what = told("answers.step.no_quarter.what", quarter=shown(quarter))
            yield place, what, told("answers.step.no_quarter.why_planned"), told("answers.number", last=last)
        elif capacity not in known:
            what, why = told("answers.no_capacity.what", name=brief(capacity)), told("answers.no_capacity.why_quarter")
            yield place, what, why, one_of(capacity, known)
