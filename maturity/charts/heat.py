"""The heat map: where each center stands in each capability, as a table whose cells are also shaded in one hue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from maturity.charts.cohort import (
    center_name,
    columns_of,
    figure_of,
    shade_of,
    short_figure,
    stands,
    stands_short,
)
from maturity.charts.table import Chart
from maturity.compare.comparison import Comparison, Row
from maturity.framework.model import Framework
from maturity.scoring.labels import stage_label
from maturity.text import Words

MOST_ROWS = 100
"""Centers in a table that people look at as a whole: four pages across. A workbook has them all."""


@dataclass(frozen=True)
class HeatCell:
    """Where one center stands in one capability: `short` stands in the cell, `said` is the same in full.

    `shade` goes from 0, none, to 5, the darkest; None where nothing is scored.
    """

    short: str
    said: str
    shade: int | None
    open: bool


@dataclass(frozen=True)
class HeatRow:
    """One center."""

    name: str
    you: bool
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatMap(Chart):
    """Centers in rows, in the order of their aliases and never by where they stand, capabilities in columns.

    `rows` hold the same in full. `medians` are those of the group, empty without figures; `key` says what each shade
    is, `notes` what else can stand in a cell.
    """

    capabilities: tuple[str, ...]
    centers: tuple[HeatRow, ...]
    medians: tuple[str, ...]
    median_label: str
    key: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]
    too_many: str
    """Why the rows of the centers are left out, where there are too many of them."""

    def parts(self, most: int) -> tuple[HeatMap, ...]:
        """Return the same in several tables side by side, about equally wide, with no more capabilities than that."""
        wide = len(self.capabilities)
        many = max(1, -(-wide // most))
        ends = [wide * part // many for part in range(many + 1)]
        return tuple(self._part(first, last) for first, last in pairwise(ends))

    def pages(self, most: int, lines: Callable[[str], int]) -> tuple[HeatMap, ...]:
        """Return the same in several tables below each other, of about equal height, that each fit on a page.

        `lines` says how many lines a name takes, `most` is how many a page has. The medians stand in the last table.
        """
        high = [lines(row.name) for row in self.centers]
        least = sum(high) / max(1, -(-sum(high) // most))
        cuts, up_to = [0], 0
        for place, one in enumerate(high):
            if place > cuts[-1] and (up_to + one > most or up_to >= least):
                cuts.append(place)
                up_to = 0
            up_to += one
        ends = [*cuts, len(high)]
        return tuple(
            replace(
                self,
                rows=self.rows[first:last],
                centers=self.centers[first:last],
                medians=self.medians if last == len(high) else (),
            )
            for first, last in pairwise(ends)
        )

    def _part(self, first: int, last: int) -> HeatMap:
        return replace(
            self,
            columns=(self.columns[0], *self.columns[1:][first:last]),
            rows=tuple((row[0], *row[1:][first:last]) for row in self.rows),
            capabilities=self.capabilities[first:last],
            centers=tuple(replace(row, cells=row.cells[first:last]) for row in self.centers),
            medians=self.medians[first:last],
        )


def heat_map(framework: Framework, comparison: Comparison, words: Words, most: int | None = MOST_ROWS) -> HeatMap:
    """Return the heat map; of more centers than `most` only the one that looks is left."""
    everyone = comparison.rows
    too_many = most is not None and len(everyone) > most
    shown = tuple(row for row in everyone if row.you) if too_many else everyone
    heading = words.say("comparison.heat.heading")
    titles = tuple(framework.capability(one.id).title for one in comparison.capabilities)
    told = words.say("comparison.heat.too_many", n=words.number(len(everyone)), most=most) if too_many else ""
    return HeatMap(
        title=heading,
        heading=heading,
        alt=" ".join([words.count("comparison.heat.alt", len(shown)), *_medians_said(framework, comparison, words)]),
        columns=(*columns_of(("center",), words), *titles),
        rows=tuple((center_name(row, words), *(stands(framework, cell, words) for cell in row.cells)) for row in shown),
        capabilities=titles,
        centers=tuple(_row(framework, row, words) for row in shown),
        medians=tuple(_medians(comparison)) if comparison.withheld is None else (),
        median_label=words.say("comparison.heat.median", n=words.number(comparison.n)),
        key=tuple(_key(framework, comparison)),
        notes=tuple(_notes(comparison, shown, words)),
        too_many=told,
    )


def _row(framework: Framework, row: Row, words: Words) -> HeatRow:
    cells = tuple(
        HeatCell(
            short=stands_short(cell, words),
            said=stands(framework, cell, words),
            shade=shade_of(framework, cell),
            open=cell.scored and not cell.known,
        )
        for cell in row.cells
    )
    return HeatRow(center_name(row, words), row.you, cells)


def _medians(comparison: Comparison) -> Iterator[str]:
    for one in comparison.capabilities:
        yield short_figure(one, one.figures.median) if one.figures else ""


def _medians_said(framework: Framework, comparison: Comparison, words: Words) -> Iterator[str]:
    for one in comparison.capabilities:
        if one.figures:
            median = words.say("comparison.dots.median", median=figure_of(framework, one, one.figures.median))
            said = words.say("charts.profile.alt_without", capability=framework.capability(one.id).title, stage=median)
            yield said


def _key(framework: Framework, comparison: Comparison) -> Iterator[tuple[int, str]]:
    """Yield each shade with the stage it stands for; two stages may have to share one."""
    if not any(one.stages for one in comparison.capabilities):
        return
    top = framework.stages[-1].number
    yield 0, f"0 {framework.not_yet}"
    for stage in framework.stages:
        shade = (10 * stage.number + top) // (2 * top)
        yield shade, stage_label(framework, stage.number, stage.number)


def _notes(comparison: Comparison, shown: tuple[Row, ...], words: Words) -> Iterator[str]:
    cells = [cell for row in shown for cell in row.cells]
    if any(not one.stages for one in comparison.capabilities):
        yield words.say("comparison.heat.key_number")
    if any(cell.scored and not cell.known for cell in cells):
        yield words.say("comparison.heat.key_range")
    if any(not cell.scored for cell in cells):
        yield words.say("comparison.heat.key_not_scored")
