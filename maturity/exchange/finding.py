"""What the readers of rows share: every problem gathered on the way, ids looked up once, choices by what is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from maturity.errors import Problem
from maturity.exchange.cell_text import same
from maturity.exchange.choices import Choices
from maturity.exchange.columns import ID
from maturity.exchange.table import Cell, Row
from maturity.framework.document import brief
from maturity.framework.problems import suggest

_LISTED = 12  # ids that a message names


class Finding:
    """The rows of one kind being read; `found` gathers every problem."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []

    def add(self, cell: Cell, what: str, why: str, fix: str) -> None:
        """Gather a problem at a cell."""
        self.found.append(cell.problem(self.file, what, why, fix))

    def each(self, rows: Sequence[Row], needed: str) -> Iterator[tuple[str, Row]]:
        """Yield each row with its id; a row without one, or with one that was there before, is a problem."""
        seen: dict[str, Cell] = {}
        for row in rows:
            for cell in row.cells.values():
                if cell.fault is not None:
                    self.add(cell, *cell.fault)
            id_ = same(row.text(ID))
            if not id_:
                filled = next((cell for key, cell in row.cells.items() if key != ID and not cell.empty), None)
                if filled is not None and (ID not in row.cells or row.cells[ID].fault is None):
                    fix = f"Write the id of the {needed} into the row, or empty the row."
                    self.add(filled, "this row has no id", f"It isn't known which {needed} it belongs to.", fix)
            elif id_ in seen:
                what = f"'{brief(id_)}' stands here a second time; the first is in {seen[id_].where}"
                self.add(row.cells[ID], what, "Only one of them can count.", "Delete one of the two rows.")
            else:
                seen[id_] = row.cells[ID]
                yield id_, row

    def unknown(self, cell: Cell, what: str, known: Collection[str], why: str) -> None:
        """Gather the problem of an id that isn't there."""
        listed = f"There is: {', '.join(known)}." if len(known) <= _LISTED else "Copy the id from a new template."
        self.add(cell, what, why, f"{suggest(same(cell.text), known)}{listed}")

    def chosen(self, cell: Cell | None, choices: Choices) -> str | None:
        """Return the id of what was chosen in a cell; None where nothing was, or nothing that is known."""
        if cell is None or not cell.text.strip():
            return None
        found = choices.find(cell.text)
        if found is None:
            known = [*choices.texts, *(id_ for id_, _ in choices.shown)]
            fix = f"{suggest(cell.text, known)}Choose one of: {'; '.join(choices.texts)}."
            self.add(cell, f"'{brief(cell.text)}' is not one of the answers here", "It can't be counted.", fix)
        return found
