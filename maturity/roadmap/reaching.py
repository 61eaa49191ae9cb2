"""What a stage asks for, as rows of whole numbers over the features that could be put fully in place.

Every row is a thing that must hold for the stage; a rule that can't be written as rows is left out. What the rows let
through is therefore only a proposal, which `smallest` puts to the scoring itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from maturity.framework.model import StageRule
from maturity.roadmap.amounts import Amounts
from maturity.roadmap.rows import Rows
from maturity.scoring.compiled import Asked, Node
from maturity.scoring.result import Result


class Reaching:
    """The stages and bands of groups, over the choices of rows."""

    def __init__(self, rows: Rows, result: Result) -> None:
        self.rows, self.made = rows, rows.made
        self.amounts = Amounts(rows)
        self.nodes = (*result.groups, result.overall)  # by place
        self._choices: dict[tuple[int, int], int] = {}  # each says: this group is at this stage

    def stage(self, place: int, stage: int, when: int | None = None) -> None:
        """Let a node be at a stage at least; with `when`, only where that is chosen."""
        node = self.made.nodes[place]
        rule = node.rule
        if rule.ladder:
            for asked in node.asked:
                if asked.stage <= stage:
                    self._condition(asked, when)
        elif rule.stages:
            self._stage_rule(node, rule.stages, stage, when)
        else:
            for index, band in enumerate(rule.bands):
                if (band.stage or 0) >= stage:
                    return self.band(place, index, when)
            self.rows.never(when)
        return None

    def band(self, place: int, index: int, when: int | None = None) -> None:
        """Let a node's number be in a band, or in a higher one; in the first is whatever is in no other."""
        band = self.made.nodes[place].rule.bands[index]
        if index:
            limit = band.at if band.at is not None else band.above
            self.amounts.reach(place, (Fraction(limit or 0), band.at is None), when)

    def _condition(self, asked: Asked, when: int | None) -> None:
        if not asked.of_groups:
            self._features(asked, when)
        elif asked.reach is None:
            self._shares(asked, when)
        else:
            members = zip(asked.members, asked.weights, strict=True)
            counted = [(at, weight) for at, weight in members if self._at(at) is not None]
            self._count(counted, asked.reach, asked.needed * sum(weight for _, weight in counted), when)

    def _features(self, asked: Asked, when: int | None) -> None:
        row: dict[int, Fraction] = {}
        total = of = 0
        for place, weight in zip(asked.members, asked.weights, strict=True):
            cell = self.rows.read.low[place]
            if cell is None:
                continue
            low, high, full = cell.share, self.made.leaves[place].highest.share, self.made.unit
            if asked.passing is not None:
                low, high, full = int(low >= asked.passing), int(high >= asked.passing), 1
            total, of = total + low * weight, of + full * weight
            if high > low and place in self.rows.places:
                row[self.rows.choice_at(place)] = Fraction((high - low) * weight)
        self.rows.add(row, asked.needed * of - total, when)

    def _shares(self, asked: Asked, when: int | None) -> None:
        """Groups by their share of their scale: those that pass are counted, or the shares are added up."""
        row: dict[int, Fraction] = {}
        total = of = Fraction(0)
        for place, weight in zip(asked.members, asked.weights, strict=True):
            (worst, best), now = self.amounts.ends(place), self.amounts.now(place)
            if worst is None or best is None or now is None:
                continue
            of += weight
            if best == worst:
                total += weight
            elif asked.at is not None:
                limit = worst + asked.at * (best - worst)
                if now >= limit:
                    total += weight
                else:
                    row[passes := self.rows.program.choice()] = Fraction(weight)
                    self.amounts.reach(place, (limit, False), passes)
            elif (line := self.amounts.line(place)) is None:
                return
            else:
                total += weight * (line[0] - worst) / (best - worst)
                for feature, gain in line[1].items():
                    own = self.rows.choice_at(feature)
                    row[own] = row.get(own, Fraction(0)) + weight * gain / (best - worst)
        self.rows.add(row, asked.needed * of - total, when)

    def _stage_rule(self, node: Node, rule: StageRule, stage: int, when: int | None) -> None:
        groups = [(place, 1) for place in node.groups if self._at(place) is not None]
        many = len(groups)
        if rule.at_most_above_lowest is not None:
            self._count(groups, stage - rule.at_most_above_lowest, many, when)
        if rule.rule == "mean":
            row, total = dict[int, Fraction](), 0
            for place, _ in groups:
                now = self._at(place) or 0
                total += now
                steps = range(now + 1, self.rows.framework.stages[-1].number + 1)
                row |= {self._choice(place, step): Fraction(1) for step in steps}
            self.rows.add(row, stage * many - total, when)
        else:
            # Of an even number the lower middle one counts, so one more than half must be there.
            self._count(groups, stage, {"min": many, "max": 1, "median": many // 2 + 1}[rule.rule], when)

    def _count(self, groups: Iterable[tuple[int, int]], stage: int, needed: Fraction | int, when: int | None) -> None:
        """Let groups of so much weight be at a stage."""
        row: dict[int, Fraction] = {}
        for place, weight in groups:
            if (self._at(place) or 0) >= stage:
                needed -= weight
            else:
                row[self._choice(place, stage)] = Fraction(weight)
        self.rows.add(row, needed, when)

    def _choice(self, place: int, stage: int) -> int:
        if (place, stage) not in self._choices:
            self._choices[place, stage] = own = self.rows.program.choice()
            self.stage(place, stage, own)
        return self._choices[place, stage]

    def _at(self, place: int) -> int | None:
        return self.nodes[place].stage_low
