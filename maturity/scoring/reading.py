"""Answers as cells: what each feature counts at worst, at best, and where it does not apply."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    blank: Sequence[bool]  # nothing said, or don't know
    settled: Sequence[bool]
    dont_know: Sequence[bool]
    excluded: Sequence[bool]
    half: Mapping[int, Sequence[bool]]  # by place, which aspects of an answer that rates some are not rated

    def left_blank(self, aspect: int) -> Sequence[bool]:
        """Return which features say nothing for an aspect."""
        if not self.half:
            return self.blank
        return [(place in self.half and self.half[place][aspect]) or one for place, one in enumerate(self.blank)]


def read(framework: Framework, made: Compiled, assessment: Assessment) -> Read:
    """Return what each answer counts; KeyError with the option where there is none of that id."""
    size = len(made.leaves)
    low, high = list(made.lowest), list(made.highest)
    blank, settled, dont_know, excluded = [True] * size, [False] * size, [False] * size, [False] * size
    half: dict[int, Sequence[bool]] = {}
    # Looked up once: this loop is what scoring thousands of assessments spends most of its time in.
    places, leaves, rated = made.leaf_place, made.leaves, made.rated
    answered, not_known = State.ANSWERED, State.DONT_KNOW
    for feature_id, answer in assessment.answers.items():
        place = places.get(feature_id)
        if place is None:
            continue
        state = answer.state
        if state is answered:
            blank[place] = False
            if rated:
                low[place], high[place], missing = _rated(leaves[place], answer)
                settled[place] = not any(missing)
                # Joined at the answer, there is one number, and it is there.
                if any(missing) and made.aspects > 1:
                    half[place] = missing
            else:
                low[place] = high[place] = leaves[place].cells[(str(answer.option),)]
                settled[place] = True
        elif state is not_known:
            dont_know[place] = True
        elif answer.excluded:
            blank[place], settled[place], excluded[place] = False, True, True
            low[place] = high[place] = _not_applicable(framework, leaves[place], assessment)
    return Read(low, high, blank, settled, dont_know, excluded, half)


def extremes(framework: Framework, made: Compiled, read: Read) -> tuple[Cells, Cells]:
    """Return every feature that applies at its lowest, and at its highest, whatever was answered."""
    worst, best = list(made.lowest), list(made.highest)
    if framework.scoring.does_not_apply in {"exclude", "zero"}:
        for place, out in enumerate(read.excluded):
            if out:
                worst[place] = best[place] = read.low[place]
    return worst, best


def _rated(leaf: Leaf, answer: Answer) -> tuple[Cell, Cell, Sequence[bool]]:
    """Return the cells of an answer that rates aspects apart, and which are not rated yet: those are open."""
    if answer.option is not None:  # one option for all aspects, where they share it
        cell = leaf.cells[tuple(answer.option for _ in leaf.aspects)]
        return cell, cell, [False for _ in leaf.aspects]
    low = leaf.cells[tuple(answer.options.get(id_, lowest) for id_, lowest, _ in leaf.aspects)]
    high = leaf.cells[tuple(answer.options.get(id_, highest) for id_, _, highest in leaf.aspects)]
    return low, high, [id_ not in answer.options for id_, _, _ in leaf.aspects]


def _not_applicable(framework: Framework, leaf: Leaf, assessment: Assessment) -> Cell | None:
    match framework.scoring.does_not_apply:
        case "zero":
            return leaf.lowest
        case "full-credit":
            return leaf.highest
        case "target":
            aim = assessment.targets.get(leaf.feature.id)
            return leaf.highest if aim is None else leaf.cells[(str(aim),) * len(leaf.aspects)]
        case _:
            return None
