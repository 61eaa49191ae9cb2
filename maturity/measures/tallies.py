"""How many requests have each code, in the whole and in each service, channel and area."""

from __future__ import annotations

from collections.abc import Mapping

from maturity.measures.model import By
from maturity.measures.working import NUMBERS, Working

Cells = Mapping[int, int]
"""How many requests have each code."""
Tallies = dict[By, dict[str, dict[int, int]]]
"""The cells of each group."""


def tallies(work: Working) -> Tallies:
    """Count the requests of each code by group."""
    found: Tallies = {By.WHOLE: {"": {}}}
    for by, column in NUMBERS.items():
        if by is By.WHOLE:
            continue
        numbers: dict[int, dict[int, int]] = {}
        sql = f"SELECT {column}, code, COUNT(*) FROM {work.table} GROUP BY {column}, code"
        for number, code, rows in work.rows(sql):
            numbers.setdefault(number, {})[code] = rows
        found[by] = {work.name(by, number): cells for number, cells in numbers.items()}
    whole = found[By.WHOLE][""]
    for cells in found[By.CHANNEL].values():  # every request has one
        for code, rows in cells.items():
            whole[code] = whole.get(code, 0) + rows
    return {
        by: dict(sorted(cells.items(), key=lambda one: (-sum(one[1].values()), one[0]))) for by, cells in found.items()
    }
