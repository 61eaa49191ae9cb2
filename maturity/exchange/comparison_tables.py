"""A comparison as plain tables, for a workbook or a CSV: heat map, figures, features, gaps.

Every number is taken from where the pages and reports take it; nothing is worked out here.
"""

from __future__ import annotations

from collections.abc import Iterator

from maturity.charts.cohort import center_name, columns_of, figure_of, stands_short
from maturity.compare.comparison import Capability, Cell, Comparison, FeatureFigures
from maturity.exchange.columns import Column
from maturity.exchange.csv_file import csv_bytes
from maturity.exchange.results import Line
from maturity.framework.model import Framework
from maturity.scoring.labels import stage_label
from maturity.text import DEFAULT, Words, words

TABLES = ("heat", "figures", "features", "gaps")
"""What there is, by the names of the sheets."""

_WIDTHS = {"capability": 34, "center": 34, "feature": 46, "teach": 60, "id": 30}
_FIGURES = ("capability", "id", "n", "low", "median", "high", "open", "lowest", "highest")
_COUNTS = ("have", "partly", "missing", "dont_know", "excluded", "blank")


def columns_in(framework: Framework, comparison: Comparison, table: str, said: Words) -> tuple[Column, ...]:
    """Return the columns of a table."""
    if table == "heat":
        capabilities = (Column(one.id, framework.capability(one.id).title, 14) for one in comparison.capabilities)
        return (*_named(("center",), said), *capabilities)
    if table == "figures":
        reached = (
            Column(f"at-{stage.number}", _at_least(framework, stage.number, said), 14) for stage in framework.stages
        )
        return (*_named(_FIGURES, said), *reached)
    first = ("feature", "capability", "stage", "id", "n")
    return _named((*first, *(("lack",) if table == "gaps" else ()), *_COUNTS, "teach"), said)


def lines_in(framework: Framework, comparison: Comparison, table: str, said: Words) -> list[Line]:
    """Return the rows of a table."""
    if table == "heat":
        return list(_heat(comparison, said))
    if table == "figures":
        return [_figures(framework, one, said) for one in comparison.capabilities]
    return [_feature(framework, one, said) for one in (comparison.gaps if table == "gaps" else comparison.features)]


def comparison_csv(framework: Framework, comparison: Comparison, table: str = "heat", language: str = DEFAULT) -> bytes:
    """Return one of the tables as CSV."""
    said = words(language)
    return csv_bytes(columns_in(framework, comparison, table, said), lines_in(framework, comparison, table, said))


def _named(keys: tuple[str, ...], said: Words) -> tuple[Column, ...]:
    headings = columns_of(keys, said)
    return tuple(Column(key, heading, _WIDTHS.get(key, 14)) for key, heading in zip(keys, headings, strict=True))


def _at_least(framework: Framework, stage: int, said: Words) -> str:
    return said.say("comparison.column.at_least", stage=stage_label(framework, stage, stage))


def _heat(comparison: Comparison, said: Words) -> Iterator[Line]:
    for row in comparison.rows:
        values: Line = {
            one.id: _value(cell, said) for one, cell in zip(comparison.capabilities, row.cells, strict=True)
        }
        yield values | {"center": center_name(row, said)}


def _value(cell: Cell, said: Words) -> str | int:
    """Return a stage that is known as a number, so that a spreadsheet can count it; everything else in words."""
    return cell.stage_low if cell.known and cell.stage_low is not None else stands_short(cell, said)


def _figures(framework: Framework, one: Capability, said: Words) -> Line:
    line: Line = {"capability": framework.capability(one.id).title, "id": one.id}
    if one.figures is None:
        return line | {"median": said.say("comparison.dots.too_few")}
    found = one.figures
    numbers = {"low": found.low_quartile, "median": found.median, "high": found.high_quartile}
    ends = {"lowest": found.lowest, "highest": found.highest}
    texts = {key: figure_of(framework, one, number) for key, number in (numbers | ends).items() if number is not None}
    reached = {f"at-{step.stage}": step.count for step in found.at_least}
    return line | {"n": found.n, "open": found.open} | texts | reached


def _feature(framework: Framework, one: FeatureFigures, said: Words) -> Line:
    stage = stage_label(framework, one.stage, one.stage) if one.stage else ""
    return {
        "feature": framework.features[one.feature].title,
        "capability": framework.capability(one.capability).title,
        "stage": stage,
        "id": one.feature,
        "n": one.n,
        "lack": one.lacking,
        **{key: getattr(one, key) for key in _COUNTS},
        "teach": "; ".join(one.exemplars),
    }
