"""Choices of yes or no at the least cost, found and proved by HiGHS: the only place that knows the solver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from highspy import Highs

# Choices whose order is settled in one go: few enough that their weights, powers of two, stay small whole numbers.
_AT_ONCE = 12


class SolverError(ArithmeticError):
    """The solver gave up, or its answer doesn't hold in whole numbers."""


class Program:
    """Choices of 0 or 1, and rows of whole numbers that must hold; rows may be added between two solutions."""

    def __init__(self) -> None:
        self.size = 0
        self.rows: list[tuple[dict[int, int], int]] = []

    def choice(self) -> int:
        """Add a choice and return its number."""
        self.size += 1
        return self.size - 1

    def at_least(self, row: Mapping[int, int], needed: int) -> None:
        """Let the chosen coefficients add up to at least what is needed."""
        kept = {choice: one for choice, one in row.items() if one}
        common = gcd(*kept.values()) or 1
        self.rows.append(({choice: one // common for choice, one in kept.items()}, -(-needed // common)))

    def cheapest(self, costs: Mapping[int, int], order: Sequence[int]) -> tuple[int, ...] | None:
        """Return what is chosen at the least cost; None where the rows can't all hold.

        Of several that cost the same, it is the one that has the first choice of `order`, then the second, and so on.
        """
        highs = _made(self.size, self.rows)
        chosen = self._solved(highs, costs)
        if chosen is None:
            return None
        least = sum(costs.get(choice, 0) * one for choice, one in enumerate(chosen))
        _add(highs, {choice: -cost for choice, cost in costs.items()}, -least)
        for start in range(0, len(order), _AT_ONCE):
            block = order[start : start + _AT_ONCE]
            weights = {choice: -(1 << (_AT_ONCE - 1 - index)) for index, choice in enumerate(block)}
            chosen = self._solved(highs, weights)
            if chosen is None:
                raise SolverError("a solution was lost on the way")
            for choice in block:
                highs.changeColBounds(choice, chosen[choice], chosen[choice])
        return chosen

    def _solved(self, highs: Highs, costs: Mapping[int, int]) -> tuple[int, ...] | None:
        from highspy import HighsModelStatus

        for choice in range(self.size):
            highs.changeColCost(choice, costs.get(choice, 0))
        highs.run()
        status = highs.getModelStatus()
        if status == HighsModelStatus.kInfeasible:
            return None
        if status not in (HighsModelStatus.kOptimal, HighsModelStatus.kModelEmpty):
            raise SolverError(highs.modelStatusToString(status))
        found = tuple(round(one) for one in highs.getSolution().col_value)
        # The solver works in floating point; what it says is only believed once it holds in whole numbers.
        for row, needed in self.rows:
            if sum(one * found[choice] for choice, one in row.items()) < needed:
                raise SolverError("a row doesn't hold exactly")
        return found


def _made(size: int, rows: Sequence[tuple[Mapping[int, int], int]]) -> Highs:
    # Only here, because it takes a tenth of a second to load.
    from highspy import Highs, HighsVarType

    highs: Highs = Highs()  # type: ignore[no-untyped-call]
    highs.silent()
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("parallel", "off")
    highs.setOptionValue("mip_rel_gap", 0.0)  # the very least, not nearly
    highs.setOptionValue("mip_abs_gap", 0.0)
    highs.setOptionValue("mip_feasibility_tolerance", 1e-9)
    for choice in range(size):
        highs.addVar(0.0, 1.0)
        highs.changeColIntegrality(choice, HighsVarType.kInteger)
    for row, needed in rows:
        _add(highs, row, needed)
    return highs


def _add(highs: Highs, row: Mapping[int, int], needed: int) -> None:
    highs.addRow(needed, highs.inf, len(row), list(row), list(row.values()))
