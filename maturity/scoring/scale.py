"""The scale of every number: the lowest and the highest that a center's answers could make of it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.compiled import compiled
from maturity.scoring.numbers import joined, scale_of
from maturity.scoring.reading import read
from maturity.scoring.rollup import share_between


class Ends(NamedTuple):
    """The two ends of a scale."""

    lowest: Fraction
    highest: Fraction

    def share(self, number: Fraction) -> Fraction:
        """Return how far up the scale a number is, 0 to 1; the top where the scale has no width."""
        found = share_between(number, self.lowest, self.highest)
        return Fraction(1) if found is None else min(max(found, Fraction(0)), Fraction(1))


def scales(framework: Framework, assessment: Assessment) -> Mapping[str, Ends]:
    """Return the scale of each group and of the whole, by id; what has no number has no scale."""
    made = compiled(framework)
    worst, best = scale_of(framework, made, read(framework, made, assessment))
    found = {}
    for node in made.nodes:
        ends = [joined(made, one[node.place]) for one in (worst, best)]
        if ends[0] is not None and ends[1] is not None:
            found[node.id] = Ends(min(ends[0], ends[1]), max(ends[0], ends[1]))
    return found
