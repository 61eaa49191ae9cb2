"""The scale that figures of a capability lie on: its stages, or else its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.scoring.labels import exactly, has_stages
from maturity.scoring.scale import scales
from maturity.scoring.score import score


@dataclass(frozen=True)
class Measured:
    """The two ends of a scale, with the words for figures that lie beyond them."""

    lowest: Fraction
    highest: Fraction
    why: str
    hint: str = ""

    def holds(self, number: Decimal) -> bool:
        """Say whether a number lies on the scale."""
        return self.lowest <= Fraction(number) <= self.highest

    @property
    def first(self) -> str:
        """The lower end as it is written in a file."""
        return exactly(self.lowest)

    @property
    def last(self) -> str:
        """The upper end as it is written in a file."""
        return exactly(self.highest)


def measured(framework: Framework) -> dict[str, Measured]:
    """Return the scale of each capability that has one, of a center to which everything applies."""
    blank = Assessment(framework=framework.id)
    ends = scales(framework, blank)
    top = max((stage.number for stage in framework.stages), default=0)
    percent = framework.scoring.shown == "percent"
    found = {}
    for node in score(framework, blank).capabilities:
        if has_stages(framework, node):
            why = f"Its figures are stages: 0 is {framework.not_yet}, {top} is {framework.stage_name(top)}."
            found[node.id] = Measured(Fraction(0), Fraction(top), why)
        elif node.id in ends:
            hint = "; 72% is 0.72" if percent else ""
            found[node.id] = Measured(ends[node.id].lowest, ends[node.id].highest, "Its figures are numbers.", hint)
    return found
