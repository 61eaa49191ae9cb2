"""What the readers of rows share: every problem gathered on the way, ids looked up once, choices by what is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Literal

from maturity.errors import Problem
from maturity.exchange.cell_text import same
from maturity.exchange.choices import Choices
from maturity.exchange.columns import ID
from maturity.exchange.table import Cell, Row
from maturity.exchange.telling import meant, told
from maturity.framework.document import brief
from maturity.text import Words

_LISTED = 12  # ids that a message names


class Finding:
    """The rows of one kind being read; `found` gathers every problem."""

    def __init__(self, file: str, words: Words) -> None:
        self.file = file
        self.words = words
        self.found: list[Problem] = []

    def add(self, cell: Cell, key: str, **values: Any) -> None:
        """Gather a problem at a cell; `key` is the name of its messages."""
        self.found.append(cell.problem(self.file, *told(self.words, key, **values)))

    def each(self, rows: Sequence[Row], needed: Literal["question", "wish"]) -> Iterator[tuple[str, Row]]:
        """Yield each row with its id; a row without one, or with one that was there before, is a problem."""
        seen: dict[str, Cell] = {}
        for row in rows:
            for cell in row.cells.values():
                if cell.fault is not None:
                    self.found.append(cell.problem(self.file, *cell.fault))
            id_ = same(row.text(ID))
            if not id_:
                filled = next((cell for key, cell in row.cells.items() if key != ID and not cell.empty), None)
                if filled is not None and (ID not in row.cells or row.cells[ID].fault is None):
                    self.add(filled, f"no_id_{needed}")
            elif id_ in seen:
                self.add(row.cells[ID], "twice", id=brief(id_), place=seen[id_].where)
            else:
                seen[id_] = row.cells[ID]
                yield id_, row

    def unknown(
        self, cell: Cell, id_: str, what: Literal["question", "center", "wish"], known: Collection[str]
    ) -> None:
        """Gather the problem of an id that isn't there."""
        say, near = self.words.say, meant(self.words, same(cell.text), known)
        told_what, why = (say(f"files.unknown_{what}.{part}", id=brief(id_)) for part in ("what", "why"))
        few = len(known) <= _LISTED
        fix = say("files.known_ids", meant=near, known=", ".join(known)) if few else say("files.copy_id", meant=near)
        self.found.append(cell.problem(self.file, told_what, why, fix))

    def chosen(self, cell: Cell | None, choices: Choices) -> str | None:
        """Return the id of what was chosen in a cell; None where nothing was, or nothing that is known."""
        if cell is None or not cell.text.strip():
            return None
        found = choices.find(cell.text)
        if found is None:
            near = meant(self.words, cell.text, [*choices.texts, *(id_ for id_, _ in choices.shown)])
            self.add(cell, "not_listed", text=brief(cell.text), meant=near, choices="; ".join(choices.texts))
        return found
