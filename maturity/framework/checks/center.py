"""What framework.yaml says about centers: their sizes, the targets of each, and the profile questions."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.errors import Problem
from maturity.framework.checks.ids import listed_twice
from maturity.framework.document import Path_
from maturity.framework.model import ProfileQuestion
from maturity.framework.parts import Parts
from maturity.framework.problems import suggest

# Reports carry the name, and targets follow the population.
_ASKED = {"name": "text", "population": "whole-number"}
_WITH_CHOICES = {"one-of", "any-of"}


def sizes(parts: Parts) -> Iterator[Problem]:
    """Center sizes rise, the last is open-ended, and the features they name are there."""
    if parts.head is None:
        return
    head, before = parts.head, 0
    last = len(head.item.sizes) - 1
    why = "Every population must fall into exactly one size."
    for index, size in enumerate(head.item.sizes):
        place: Path_ = ("sizes", index, "population_below")
        limit = size.population_below
        if index == last and limit is not None:
            what = f"the last size '{size.id}' ends at {limit}"
            yield head.problem(place, what, why, "Leave population_below out for the last size.")
        elif index < last and limit is None:
            what = f"the size '{size.id}' has no end, but another follows"
            yield head.problem(place, what, why, "Add population_below; only the last size does without.")
        elif limit is not None and limit <= before:
            what = f"the size '{size.id}' ends at {limit}, the one before at {before}"
            yield head.problem(place, what, why, "Put the sizes in rising order.")
        before = limit or before
        yield from _tailored(parts, index)


def _tailored(parts: Parts, index: int) -> Iterator[Problem]:
    assert parts.head is not None
    head, size = parts.head, parts.head.item.sizes[index]
    for key, named in (
        ("set_aside", [one.feature for one in size.set_aside]),
        ("rewordings", [one.feature for one in size.rewordings]),
    ):
        yield from listed_twice(head, ("sizes", index, key), named, "feature")
        for at, feature in enumerate(named):
            if parts.features_known and feature not in parts.written_features:
                fix = f"{suggest(feature, parts.written_features)}Name another, or delete it."
                place = ("sizes", index, key, at, "feature")
                yield head.problem(place, f"there is no feature '{feature}'", "It can't be tailored.", fix)


def targets(parts: Parts) -> Iterator[Problem]:
    """Each size has a target for each capability, and each target is a stage."""
    if parts.head is None:
        return
    head = parts.head
    numbers = [stage.number for stage in head.item.stages]
    for index, size in enumerate(head.item.sizes):
        for capability, target in size.targets.items():
            place: Path_ = ("sizes", index, "targets", capability)
            if parts.capabilities_known and capability not in parts.written_capabilities:
                what, why = f"there is no capability '{capability}'", "A target needs one."
                fix = f"{suggest(capability, parts.written_capabilities)}Name another, or delete it."
                yield head.problem(place, what, why, fix)
            elif target not in numbers:
                fix = f"Write one of: {', '.join(map(str, numbers))}."
                yield head.problem(place, f"there is no stage {target}", "A target is a stage.", fix)
        missing = parts.written_capabilities - set(size.targets) if parts.capabilities_known else set()
        for capability in sorted(missing):
            what, why = f"the capability '{capability}' has no target", "The roadmap aims at targets."
            yield head.problem(("sizes", index, "targets"), what, why, f"Add '{capability}:' and a stage.")


def profile(parts: Parts) -> Iterator[Problem]:
    """The profile asks for the name, with sizes for the population too, and choices go with the kind of question."""
    if parts.head is None:
        return
    kinds = {question.id: question.kind for question in parts.head.item.profile}
    for needed, kind in _ASKED.items():
        if kinds.get(needed) != kind and (needed == "name" or parts.head.item.sizes):
            what = f"the profile does not ask for '{needed}' ({kind})"
            why = "Reports carry the name, and targets follow the population."
            yield parts.head.problem(("profile",), what, why, f"Add a question with id: {needed} and kind: {kind}.")
    for index, question in enumerate(parts.head.item.profile):
        place: Path_ = ("profile", index)
        choices = [choice.id for choice in question.choices]
        yield from listed_twice(parts.head, (*place, "choices"), choices, "choice")
        if (question.kind in _WITH_CHOICES) != bool(choices):
            what, fix = _unfit_choices(question)
            why = "One-of and any-of questions have choices, the other kinds have none."
            yield parts.head.problem((*place, "choices" if choices else "kind"), what, why, fix)


def _unfit_choices(question: ProfileQuestion) -> tuple[str, str]:
    if question.choices:
        return (
            f"'{question.id}' is {question.kind}, yet has choices",
            "Delete the choices, or write kind: one-of.",
        )
    return f"'{question.id}' is {question.kind}, but has no choices", "Add 'choices:', or write another kind."
