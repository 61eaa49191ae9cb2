"""Answers as cells: what each feature counts at worst, at best, and where it does not apply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Framework
from maturity.scoring.compiled import Cell, Compiled, Leaf

# A feature left out counts nowhere; one cell a feature, in the order of the framework.
Cells = Sequence[Cell | None]


@dataclass(frozen=True)
class Read:
    """An assessment as scoring sees it."""

    low: Cells  # every open answer as the lowest option
    high: Cells  # every open answer as the highest option
    worst: Cells  # every feature that applies at its lowest, whatever was answered
    best: Cells
    blank: Sequence[bool]  # nothing said, or don't know
    settled: Sequence[bool]
    dont_know: Sequence[bool]
    excluded: Sequence[bool]


def read(framework: Framework, made: Compiled, assessment: Assessment) -> Read:
    """Return what each answer counts; KeyError with the option where there is none of that id."""
    low: list[Cell | None] = []
    high: list[Cell | None] = []
    worst: list[Cell | None] = []
    best: list[Cell | None] = []
    blank: list[bool] = []
    settled: list[bool] = []
    dont_know: list[bool] = []
    excluded: list[bool] = []
    answers = assessment.answers
    policy = framework.scoring.does_not_apply
    for leaf in made.leaves:
        answer = answers.get(leaf.feature.id)
        state = State.UNANSWERED if answer is None else answer.state
        floor: Cell | None = leaf.lowest
        top: Cell | None = leaf.highest
        cell, open_ = floor, top
        whole = out = False
        if answer is not None and state is State.ANSWERED:
            if answer.option is not None and len(leaf.aspects) == 1:
                cell = open_ = leaf.cells[(answer.option,)]
                whole = True
            else:
                cell, open_, whole = _rated(leaf, answer)
        elif answer is not None and answer.excluded:
            whole = out = True
            cell = open_ = _not_applicable(policy, leaf, assessment)
            floor, top = {"zero": (cell, cell), "exclude": (None, None)}.get(policy, (floor, top))
        low.append(cell)
        high.append(open_)
        worst.append(floor)
        best.append(top)
        settled.append(whole)
        blank.append(state is not State.ANSWERED and not out)
        dont_know.append(state is State.DONT_KNOW)
        excluded.append(out)
    return Read(low, high, worst, best, blank, settled, dont_know, excluded)


def _rated(leaf: Leaf, answer: Answer) -> tuple[Cell, Cell, bool]:
    """Return the cells of an answer that rates aspects apart; one that isn't rated yet is open."""
    if answer.option is not None:  # one option for all aspects, where they share it
        cell = leaf.cells[tuple(answer.option for _ in leaf.aspects)]
        return cell, cell, True
    low = leaf.cells[tuple(answer.options.get(id_, lowest) for id_, lowest, _ in leaf.aspects)]
    high = leaf.cells[tuple(answer.options.get(id_, highest) for id_, _, highest in leaf.aspects)]
    return low, high, len(answer.options) == len(leaf.aspects)


def _not_applicable(policy: str, leaf: Leaf, assessment: Assessment) -> Cell | None:
    match policy:
        case "zero":
            return leaf.lowest
        case "full-credit":
            return leaf.highest
        case "target":
            aim = assessment.targets.get(leaf.feature.id)
            return leaf.highest if aim is None else leaf.cells[(str(aim),) * len(leaf.aspects)]
        case _:
            return None
