"""What came of an assessment as a workbook."""

from __future__ import annotations

from maturity.exchange.claimed_sheet import claimed_columns, claimed_lines
from maturity.exchange.results import TABLES, Outcome, about_lines, columns_of, lines_of
from maturity.exchange.sheet import Book


def results_workbook(outcome: Outcome) -> bytes:
    """Return results, roadmap and answers as a workbook (.xlsx), and what they are about."""
    say = outcome.words.say
    book = Book()
    for table in TABLES:
        book.table(say(f"exchange.sheet.{table}"), columns_of(table, outcome.words), lines_of(outcome, table))
    if claimed := claimed_lines(outcome):
        book.table(say("evidence.sheet"), claimed_columns(outcome), claimed)
    book.page(say("exchange.sheet.about"), about_lines(outcome))
    return book.bytes()
