"""What a feature needs first can be had first: no circles, and nothing from a later stage."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from maturity.errors import Problem
from maturity.framework.parts import Parts


def no_cycles(parts: Parts) -> Iterator[Problem]:
    """No feature needs itself, straight or in a circle."""
    # Lists, not sets: which circle is found first must not change from run to run.
    graph = {placed.item.id: list(placed.item.requires) for placed in parts.features}
    where = {placed.item.id: placed for placed in parts.features}
    while True:
        try:
            TopologicalSorter(graph).prepare()
            return
        except CycleError as error:
            circle: list[str] = list(reversed(error.args[1]))[1:]
        start = circle.index(min(circle))
        circle = circle[start:] + circle[:start]
        needs = " needs ".join([*circle, circle[0]])
        needed = circle[1] if len(circle) > 1 else circle[0]
        place = ("requires", where[circle[0]].item.requires.index(needed))
        what, why = f"features need each other in a circle: {needs}", "Nobody could start with any of them."
        yield where[circle[0]].problem(place, what, why, "Delete one of these requirements.")
        # Cut the reported requirement only, so that other circles through the same features are found too.
        graph[circle[0]] = [other for other in graph[circle[0]] if other != needed]


def no_later_needs(parts: Parts) -> Iterator[Problem]:
    """No feature needs one of a later stage."""
    stage = {placed.item.id: placed.item.stage for placed in parts.features}
    for placed in parts.features:
        own = placed.item
        for index, needed in enumerate(own.requires):
            if stage.get(needed, 0) > own.stage:
                what = f"'{own.id}' (stage {own.stage}) needs '{needed}' (stage {stage[needed]})"
                why = "A center would need a later stage to reach an earlier one."
                fix = "Move one of them to another stage, or delete the requirement."
                yield placed.problem(("requires", index), what, why, fix)
