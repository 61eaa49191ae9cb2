"""CSV as spreadsheets write and read it: UTF-8 with its mark, RFC 4180, and no text that becomes a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

from maturity.errors import AnswersError, Problem
from maturity.exchange.cell_text import cell_text, guarded, unguarded
from maturity.exchange.columns import Column
from maturity.exchange.table import MAX_ROWS, Cell
from maturity.framework.reader import MAX_BYTES

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


def csv_cells(raw: bytes, name: str) -> list[list[Cell]]:
    """Return the cells of a CSV; AnswersError where it can't be read as one."""
    if len(raw) > MAX_BYTES:
        what, fix = f"the file has more than {MAX_BYTES:,} bytes", "Check that it is the right file."
        raise _refused(name, 1, what, "A filled-in questionnaire is much smaller.", fix)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fix = "In Excel, choose Save As and “CSV UTF-8 (Comma delimited)”; or fill in the workbook (.xlsx) instead."
        why = "Other encodings garble names and accents."
        raise _refused(name, raw.count(b"\n", 0, error.start) + 1, "this is not UTF-8 text", why, fix) from error
    rows: list[list[Cell]] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        for number, values in enumerate(reader, start=1):
            if number > MAX_ROWS:
                what, fix = (
                    f"there are more than {MAX_ROWS:,} rows",
                    "Delete the rows that you added.",
                )
                raise _refused(name, number, what, "No questionnaire is that long.", fix)
            rows.append([Cell(unguarded(value), number, f"row {number}, column {{}}") for value in values])
    except csv.Error as error:
        fix = "Open it in a spreadsheet and save it as CSV again; quotation marks inside a cell are doubled."
        what = f"row {len(rows) + 1} can't be read: {error}"
        raise _refused(name, len(rows) + 1, what, "Its cells can't be told apart.", fix) from error
    return rows


def _separator(text: str) -> str:
    """Return what separates cells: where a comma is the decimal sign, spreadsheets write semicolons."""
    head = text.partition("\n")[0]
    return max(_SEPARATORS, key=head.count)


def _refused(name: str, line: int, what: str, why: str, fix: str) -> AnswersError:
    return AnswersError([Problem(name, line, "", what, why, fix)])
