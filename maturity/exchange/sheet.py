"""Writing tables into sheets of a workbook: real headings, cells to fill in with their lists, ready to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from maturity.exchange.cell_text import cell_text, like_formula
from maturity.exchange.columns import Column
from maturity.exchange.filled import FilledRow

Value = str | int | float | None

_LINE = Side(style="thin", color="FFB0B8C0")
_HEAD = PatternFill("solid", fgColor="FF1F3A5F")
_ASKED = PatternFill("solid", fgColor="FFF0F2F4")  # not to be changed
_OPEN = PatternFill("solid", fgColor="FFFFF8E1")  # to be filled in
_WRAP = Alignment(wrap_text=True, vertical="top")
_AS_TEXT = "@"  # what is typed into such a cell stays text, whatever it begins with


class Book:
    """A workbook being written; what drop-downs list lies in a hidden sheet, because a rule holds 255 characters."""

    def __init__(self, lists: str = "Lists", wrong: tuple[str, str] = ("", "")) -> None:
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._lists_name = lists
        self._wrong = wrong  # title and text where something else is typed than a drop-down lists
        self._lists: dict[tuple[str, ...], str] = {}

    def sheet(self, title: str, columns: Sequence[Column]) -> Worksheet:
        """Return a new sheet with its headings in the first row, which stays in sight and is printed on each page."""
        sheet: Worksheet = self._book.create_sheet(title)
        for place, column in enumerate(columns, start=1):
            cell = put(sheet, 1, place, column.heading)
            cell.font, cell.fill, cell.alignment = Font(bold=True, color="FFFFFFFF"), _HEAD, _WRAP
            sheet.column_dimensions[get_column_letter(place)].width = column.width
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        for_paper(sheet)
        return sheet

    def table(self, title: str, columns: Sequence[Column], rows: Iterable[Mapping[str, Value]]) -> None:
        """Add a sheet with a table to read."""
        sheet = self.sheet(title, columns)
        for row, values in enumerate(rows, start=2):
            for place, column in enumerate(columns, start=1):
                put(sheet, row, place, values.get(column.key))

    def form(self, title: str, columns: Sequence[Column], rows: Iterable[FilledRow]) -> None:
        """Add a sheet with a table to fill in."""
        sheet = self.sheet(title, columns)
        rules: dict[str, DataValidation] = {}
        for row, filled in enumerate(rows, start=2):
            for place, column in enumerate(columns, start=1):
                cell = put(sheet, row, place, filled.cells.get(column.key, ""))
                cell.fill = _OPEN if column.filled else _ASKED
                if column.filled:
                    cell.number_format = _AS_TEXT
                if column.key in filled.lists:
                    where = self._list(filled.lists[column.key].texts)
                    if where not in rules:
                        rules[where] = _rule(where, *self._wrong)
                    rules[where].add(cell)
        for rule in rules.values():
            sheet.add_data_validation(rule)

    def page(self, title: str, lines: Iterable[tuple[str, str]]) -> None:
        """Add a sheet of labels with a text each."""
        sheet: Worksheet = self._book.create_sheet(title)
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 100
        for row, (label, text) in enumerate(lines, start=1):
            put(sheet, row, 1, label).font = Font(bold=True)
            put(sheet, row, 2, text)
        for_paper(sheet)

    def bytes(self) -> bytes:
        """Return the file."""
        if self._lists:
            self._write_lists()
        out = BytesIO()
        self._book.save(out)
        return out.getvalue()

    def _list(self, texts: tuple[str, ...]) -> str:
        """Return the range in the hidden sheet that lists these texts."""
        if texts not in self._lists:
            letter = get_column_letter(len(self._lists) + 1)
            self._lists[texts] = f"'{self._lists_name}'!${letter}$1:${letter}${len(texts)}"
        return self._lists[texts]

    def _write_lists(self) -> None:
        sheet: Worksheet = self._book.create_sheet(self._lists_name)
        sheet.sheet_state = "hidden"
        for place, texts in enumerate(self._lists, start=1):
            for row, text in enumerate(texts, start=1):
                put(sheet, row, place, text)


def put(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Write a number as a number and a text as a text, which never becomes a formula."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # nothing is merged in what we write
    cell.alignment = _WRAP
    cell.border = Border(bottom=_LINE)
    if value is None or value == "":
        return cell
    if isinstance(value, str):
        cell.value = cell_text(value)
        cell.data_type = "s"  # openpyxl takes a text that begins with "=" for a formula
        cell.quotePrefix = like_formula(value)  # and a spreadsheet would when somebody edits the cell
    else:
        cell.value = value
        if isinstance(value, float):
            cell.number_format = "0.0###"
    return cell


def for_paper(sheet: Worksheet) -> None:
    """Set a sheet up to be printed: landscape, as wide as the page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _rule(where: str, title: str, text: str) -> DataValidation:
    rule = DataValidation(type="list", formula1=where, allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = title, text
    return rule
