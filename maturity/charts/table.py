"""A chart as data: what both renderers draw, the table to print beside it, and the alt text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One rung of the ladder, as a column of the chart."""

    number: int
    name: str


@dataclass(frozen=True)
class Mark:
    """What is drawn for one capability; None where it has no stage, because nothing in it applies.

    `stage_low` is established, up to `stage_high` is possible while answers are open; 0 is below the first stage.
    """

    id: str
    title: str
    stage: str
    stage_low: int | None
    stage_high: int | None
    target: int | None


@dataclass(frozen=True)
class Legend:
    """The words that explain the signs of the chart."""

    reached: str
    open: str
    target: str


@dataclass(frozen=True)
class ChartTable:
    """A chart: title, alt text, the table beside it as plain texts, and the typed numbers behind it."""

    title: str
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]
    legend: Legend
