"""A comparison as lines of text: who is in it, the heat map, the figures, the most common gaps, what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.charts.cohort import counted
from maturity.charts.cohort_dots import cohort_dots
from maturity.charts.cohort_notes import left_out, reading, who_is_in
from maturity.charts.heat import HeatMap, heat_map
from maturity.cli.tables import sentence_lines, table_lines
from maturity.compare.comparison import Comparison
from maturity.framework.model import Framework
from maturity.text import Words

GAPS = 10
"""How many of the most common gaps are printed."""


def comparison_lines(framework: Framework, found: Comparison, words: Words) -> list[str]:
    """Print a comparison; capabilities have numbers over the heat map, because their titles are long."""
    say = words.say
    heat, dots = heat_map(framework, found, words), cohort_dots(framework, found, words)
    lines = sentence_lines([*([found.round] if found.round else []), " ".join(who_is_in(framework, found, words))])
    if heat.centers:
        lines += ["", heat.heading, "", *_heat(heat), *sentence_lines(heat.notes)]
    elif heat.too_many:
        lines += ["", *sentence_lines([heat.too_many])]
    if dots is not None:
        lines += ["", dots.heading, "", *table_lines(*dots.printed)]
    if found.gaps:
        lines += ["", say("comparison.report.together"), *_gaps(framework, found, words)]
    lines += ["", say("comparison.report.withheld"), *(f"  - {one}" for one in left_out(framework, found, words))]
    return [*lines, "", *sentence_lines(list(reading(found, words)))]


def _heat(heat: HeatMap) -> Iterator[str]:
    for number, title in enumerate(heat.capabilities, start=1):
        yield f"  {number:>2}  {title}"
    columns = (heat.columns[0], *(str(number) for number, _ in enumerate(heat.capabilities, start=1)))
    rows = [(row.name, *(cell.short for cell in row.cells)) for row in heat.centers]
    medians = [(heat.median_label, *heat.medians)] if heat.medians else []
    yield ""
    yield from table_lines(columns, [*rows, *medians])


def _gaps(framework: Framework, found: Comparison, words: Words) -> Iterator[str]:
    for one in found.gaps[:GAPS]:
        said = counted(found, one.lacking, one.n, words)
        taught = f" ({', '.join(one.exemplars)})" if one.exemplars else ""
        yield f"  - {framework.features[one.feature].title}: {said}{taught}"
