"""What the arithmetic is read from: the assessment, the result, and the engine's own reading of the answers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.compiled import Cell, Compiled, Leaf, Node, compiled
from maturity.scoring.numbers import Scale, joined, scale_of
from maturity.scoring.reading import Read, read
from maturity.scoring.result import NodeResult, Range, Result


@dataclass(frozen=True)
class Source:
    """One scored assessment, with what the engine made of its framework and answers."""

    framework: Framework
    assessment: Assessment
    result: Result

    @cached_property
    def made(self) -> Compiled:
        """The framework made ready for scoring."""
        return compiled(self.framework)

    @cached_property
    def answers(self) -> Read:
        """The answers as the engine reads them."""
        return read(self.framework, self.made, self.assessment)

    @cached_property
    def scale(self) -> Scale:
        """The lowest and the highest number of every node."""
        return scale_of(self.framework, self.made, self.answers)

    @property
    def skips_blanks(self) -> bool:
        """True where the number so far is another than the lowest one."""
        return self.framework.scoring.blank == "skip"

    def node(self, node_id: str) -> Node:
        """Return a node as scoring sees it."""
        return self.made.nodes[self.made.place[node_id]]

    def leaf(self, place: int) -> Leaf:
        """Return a feature as scoring sees it."""
        return self.made.leaves[place]

    def weight(self, units: int) -> Fraction:
        """Return a weight as it was written."""
        return Fraction(units, self.made.weight_unit)

    def points(self, cell: Cell | None, aspect: int) -> Fraction | None:
        """Return the points of a cell; None where it is left out."""
        return None if cell is None else Fraction(cell.points[aspect], self.made.point_unit)

    def share(self, cell: Cell | None, aspect: int | None = None) -> Fraction | None:
        """Return the share of a cell, 0 to 1, joined or of one aspect; None where it is left out."""
        if cell is None:
            return None
        return Fraction(cell.share if aspect is None else cell.shares[aspect], self.made.unit)

    def number(self, node: NodeResult, aspect: int) -> Range:
        """Return the number with which a group enters others, of one aspect where these are rolled up apart."""
        found = Range(node.value, node.low, node.high)
        if self.made.aspects > 1:
            found = node.aspects[self.framework.aspects[aspect].id]
        return found if self.skips_blanks else found._replace(value=found.low)

    def reach(self, place: int, aspect: int | None = None) -> tuple[Fraction | None, Fraction | None]:
        """Return the lowest and the highest number that a node can have; of all aspects joined, or of one."""
        worst, best = (one[place] for one in self.scale)
        if aspect is None:
            return joined(self.made, worst), joined(self.made, best)
        return worst[aspect], best[aspect]
