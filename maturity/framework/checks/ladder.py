"""The two scales of a framework: its stages, and the options of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maturity.errors import Problem
from maturity.framework.document import Path_
from maturity.framework.model import FrameworkHead, Option
from maturity.framework.parts import Parts, Placed
from maturity.framework.problems import suggest


def stages(parts: Parts) -> Iterator[Problem]:
    """Stages count from 1 without a hole, and every feature stands at one of them."""
    if parts.head is None:
        return
    numbers = _numbers(parts.head)
    for index, number in enumerate(numbers):
        if number != index + 1:
            what = f"stage {number} stands where stage {index + 1} should"
            why, fix = "Stages are a ladder: 1, 2, 3 and so on, each once.", f"Write number: {index + 1}."
            yield parts.head.problem(("stages", index, "number"), what, why, fix)
    for placed in parts.features:
        if placed.item.stage not in numbers:
            what, fix = (
                f"there is no stage {placed.item.stage}",
                f"Write one of: {', '.join(map(str, numbers))}.",
            )
            yield placed.problem(("stage",), what, "The feature would never be asked for.", fix)


def stages_filled(parts: Parts) -> Iterator[Problem]:
    """Every capability has a feature at each stage."""
    if parts.head is None or not parts.all_valid:
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
            if all(feature.stage != stage.number for feature in capability.item.features):
                what = f"'{capability.item.id}' has no feature at stage {stage.number} ({stage.name})"
                why = "The stage would be reached without doing anything."
                yield capability.problem(("features",), what, why, "Add a feature at this stage.")


def _numbers(head: Placed[FrameworkHead]) -> list[int]:
    return [stage.number for stage in head.item.stages]


def options(parts: Parts) -> Iterator[Problem]:
    """Options of a set rise from 0 to 1, and the set that is used is there."""
    if parts.head is None:
        return
    head = parts.head.item
    if head.options not in head.option_sets:
        what, why = f"there is no option set '{head.options}'", "It holds the answers to choose from."
        fix = f"{suggest(head.options, head.option_sets)}Name one of: {', '.join(head.option_sets)}."
        yield parts.head.problem(("options",), what, why, fix)
    for name, chosen in head.option_sets.items():
        yield from _rising(parts.head, ("option_sets", name), chosen)


def _rising(head: Placed[FrameworkHead], place: Path_, chosen: Sequence[Option]) -> Iterator[Problem]:
    for index, option in enumerate(chosen[1:], start=1):
        before = chosen[index - 1]
        if option.value <= before.value:
            what = f"'{option.id}' ({option.value}) does not rise above '{before.id}' ({before.value})"
            why, fix = "Options stand from the lowest to the highest.", "Put them in rising order."
            yield head.problem((*place, index, "value"), what, why, fix)
    ends = {option.value for option in chosen}
    if not {0, 1} <= ends:
        what, why = (
            "the options do not reach from 0 to 1",
            "All lowest must be nothing, all highest everything.",
        )
        yield head.problem(place, what, why, "Give the first option the value 0 and the last the value 1.")
