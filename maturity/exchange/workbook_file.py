"""The cells of a workbook that somebody filled in, as text with their places. Nothing in it is evaluated."""

from __future__ import annotations

import warnings
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from maturity.errors import AnswersError
from maturity.exchange.archive import check_workbook, refused
from maturity.exchange.table import MAX_COLUMNS, MAX_ROWS, Cell

MAX_SHEETS = 50


def workbook_cells(raw: bytes, name: str) -> dict[str, list[list[Cell]]]:
    """Return the cells of each sheet by its title; AnswersError where the file can't be read as a workbook."""
    check_workbook(raw, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about drawings and rules, which we don't look at
            book = load_workbook(BytesIO(raw), read_only=True, data_only=False, keep_links=False)
            try:
                return {sheet.title: _rows(sheet, name) for sheet in book.worksheets[:MAX_SHEETS]}
            finally:
                book.close()
    except AnswersError:
        raise
    except Exception as error:  # whatever is broken inside, openpyxl says it in many ways
        fix = "Open it in a spreadsheet, save it as “Excel Workbook (.xlsx)” and try again."
        raise refused(name, "the workbook can't be read", "Something in it is damaged.", fix) from error


def _rows(sheet: Any, name: str) -> list[list[Cell]]:
    sheet.reset_dimensions()  # what a file says of its own size need not be true
    rows: list[list[Cell]] = []
    for number, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        if number > MAX_ROWS:
            if any(cell.value is not None for cell in cells):
                what, fix = f"the sheet {sheet.title} has more than {MAX_ROWS:,} rows", "Delete those that you added."
                raise refused(name, what, "No questionnaire is that long.", fix)
            continue
        rows.append([_cell(cell, sheet.title, number, place) for place, cell in enumerate(cells, start=1)])
    return rows


def _cell(cell: Any, sheet: str, row: int, column: int) -> Cell:
    # Braces are doubled because `where` is filled in with the heading.
    title = sheet.replace("{", "{{").replace("}", "}}")
    where = f"sheet {title}, cell {get_column_letter(column)}{row}"
    value = cell.value
    if value is None:
        return Cell("", row, where)
    if cell.data_type == "f":
        what, why = "this cell holds a formula", "Formulas are never worked out here, so its result isn't known."
        fix = "Write the text itself; or copy the cell and paste it as values only."
        return Cell("", row, where, (what, why, fix))
    if cell.data_type == "e":
        fix = "Write what is meant, or leave the cell empty."
        return Cell("", row, where, (f"this cell holds the error {value}", "It says nothing.", fix))
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
