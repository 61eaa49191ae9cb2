"""What a draft keeps when its framework changes: what still has its question; the rest is set aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select, update

from maturity.assessment.answers import Answer, State
from maturity.assessment.capacities import can_take_on
from maturity.assessment.center import center_value
from maturity.assessment.moving import fitted
from maturity.framework.changes import replacement_of
from maturity.framework.model import Framework, ProfileQuestion
from maturity.store.rows import PUT
from maturity.store.schema import fields
from maturity.store.values import CAPACITY, PLAN_BY, Section, decode, encode

Place = tuple[str, str]
"""Section and key of a field."""


def refit(connection: Connection, assessment_id: str, framework: Framework) -> tuple[Place, ...]:
    """Make the stored fields of a draft fit a framework; return those that are now aside."""
    rows = connection.execute(select(fields).filter_by(assessment_id=assessment_id)).all()
    stored = {(row.section, row.key): row.value for row in rows}
    added, aside = sort_fields(framework, stored)
    for row in rows:
        now_aside = int((row.section, row.key) in aside)
        if row.aside != now_aside:
            place = {"assessment_id": assessment_id, "section": row.section, "key": row.key}
            connection.execute(update(fields).filter_by(**place).values(aside=now_aside))
    for (section, key), value in added.items():
        place = {"assessment_id": assessment_id, "section": section, "key": key}
        connection.execute(PUT, place | {"value": value})
    return tuple(sorted(aside))


def sort_fields(framework: Framework, stored: Mapping[Place, str]) -> tuple[dict[Place, str], set[Place]]:
    """Return the fields to add (what was said of a feature that has a new id) and those to set aside."""
    values = {place: decode(*place, value) for place, value in stored.items()}
    aside = {place for place, value in values.items() if not _asked(framework, *place, value)}
    moving: dict[Place, list[Place]] = {}
    for retired in framework.retired:
        for section in _MOVING:
            old, new = (section.value, retired.id), (section.value, replacement_of(retired.id, framework) or "")
            # What was said under the new id itself goes first.
            if old in values and new not in stored and _asked(framework, *new, values[old]):
                moving.setdefault(new, []).append(old)
    # Where several became one and don't agree, a person decides; all of them are kept aside.
    added = {new: stored[old[0]] for new, old in moving.items() if all(values[one] == values[old[0]] for one in old)}
    for place, order in values.items():
        if place[0] == Section.ORDER:
            # A place in the order is nothing without its feature, so what is gone isn't kept aside.
            ids = (id_ if id_ in framework.features else replacement_of(id_, framework) for id_ in order)
            made = tuple(dict.fromkeys(id_ for id_ in ids if id_ in framework.features))
            added |= {place: encode(Section.ORDER, made)} if made != order else {}
    return added, aside


_MOVING = (Section.ANSWER, Section.STEP, Section.LAST_PLAN)
"""What goes along where a feature has a new id."""


def _asked(framework: Framework, section: str, key: str, value: Any) -> bool:
    """True where the framework has this field's question, and this value is still one of its answers."""
    match Section(section):
        case Section.ANSWER:
            return key in framework.features and _offered(framework, key, value)
        case Section.PRIORITY:
            return any(capability.id == key for capability in framework.capabilities)
        case Section.TARGET:
            return _can_be_aimed_at(framework, key, value)
        case Section.PLAN:
            if key == PLAN_BY:
                return True
            return key == CAPACITY and any(capacity.id == value for capacity in framework.planning.capacities)
        case Section.CENTER:
            return any(question.id == key and _fits(question, value) for question in framework.profile)
        case Section.QUARTER:
            return key.isdecimal() and can_take_on(framework, int(key), value)
        case Section.ORDER | Section.MEASURED:
            return True  # the order is cut to what the framework knows; figures are of the center
        case Section.CARRIED | Section.STEP | Section.LAST_PLAN:
            return key in framework.features


def _offered(framework: Framework, feature_id: str, answer: Answer) -> bool:
    return fitted(framework, framework.features[feature_id], answer) == answer


def _can_be_aimed_at(framework: Framework, key: str, value: int | str) -> bool:
    """True where a target is a stage of a capability, or an option that a feature has for every aspect."""
    if key in framework.features:
        return _offered(framework, key, Answer(state=State.ANSWERED, option=str(value)))
    is_stage = str(value) in {str(number) for number in (0, *framework.stage)}
    return is_stage and any(capability.id == key for capability in framework.capabilities)


def _fits(question: ProfileQuestion, value: Any) -> bool:
    try:
        center_value(question, value)
    except ValueError:
        return False
    return True
