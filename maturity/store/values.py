"""One field of a draft as a line of JSON, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from maturity.assessment.answers import Answer, Assessment, By, CenterValue, Priority
from maturity.assessment.measured import Measured
from maturity.assessment.steps import Intent, StepChoice
from maturity.errors import StoreError

FieldValue = Answer | Priority | CenterValue | int | date | StepChoice | Intent | Measured


class Section(StrEnum):
    """What a field belongs to; each has its own keys."""

    CENTER = "center"
    ANSWER = "answer"
    PRIORITY = "priority"
    TARGET = "target"
    PLAN = "plan"
    STEP = "step"  # by feature id, what was decided about it
    QUARTER = "quarter"  # by number, the capacity of a single quarter
    ORDER = "order"
    LAST_PLAN = "last-plan"  # by feature id, what the plan of the round before said
    CARRIED = "carried"  # by feature id, the day that an answer of an earlier round comes from
    MEASURED = "measured"  # the few figures of the center's extract that stand beside its answers


CAPACITY = "capacity"
"""The key of the capacity a quarter, in the plan section."""

PLAN_BY = "plan-by"
"""The key of what decides the order of the plan."""

PLAN_ORDER = "features"
"""The key of the features in the order that the center gave them, in a section of its own."""

FIGURES = "figures"
"""The key of the measured figures, in a section of their own."""

_SHAPES: dict[Section, TypeAdapter[Any]] = {
    Section.CENTER: TypeAdapter(CenterValue),
    Section.ANSWER: TypeAdapter(Answer),
    Section.PRIORITY: TypeAdapter(Priority),
    Section.TARGET: TypeAdapter(int | str),
    Section.PLAN: TypeAdapter(str),
    Section.STEP: TypeAdapter(StepChoice),
    Section.QUARTER: TypeAdapter(str),
    Section.ORDER: TypeAdapter(tuple[str, ...]),
    Section.LAST_PLAN: TypeAdapter(Intent),
    Section.CARRIED: TypeAdapter(date),
    Section.MEASURED: TypeAdapter(Measured),
}

# Halves of characters (lone surrogates) fit in no file, page or PDF; they become the replacement character.
_HALVES = re.compile("[\ud800-\udfff]")


def to_json(content: Any) -> str:
    """Return content as JSON that any database can hold: NUL is escaped, half characters are replaced."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def encode(section: Section, value: FieldValue) -> str:
    """Return a field's value as it is stored; StoreError if it isn't one of that section."""
    shape = _SHAPES[section]
    try:
        return to_json(shape.dump_python(shape.validate_python(value), mode="json", exclude_defaults=True))
    except ValueError as error:
        raise StoreError(f"This can't be stored under '{section}': {_first(error)}. Nothing was changed.") from error


def decode(section: str, key: str, value: str) -> Any:
    """Return a field's value from what is stored; StoreError if it can't be read any more."""
    try:
        return _parsed(section, value)
    except ValueError as error:
        raise StoreError(
            f"A stored field can't be read ({section} '{key}': {_first(error)}). Nothing was changed. "
            "Fix: update this product; if that doesn't help, put a backup in its place."
        ) from error


# Most answers are one of a few lines, and every page reads all of its assessment. What comes of a line never changes.
@lru_cache(maxsize=4096)
def _parsed(section: str, value: str) -> Any:
    return _SHAPES[Section(section)].validate_json(value)


def _first(error: ValueError) -> str:
    # pydantic's own text repeats what was typed; only its reason is wanted.
    return str(error.errors(include_url=False)[0]["msg"]) if isinstance(error, ValidationError) else str(error)


def fields_of(assessment: Assessment) -> list[tuple[Section, str, str]]:
    """Return every field of an assessment, ready to store."""
    parts: list[tuple[Section, str, FieldValue]] = [
        *((Section.CENTER, key, value) for key, value in assessment.center.items()),
        *((Section.ANSWER, key, answer) for key, answer in assessment.answers.items()),
        *((Section.PRIORITY, key, priority) for key, priority in assessment.priorities.items()),
        *((Section.TARGET, key, target) for key, target in assessment.targets.items()),
        *((Section.STEP, key, choice) for key, choice in assessment.steps.items()),
        *((Section.QUARTER, str(number), capacity) for number, capacity in assessment.capacities.items()),
        *((Section.LAST_PLAN, key, intent) for key, intent in assessment.last_plan.items()),
        *((Section.CARRIED, key, day) for key, day in assessment.carried.items()),
    ]
    if assessment.plan_order:
        parts.append((Section.ORDER, PLAN_ORDER, assessment.plan_order))
    if assessment.capacity is not None:
        parts.append((Section.PLAN, CAPACITY, assessment.capacity))
    if assessment.plan_by is not None:
        parts.append((Section.PLAN, PLAN_BY, assessment.plan_by))
    if assessment.measured is not None:
        parts.append((Section.MEASURED, FIGURES, assessment.measured))
    return [(section, key, encode(section, value)) for section, key, value in parts]


def assessment_of(framework_id: str, rows: Iterable[tuple[str, str, str]]) -> Assessment:
    """Return the assessment that stored fields (section, key, value) make up."""
    found: dict[str, dict[str, Any]] = {section: {} for section in Section}
    for section, key, value in rows:
        found.setdefault(section, {})[key] = decode(section, key, value)
    return Assessment(
        framework=framework_id,
        center=found[Section.CENTER],
        answers=found[Section.ANSWER],
        priorities=found[Section.PRIORITY],
        targets=found[Section.TARGET],
        capacity=found[Section.PLAN].get(CAPACITY),
        plan_by=_order(found[Section.PLAN].get(PLAN_BY)),
        steps=found[Section.STEP],
        plan_order=found[Section.ORDER].get(PLAN_ORDER, ()),
        capacities={int(quarter): capacity for quarter, capacity in found[Section.QUARTER].items()},
        last_plan=found[Section.LAST_PLAN],
        carried=found[Section.CARRIED],
        measured=found[Section.MEASURED].get(FIGURES),
    )


def _order(stored: str | None) -> By | None:
    # An order that a later version of this product knows is as good as none.
    return By(stored) if stored in set(By) else None


def to_time(moment: datetime) -> str:
    """Return a moment as it is stored: UTC, always with microseconds, so that text sorts as time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_time(stored: str) -> datetime:
    """Return a stored moment."""
    return datetime.fromisoformat(stored)
