"""The cells of a workbook that somebody filled in, as text with their places. Nothing in it is evaluated."""

from __future__ import annotations

import warnings
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from maturity.errors import AnswersError
from maturity.exchange.archive import check_workbook
from maturity.exchange.table import MAX_COLUMNS, MAX_ROWS, Cell
from maturity.exchange.telling import refused, told
from maturity.text import Words

MAX_SHEETS = 50


def workbook_cells(raw: bytes, name: str, words: Words) -> dict[str, list[list[Cell]]]:
    """Return the cells of each sheet by its title; AnswersError where the file can't be read as a workbook."""
    check_workbook(raw, name, words)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about drawings and rules, which we don't look at
            book = load_workbook(BytesIO(raw), read_only=True, data_only=False, keep_links=False)
            try:
                return {sheet.title: _rows(sheet, name, words) for sheet in book.worksheets[:MAX_SHEETS]}
            finally:
                book.close()
    except AnswersError:
        raise
    except Exception as error:  # whatever is broken inside, openpyxl says it in many ways
        raise refused(words, name, "broken_inside") from error


def _rows(sheet: Any, name: str, words: Words) -> list[list[Cell]]:
    sheet.reset_dimensions()  # what a file says of its own size need not be true
    rows: list[list[Cell]] = []
    for number, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        if number > MAX_ROWS:
            if any(cell.value is not None for cell in cells):
                raise refused(words, name, "long_sheet", sheet=sheet.title, most=words.number(MAX_ROWS))
            continue
        # Most of a wide or long sheet is empty cells: those after a row's last one need no place.
        width = max((place for place, cell in enumerate(cells, start=1) if cell.value is not None), default=0)
        rows.append([_cell(cell, sheet.title, number, place, words) for place, cell in enumerate(cells[:width], 1)])
    return rows


def _cell(cell: Any, sheet: str, row: int, column: int, words: Words) -> Cell:
    # Braces are doubled because `where` is filled in with the heading.
    title = sheet.replace("{", "{{").replace("}", "}}")
    where = words.say("files.place.cell", sheet=title, cell=f"{get_column_letter(column)}{row}")
    value = cell.value
    if value is None:
        return Cell("", row, where)
    if cell.data_type == "f":
        return Cell("", row, where, told(words, "formula"))
    if cell.data_type == "e":
        return Cell("", row, where, told(words, "cell_error", error=value))
    return Cell(_text(value, str(cell.number_format)), row, where)


def _text(value: object, shown_as: str) -> str:
    """Return what a person sees in a cell: numbers and days are taken as the text they were typed as."""
    match value:
        case bool():
            return str(value).upper()
        case float() if shown_as.rstrip().endswith("%"):
            return f"{value * 100:.10g}%"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
