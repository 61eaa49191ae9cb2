"""Which counts are not shown because they are small, and which others would give these away by subtraction.

Whoever reads a table knows its totals. So what is hidden in a line (a row, a column, a whole table) must be at least
two counts that together are large enough; and no hidden count may be worked out through several lines, which a count
can exactly where it is the only link between two parts of the hidden ones.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

Row = TypeVar("Row", bound=Hashable)
Cell = tuple[str, str]
Point = tuple[int, str]

FEWEST_REQUESTS = 5
FEWEST_PEOPLE = 10
FEWEST_RESIDENTS = 1000


def hidden_in_line(
    sizes: Mapping[Row, int], small: Callable[[Row], bool], least: int, choose: Callable[[Row], int] | None = None
) -> dict[Row, bool]:
    """Return what is hidden of a line whose total is known: True where it is small, False where it only protects.

    `sizes` count what must not be too few; what has none gives nobody away. What protects is the smallest of the rest.
    """
    order = choose or sizes.__getitem__
    hidden = {one: True for one, size in sizes.items() if size and small(one)}
    while hidden and (len(hidden) < 2 or sum(sizes[one] for one in hidden) < least):
        rest = [one for one, size in sizes.items() if size and one not in hidden]
        if not rest:
            break
        hidden[min(rest, key=lambda one: (order(one), str(one)))] = False
    return hidden


def hidden_in_table(counts: Mapping[Cell, int], least: int = FEWEST_REQUESTS) -> dict[Cell, bool]:
    """Return what is hidden of a table of rows and columns whose totals are known: True where a count is small.

    Counts of none are shown where they can be: nobody is behind them.
    """
    hidden = {cell: True for cell, count in counts.items() if 0 < count < least}
    lines: dict[Point, list[Cell]] = {}
    # What protects is the smallest of a line, and a count of none only where nothing else is left.
    for cell in sorted(counts, key=lambda one: (not counts[one], counts[one], str(one))):
        for point in _ends(cell):
            lines.setdefault(point, []).append(cell)
    while _hide_more(counts, lines, hidden, least):
        pass
    return hidden


def _hide_more(
    counts: Mapping[Cell, int], lines: Mapping[Point, list[Cell]], hidden: dict[Cell, bool], least: int
) -> bool:
    """Hide the smallest counts of each line that protects too little; whether any was hidden."""
    before = len(hidden)
    for line in lines.values():
        gone = [cell for cell in line if cell in hidden]
        rest = [cell for cell in line if cell not in hidden]
        while gone and rest and (len(gone) < 2 or sum(counts[cell] for cell in gone) < least):
            gone.append(rest.pop(0))
            hidden[gone[-1]] = False
    if len(hidden) > before:
        return True
    for bridge in sorted(_bridges(hidden), key=str):
        for point in _ends(bridge):
            more = next((cell for cell in lines[point] if cell not in hidden), None)
            if more is not None:
                hidden[more] = False
                return True
    return False


def _ends(cell: Cell) -> tuple[Point, Point]:
    return (0, cell[0]), (1, cell[1])


def _bridges(hidden: Iterable[Cell]) -> set[Cell]:
    """Return the hidden counts that the totals give away.

    Rows and columns are the points of a graph and the hidden counts its edges. A count on no circle, a bridge, is what
    the totals on one side of it leave over. They are found by Tarjan's walk: how far back each branch reaches.
    """
    beside: dict[Point, list[tuple[Point, Cell]]] = {}
    for cell in hidden:
        row, column = _ends(cell)
        beside.setdefault(row, []).append((column, cell))
        beside.setdefault(column, []).append((row, cell))
    found: set[Cell] = set()
    met: dict[Point, int] = {}
    back: dict[Point, int] = {}
    for start in beside:
        if start in met:
            continue
        met[start] = back[start] = len(met)
        walk: list[tuple[Point, Cell | None, Iterator[tuple[Point, Cell]]]] = [(start, None, iter(beside[start]))]
        while walk:
            here, came, ways = walk[-1]
            for there, cell in ways:
                if there not in met:
                    met[there] = back[there] = len(met)
                    walk.append((there, cell, iter(beside[there])))
                    break
                if cell != came:
                    back[here] = min(back[here], met[there])
            else:
                walk.pop()
                if came is not None:
                    parent = walk[-1][0]
                    back[parent] = min(back[parent], back[here])
                    if back[here] > met[parent]:
                        found.add(came)
    return found
