"""Measures as CSV: a row a figure."""

from __future__ import annotations

from maturity.exchange.csv_file import csv_bytes
from maturity.exchange.measures_table import columns_of, lines_of
from maturity.measures.model import Measures
from maturity.text import Words


def measures_csv(measures: Measures, words: Words) -> bytes:
    """Return the figures as a spreadsheet's CSV; no text in it becomes a formula."""
    return csv_bytes(columns_of(words), lines_of(measures, words))
