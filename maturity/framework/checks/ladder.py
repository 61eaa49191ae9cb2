"""The two scales of a framework: its stages, and the options of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from maturity.errors import Problem
from maturity.framework.document import Path_
from maturity.framework.model import Content, FrameworkHead, Option
from maturity.framework.parts import Parts, Placed
from maturity.framework.problems import suggest

C = TypeVar("C", bound=Content)


def stages(parts: Parts) -> Iterator[Problem]:
    """Stages count from 1 without a hole, and every feature and group stands at one of them, or says none."""
    if parts.head is None:
        return
    numbers = _numbers(parts.head)
    for index, number in enumerate(numbers):
        if number != index + 1:
            what = f"stage {number} stands where stage {index + 1} should"
            why, fix = "Stages are a ladder: 1, 2, 3 and so on, each once.", f"Write number: {index + 1}."
            yield parts.head.problem(("stages", index, "number"), what, why, fix)
    for feature in parts.features:
        yield from _no_stage(feature, feature.item.stage, numbers, "The feature would never be asked for.")
    for group in parts.groups:
        yield from _no_stage(group, group.item.stage, numbers, "The group would never be looked at.")


def _no_stage(placed: Placed[C], stage: int, numbers: list[int], why: str) -> Iterator[Problem]:
    if stage in numbers or "stage" not in placed.item.model_fields_set:
        return
    fix = f"Write one of: {', '.join(map(str, numbers))}." if numbers else "Delete it, or declare 'stages:'."
    yield placed.problem(("stage",), f"there is no stage {stage}", why, fix)


def stages_filled(parts: Parts) -> Iterator[Problem]:
    """Every capability has a feature at each stage, where guidance is full."""
    if parts.head is None or not parts.all_valid or parts.head.item.guidance == "brief":
        return  # a feature that can't be read yet may be the one that is missing
    used = {placed.item.stage for placed in parts.features}
    if not used <= set(_numbers(parts.head)):
        return  # as may one with a slip in its stage
    for index, stage in enumerate(parts.head.item.stages):
        if stage.number not in used:
            what, why = (
                f"stage {stage.number} ({stage.name}) has no feature",
                "Nobody could tell who is there.",
            )
            yield parts.head.problem(("stages", index), what, why, "Give it features, or delete the stage.")
            continue
        for capability in parts.capabilities:
            if all(feature.stage != stage.number for feature in capability.item.all_features):
                what = f"'{capability.item.id}' has no feature at stage {stage.number} ({stage.name})"
                why = "The stage would be reached without doing anything."
                yield capability.problem(("features",), what, why, "Add a feature at this stage.")


def _numbers(head: Placed[FrameworkHead]) -> list[int]:
    return [stage.number for stage in head.item.stages]


def options(parts: Parts) -> Iterator[Problem]:
    """Options of a set stand from the lowest to the highest, and the set that is used is there."""
    if parts.head is None:
        return
    head = parts.head.item
    if head.options not in head.option_sets:
        what, why = f"there is no option set '{head.options}'", "It holds the answers to choose from."
        fix = f"{suggest(head.options, head.option_sets)}Name one of: {', '.join(head.option_sets)}."
        yield parts.head.problem(("options",), what, why, fix)
    for name, chosen in head.option_sets.items():
        place: Path_ = ("option_sets", name)
        worthless = [index for index, option in enumerate(chosen) if option.value is None and option.points is None]
        for index in worthless:
            what, why = f"'{chosen[index].id}' counts nothing", "An answer must be worth something, if only 0."
            yield parts.head.problem((*place, index), what, why, "Add 'value:' from 0 to 1, or 'points:'.")
        if not worthless:
            yield from _rising(parts.head, place, chosen)


def _rising(head: Placed[FrameworkHead], place: Path_, chosen: Sequence[Option]) -> Iterator[Problem]:
    for key in ("value", "points"):
        found: list[Decimal | None] = [getattr(option, key) for option in chosen]
        if any(one is None for one in found) and any(one is not None for one in found):
            what, why = f"some options have {key}, others have none", "They could not be put in order."
            yield head.problem(place, what, why, f"Give every option of the set '{key}:', or none.")
            continue
        given = [one for one in found if one is not None]
        for index, number in enumerate(given[1:], start=1):
            if number < given[index - 1]:
                before = chosen[index - 1]
                what = f"'{chosen[index].id}' ({number}) is below '{before.id}' ({given[index - 1]}) before it"
                why, fix = "Options stand from the lowest to the highest.", "Put them in rising order."
                yield head.problem((*place, index, key), what, why, fix)
        if not given:
            continue
        if key == "value" and not {0, 1} <= set(given):
            what, why = (
                "the options do not reach from 0 to 1",
                "All lowest must be nothing, all highest everything.",
            )
            fix = "Give the first option the value 0 and the last the value 1; other numbers go into 'points:'."
            yield head.problem(place, what, why, fix)
        elif min(given) == max(given):
            what, why = f"all options have the same {key}", "No answer would make a difference."
            yield head.problem(place, what, why, f"Let the {key} rise from the first option to the last.")
