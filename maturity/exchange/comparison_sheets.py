"""A comparison as a workbook: the heat map with its shades, figures, features, gaps, and what it was made from."""

from __future__ import annotations

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from maturity.charts.cohort import shade_of
from maturity.compare.comparison import Comparison
from maturity.exchange.comparison_tables import columns_in, lines_in
from maturity.exchange.sheet import Book, put
from maturity.framework.model import Framework
from maturity.text import DEFAULT, Words, words

# The shades of the report, with the ink that can be read on each.
_SHADES = ("FFFFFFFF", "FFDDE8F2", "FFB9D0E4", "FF86AED0", "FF2F6DA3", "FF153F62")
_INKS = ("FF1B1B1B", "FF1B1B1B", "FF1B1B1B", "FF1B1B1B", "FFFFFFFF", "FFFFFFFF")
_MIDDLE = Alignment(horizontal="center", vertical="top")


def comparison_workbook(
    framework: Framework, comparison: Comparison, about: list[tuple[str, str]], language: str = DEFAULT
) -> bytes:
    """Return a comparison as a workbook (.xlsx); `about` are the lines of its last sheet.

    It has the rows of all centers, however many.
    """
    said = words(language)
    book = Book()
    _heat(book, framework, comparison, said)
    for table in ("figures", "features", "gaps"):
        columns = columns_in(framework, comparison, table, said)
        book.table(said.say(f"comparison.sheet.{table}"), columns, lines_in(framework, comparison, table, said))
    book.page(said.say("comparison.sheet.about"), about)
    return book.bytes()


def _heat(book: Book, framework: Framework, comparison: Comparison, said: Words) -> None:
    columns = columns_in(framework, comparison, "heat", said)
    sheet: Worksheet = book.sheet(said.say("comparison.sheet.heat"), columns)
    sheet.freeze_panes = "B2"
    lines = lines_in(framework, comparison, "heat", said)
    for number, (row, line) in enumerate(zip(comparison.rows, lines, strict=True), start=2):
        put(sheet, number, 1, line["center"])
        for place, (one, cell) in enumerate(zip(comparison.capabilities, row.cells, strict=True), start=2):
            written = put(sheet, number, place, line[one.id])
            written.alignment = _MIDDLE
            shade = shade_of(framework, cell)
            if shade is not None:
                written.fill = PatternFill("solid", fgColor=_SHADES[shade])
                written.font = Font(color=_INKS[shade], italic=not cell.known)
