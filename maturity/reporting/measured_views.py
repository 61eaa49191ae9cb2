"""What a template may read of measures: plain frozen texts and lists."""

from __future__ import annotations

from dataclasses import dataclass

from maturity.reporting.views import ChartView, FactView, TableView


@dataclass(frozen=True)
class NotedChartView:
    """A chart, and what isn't drawn in it."""

    chart: ChartView
    note: str


@dataclass(frozen=True)
class TitledTableView:
    """A table with its heading, and what has to be known of it."""

    heading: str
    intro: str
    table: TableView
    note: str


@dataclass(frozen=True)
class MeasuredPageView:
    """A page of figures: charts and tables, what could not be measured and why, and how all is counted."""

    title: str
    intro: tuple[str, ...]
    key: TitledTableView | None
    charts: tuple[NotedChartView, ...]
    tables: tuple[TitledTableView, ...]
    missing: tuple[FactView, ...]
    notes: tuple[str, ...]
    definitions: tuple[FactView, ...]
    facts: tuple[FactView, ...]
