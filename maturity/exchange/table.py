"""A table that somebody filled in: its heading row found by what it says, and each row's cells by heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from maturity.errors import Problem
from maturity.exchange.cell_text import same
from maturity.exchange.columns import ANSWER, ASPECT, ID, Column
from maturity.exchange.telling import told
from maturity.text import Words

MAX_ROWS = 20_000
MAX_COLUMNS = 200
_HEAD_WITHIN = 30  # rows: people write a title above


@dataclass(frozen=True)
class Cell:
    """A cell as text, with its place; `fault` says what, why and how to fix where it can't be taken as text.

    In `where`, {} stands for the column's heading.
    """

    text: str
    line: int
    where: str
    fault: tuple[str, str, str] | None = None

    @property
    def empty(self) -> bool:
        """True where nothing is in it."""
        return not self.text and self.fault is None

    def problem(self, file: str, what: str, why: str, fix: str) -> Problem:
        """Return a problem at this cell."""
        return Problem(file, self.line, self.where, what, why, fix)


@dataclass(frozen=True)
class Row:
    """The cells of a row by the key of their column."""

    cells: dict[str, Cell]

    def text(self, key: str) -> str:
        """Return what a cell says; empty where the row has none."""
        return self.cells[key].text if key in self.cells else ""


@dataclass
class Table:
    """A table read so far: its rows, and what is wrong with its headings or cells."""

    rows: list[Row] = field(default_factory=list)
    found: list[Problem] = field(default_factory=list)


def read_table(
    file: str, rows: Sequence[Sequence[Cell]], spoken: Sequence[Sequence[Column]], place: str, words: Words
) -> Table:
    """Return the rows below the headings; columns may stand in any order, and unknown ones are left out.

    The columns are given in each language that the headings may be in; messages name them as the first does.
    """
    table = Table()
    columns = spoken[0]
    headings = {same(column.heading): column.key for some in reversed(spoken) for column in some}
    at = _head(rows, headings)
    if at is None:
        needed = ", ".join(f"“{column.heading}”" for column in columns if column.key == ID or column.filled)
        table.found.append(Problem(file, 1, place, *told(words, "no_headings", needed=needed)))
        return table
    named: dict[int, Column] = {}
    for index, cell in enumerate(rows[at]):
        key = headings.get(same(cell.text))
        column = next((one for one in columns if one.key == key), None)
        if column is None:
            continue
        if column in named.values():
            found = replace(cell, where=cell.where.format(column.heading))
            table.found.append(found.problem(file, *told(words, "two_columns", column=column.heading)))
        else:
            named[index] = column
    for row in rows[at + 1 :]:
        table.rows += _row(row, named)
    return table


def _head(rows: Sequence[Sequence[Cell]], headings: dict[str, str]) -> int | None:
    for number, row in enumerate(rows[:_HEAD_WITHIN]):
        keys = {headings.get(same(cell.text)) for cell in row}
        if ID in keys and any(key and (key == ANSWER or key.startswith(ASPECT)) for key in keys):
            return number
    return None


def _row(row: Sequence[Cell], named: dict[int, Column]) -> Iterator[Row]:
    cells = {
        column.key: replace(row[index], where=row[index].where.format(column.heading))
        for index, column in named.items()
        if index < len(row)
    }
    wanted = {ID, *(column.key for column in named.values() if column.filled)}
    if any(not cell.empty for key, cell in cells.items() if key in wanted):
        yield Row(cells)
