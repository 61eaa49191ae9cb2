"""The features that could be put fully in place, as choices of a program, and rows of whole numbers over them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import cached_property
from math import lcm

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.roadmap.effort import needs_first
from maturity.roadmap.solver import Program
from maturity.scoring.compiled import compiled
from maturity.scoring.reading import read


class Rows:
    """A program with a choice for each feature that counts; a feature can't be chosen without what it needs first.

    What is left out can't be chosen, and nothing waits for it.
    """

    def __init__(self, framework: Framework, assessment: Assessment, leave_out: Collection[str] = ()) -> None:
        self.framework, self.assessment, self.leave_out = framework, assessment, leave_out
        self.made = compiled(framework)
        self.read = read(framework, self.made, assessment)
        self.program = Program()
        self.chosen: dict[str, int] = {}  # the choice of a feature

    @cached_property
    def candidates(self) -> tuple[str, ...]:
        """Every feature that applies and isn't at its highest yet, in the order of the framework."""
        rows = zip(self.made.leaves, self.read.low, self.read.excluded, strict=True)
        counted = (leaf.feature.id for leaf, low, excluded in rows if not excluded and low != leaf.highest)
        return tuple(id_ for id_ in counted if id_ not in self.leave_out)

    @cached_property
    def places(self) -> set[int]:
        """The same by their places among all features."""
        return {self.made.leaf_place[feature_id] for feature_id in self.candidates}

    def choice(self, feature_id: str) -> int:
        """Return the choice of a feature, with a row for each feature it needs first."""
        if feature_id not in self.chosen:
            self.chosen[feature_id] = own = self.program.choice()
            for need in needs_first(self.framework, self.assessment, self.framework.features[feature_id]):
                if need.id not in self.leave_out:
                    self.program.at_least({self.choice(need.id): 1, own: -1}, 0)
        return self.chosen[feature_id]

    def choice_at(self, place: int) -> int:
        """Return the choice of the feature at a place."""
        return self.choice(self.made.leaves[place].feature.id)

    def add(
        self, row: Mapping[int, Fraction], needed: Fraction | int, when: int | None, *, above: bool = False
    ) -> None:
        """Let what is chosen add up to what is needed, or to more; with `when`, only where that is chosen."""
        unit = lcm(Fraction(needed).denominator, *(gain.denominator for gain in row.values()))
        short = int(needed * unit) + above
        if short <= 0:
            return
        # More than all that is missing is of no use: the smaller the numbers, the surer the solver.
        gains = {choice: min(int(gain * unit), short) for choice, gain in row.items() if gain > 0}
        if when is None:
            self.program.at_least(gains, short)
        else:
            self.program.at_least({**gains, when: -short}, 0)

    def never(self, when: int | None) -> None:
        """Say that something can't be had, whatever is chosen."""
        self.add({}, 1, when)
