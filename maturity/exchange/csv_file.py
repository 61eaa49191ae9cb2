"""CSV as spreadsheets write and read it: UTF-8 with its mark, RFC 4180, and no text that becomes a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from maturity.exchange.cell_text import cell_text, guarded, unguarded
from maturity.exchange.columns import Column
from maturity.exchange.table import MAX_ROWS, Cell
from maturity.exchange.telling import refused
from maturity.framework.reader import MAX_BYTES
from maturity.text import Words

_SEPARATORS = ",;\t"


def csv_bytes(columns: Sequence[Column], rows: Iterable[Mapping[str, str | int | float | None]]) -> bytes:
    """Return a table as CSV."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.heading for column in columns])
    for row in rows:
        writer.writerow([_written(row.get(column.key)) for column in columns])
    return out.getvalue().encode("utf-8-sig")


def _written(value: str | int | float | None) -> str:
    if isinstance(value, str):
        return guarded(cell_text(value))
    return "" if value is None else str(value)


def csv_cells(raw: bytes, name: str, words: Words) -> list[list[Cell]]:
    """Return the cells of a CSV; AnswersError where it can't be read as one."""
    if len(raw) > MAX_BYTES:
        raise refused(words, name, "long_csv", most=words.number(MAX_BYTES))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(words, name, "not_utf8", raw.count(b"\n", 0, error.start) + 1) from error
    rows: list[list[Cell]] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        for number, values in enumerate(reader, start=1):
            if number > MAX_ROWS:
                raise refused(words, name, "many_rows", number, most=words.number(MAX_ROWS))
            where = words.say("files.place.row", row=number, column="{}")  # filled in with the heading
            rows.append([Cell(unguarded(value), number, where) for value in values])
    except csv.Error as error:
        raise refused(words, name, "broken_row", len(rows) + 1, row=len(rows) + 1, error=error) from error
    return rows


def _separator(text: str) -> str:
    """Return what separates cells: where a comma is the decimal sign, spreadsheets write semicolons."""
    head = text.partition("\n")[0]
    return max(_SEPARATORS, key=head.count)
