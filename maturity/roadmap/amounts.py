"""What it takes for a group's number to reach a limit, as rows: sums and means exactly, the lowest, highest or middle
of several by counting. How much a feature adds to a sum is measured on the scoring itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from maturity.framework.model import Rollup
from maturity.roadmap.rows import Rows
from maturity.scoring.compiled import Compiled, Node
from maturity.scoring.numbers import Numbers, Scale, joined, numbers, scale_of
from maturity.scoring.reading import Cells

_ADDING_UP = {"mean", "weighted-mean", "sum", "weighted-sum", "start-minus-sum"}
_COUNTING = {"min", "max", "median"}
Line = tuple[Fraction, Mapping[int, Fraction]]  # what a number is now, and what each feature adds to it
Limit = tuple[Fraction, bool]  # the bool is True where the limit itself isn't enough


class Amounts:
    """The numbers of groups, over the choices of rows."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.made = rows, rows.made
        self._probed: dict[int, Numbers] = {}

    def reach(self, place: int, limit: Limit, when: int | None = None) -> None:
        """Let a group's number reach a limit."""
        node = self.made.nodes[place]
        before = _unfinished(node.rule.rollup, limit)
        if before is False:
            self.rows.never(when)
        elif before is not True:
            self._reach(node, before, when)

    def line(self, place: int) -> Line | None:
        """Return a group's number as a sum over features; None where it isn't one."""
        return self._line(place) if not _bounded(self.made.nodes[place].rule.rollup) else None

    def of_scale(self, place: int, share: Fraction) -> Fraction | None:
        """Return the number at a share of a group's scale; None where there is no scale, or one without width."""
        worst, best = self.ends(place)
        return None if worst is None or best is None or worst == best else worst + share * (best - worst)

    def ends(self, place: int) -> tuple[Fraction | None, Fraction | None]:
        """Return the lowest and the highest number of a group."""
        worst, best = (joined(self.made, one[place]) for one in self._scale)
        return worst, best

    def now(self, place: int) -> Fraction | None:
        """Return a group's number as it is, with every open answer at its lowest."""
        return joined(self.made, self._now[place])

    def _reach(self, node: Node, limit: Limit, when: int | None) -> None:
        rollup, line = node.rule.rollup, self._line(node.place)
        if line is not None:
            row = {self.rows.choice_at(feature): gain for feature, gain in line[1].items()}
            self.rows.add(row, limit[0] - line[0], when, above=limit[1])
        elif rollup.rule in _COUNTING and rollup.over != "stages" and self.made.aspects == 1:
            item = (limit[0] - Fraction(rollup.plus)) / Fraction(rollup.times)
            self._count(node, rollup, (item, limit[1]), when)

    def _count(self, node: Node, rollup: Rollup, limit: Limit, when: int | None) -> None:
        """Let as many features and groups reach a limit as it takes for the lowest, highest or middle one."""
        direct = rollup.over == "children"
        places = node.features if direct else range(node.start, node.stop)
        features = [place for place in places if self.rows.read.low[place] is not None]
        groups = list(node.groups) if direct else []
        without = [group for group in groups if self.now(group) is None]
        groups = [group for group in groups if group not in without]
        many = len(features) + len(groups) + (len(without) if rollup.without_score == "zero" else 0)
        # Of an even number the mean of the middle two counts: that half of all reach the limit isn't all it takes.
        needed = {"min": many, "max": 1, "median": many // 2 + many % 2}[rollup.rule]
        reached, row = self._features(features, rollup, limit)
        reached += len(without) if rollup.without_score == "zero" and _is_there(Fraction(0), limit) else 0
        for group in groups:
            given = self.of_scale(group, limit[0]) if rollup.on == "normalized" else limit[0]
            if given is None:  # a scale without width: always at its top
                reached += _is_there(Fraction(1), limit)
            elif _is_there(self.now(group) or Fraction(0), (given, limit[1])):
                reached += 1
            else:
                row[reaches := self.rows.program.choice()] = Fraction(1)
                self.reach(group, (given, limit[1]), reaches)
        self.rows.add(row, needed - reached, when)

    def _features(self, places: Sequence[int], rollup: Rollup, limit: Limit) -> tuple[int, dict[int, Fraction]]:
        """Return how many features have reached a limit, and the choices of those that could."""
        reached, row = 0, dict[int, Fraction]()
        for place in places:
            low, high = self.rows.read.low[place], self.made.leaves[place].highest
            assert low is not None  # left out before
            now, then = (
                Fraction(cell.shares[0], self.made.unit)
                if rollup.on == "normalized"
                else Fraction(cell.points[0], self.made.point_unit)
                for cell in (low, high)
            )
            if _is_there(now, limit):
                reached += 1
            elif place in self.rows.places and _is_there(then, limit):
                row[self.rows.choice_at(place)] = Fraction(1)
        return reached, row

    def _line(self, place: int) -> Line | None:
        now = joined(self.made, self._without[place])
        if now is None or not self._adds_up(place, outermost=True):
            return None
        node = self.made.nodes[place]
        found = {}
        for feature in sorted(self.rows.places.intersection(range(node.start, node.stop))):
            gain = (joined(self.made, self._with(feature)[place]) or Fraction(0)) - now
            if gain:
                found[feature] = gain
        return now, found

    def _adds_up(self, place: int, *, outermost: bool = False) -> bool:
        node = self.made.nodes[place]
        rollup, join = node.rule.rollup, self.made.join
        if self.made.aspects > 1 and join is not None and join.rule not in _ADDING_UP:
            return False
        inside = node.groups if rollup.over == "children" else ()
        fits = {rollup.rule, rollup.within or rollup.rule} <= _ADDING_UP and (outermost or not _bounded(rollup))
        return fits and all(self._adds_up(group) for group in inside)

    @cached_property
    def _scale(self) -> Scale:
        return scale_of(self.rows.framework, self.made, self.rows.read)

    @cached_property
    def _unbounded(self) -> Compiled:
        """The framework without bounds and rounding, so that what a feature adds to a sum can be seen."""
        return replace(self.made, nodes=[_without_bounds(node) for node in self.made.nodes])

    def _numbers(self, made: Compiled, cells: Cells) -> Numbers:
        return numbers(made, cells, self._scale if self.made.needs_scale else None)

    @cached_property
    def _now(self) -> Numbers:
        return self._numbers(self.made, self.rows.read.low)

    @cached_property
    def _without(self) -> Numbers:
        return self._numbers(self._unbounded, self.rows.read.low)

    def _with(self, feature: int) -> Numbers:
        if feature not in self._probed:
            cells = list(self.rows.read.low)
            cells[feature] = self.made.leaves[feature].highest
            self._probed[feature] = self._numbers(self._unbounded, cells)
        return self._probed[feature]


def _is_there(number: Fraction, limit: Limit) -> bool:
    return number > limit[0] if limit[1] else number >= limit[0]


def _bounded(rollup: Rollup) -> bool:
    return rollup.floor is not None or rollup.ceiling is not None or rollup.round is not None


def _without_bounds(node: Node) -> Node:
    if not _bounded(node.rule.rollup):
        return node
    rollup = node.rule.rollup.model_copy(update={"floor": None, "ceiling": None, "round": None})
    return replace(node, rule=node.rule.model_copy(update={"rollup": rollup}))


def _unfinished(rollup: Rollup, limit: Limit) -> Limit | bool:
    """Return what a number must be before it is bounded and rounded; True where it may be any, False where none is."""
    at, above = limit
    if rollup.round is not None:
        step = Fraction(rollup.round.to)
        steps = floor(at / step) + 1 if above else ceil(at / step)
        match rollup.round.how:
            case "down":
                at, above = steps * step, False
            case "up":
                at, above = (steps - 1) * step, True
            case "half-even":
                at, above = (steps - Fraction(1, 2)) * step, steps % 2 == 1
            case _:
                at, above = (steps - Fraction(1, 2)) * step, False
    if rollup.ceiling is not None and not _is_there(Fraction(rollup.ceiling), (at, above)):
        return False
    if rollup.floor is not None and _is_there(Fraction(rollup.floor), (at, above)):
        return True
    return at, above
