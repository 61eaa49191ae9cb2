"""Bars as data: a row for each thing, a bar for each figure of it, and the figure written beside its bar."""

from __future__ import annotations

from dataclasses import dataclass

from maturity.charts.table import Chart


@dataclass(frozen=True)
class Bar:
    """How long a bar is, from 0 to 1, and the figure it stands for; without a length there is only what is said."""

    at: float | None
    said: str


@dataclass(frozen=True)
class BarRow:
    """One row: a bar for each series of the chart."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Line:
    """A line across all rows that the bars are read against, and its word."""

    at: float
    word: str


@dataclass(frozen=True)
class Bars(Chart):
    """Rows of bars. With two series the first is filled and the second hatched; `note` says what isn't drawn."""

    lines: tuple[BarRow, ...]
    series: tuple[str, ...]
    line: Line | None = None
    note: str = ""


def lengths(values: list[float | None], most: float | None = None) -> list[float | None]:
    """Return numbers as parts of the largest of them, or of a number that is the full length."""
    top = most or max((value for value in values if value is not None), default=0.0)
    return [None if value is None else max(min(value / top, 1.0), 0.0) if top else 0.0 for value in values]
