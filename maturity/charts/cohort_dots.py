"""The centers together: the middle half and the median of each capability, beside you and the centers by name."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from maturity.charts.cohort import center_name, columns_of, figure_of, known_by_name, place_of, stands, yours
from maturity.charts.dots import DotChart, DotLegend, Tick
from maturity.charts.dots import Row as DotRow
from maturity.charts.peers import Band
from maturity.compare.comparison import Capability, Cell, Comparison, Row
from maturity.framework.model import Framework
from maturity.text import Words

MOST_NAMED = 5
"""Centers by name that a line has room for: with more, nobody could tell their signs apart. Where more chose it, the
first by their aliases, which were drawn by lot, have signs; the others are in the heat map alone, and that is said."""


def cohort_dots(framework: Framework, comparison: Comparison, words: Words) -> DotChart | None:
    """Return what all centers come to, capability by capability; None where there is nothing to draw."""
    you, by_name = yours(comparison), known_by_name(comparison)
    named, more = by_name[:MOST_NAMED], len(by_name[MOST_NAMED:])
    if comparison.withheld is not None or not any(one.figures for one in comparison.capabilities):
        return None
    heading = words.say(f"comparison.dots.heading.{'you' if you else 'all'}")
    keys = ("capability", *(["you"] if you else []), "n", "low", "median", "high", *(["named"] if named else []))
    columns = list(enumerate(comparison.capabilities))
    alt = words.count("comparison.dots.alt.intro", comparison.n)
    return DotChart(
        title=heading,
        heading=heading,
        alt=" ".join(
            [
                alt,
                *(_sentences(framework, one, place, you, named, words) for place, one in columns),
                *([words.count("comparison.dots.alt.more", more)] if more else []),
            ]
        ),
        columns=columns_of(keys, words),
        rows=tuple(tuple(_cells(framework, one, place, you, named, words)) for place, one in columns),
        ticks=_ticks(framework, comparison),
        dots=tuple(_row(framework, one, place, you, named, words) for place, one in columns),
        legend=DotLegend(
            now=words.say("comparison.dots.legend.you"),
            open=words.say("comparison.dots.legend.open"),
            before="",
            target="",
            peers=words.count("comparison.dots.legend.peers", comparison.n),
            named=_legend_of(named, more, words),
        ),
    )


def _legend_of(named: list[Row], more: int, words: Words) -> str:
    """Return whose the signs are, and where those are that have none."""
    names = [center.name for center in named]
    if more:
        return words.count("comparison.dots.legend.named_more", more, names=words.listed(names))
    return words.say("comparison.dots.legend.named", names=words.listed(names))


def _ticks(framework: Framework, comparison: Comparison) -> tuple[Tick, ...]:
    if not any(one.stages for one in comparison.capabilities):
        return ()
    top = framework.stages[-1].number
    steps = (Tick(stage.number / top, str(stage.number), stage.name) for stage in framework.stages)
    return (Tick(0, "", framework.not_yet), *steps)


def _row(framework: Framework, one: Capability, place: int, you: Row | None, named: list[Row], words: Words) -> DotRow:
    own = you.cells[place] if you else Cell()
    figures = one.figures
    low, high = (
        ((own.stage_low, own.stage_high) if one.stages else (own.share_low, own.share_high))
        if you
        else (
            None,
            None,
        )
    )
    others = [center.cells[place].established for center in named]
    return DotRow(
        id=one.id,
        title=framework.capability(one.id).title,
        now=None if own.established is None else place_of(framework, one, own.established),
        low=None if low is None else place_of(framework, one, Fraction(low)),
        high=None if high is None else place_of(framework, one, Fraction(high)),
        before=None,
        target=None,
        peers=Band(
            *(place_of(framework, one, end) for end in (figures.low_quartile, figures.median, figures.high_quartile))
        )
        if figures
        else None,
        ends=None if one.stages else ("0%", "100%"),
        said=stands(framework, own, words) if you else _median(framework, one, words),
        named=tuple(place_of(framework, one, number) for number in others if number is not None),
    )


def _median(framework: Framework, one: Capability, words: Words) -> str:
    if one.figures is None:
        return words.say("comparison.dots.too_few")
    return words.say("comparison.dots.median", median=figure_of(framework, one, one.figures.median))


def _cells(
    framework: Framework, one: Capability, place: int, you: Row | None, named: list[Row], words: Words
) -> Iterator[str]:
    yield framework.capability(one.id).title
    if you:
        yield stands(framework, you.cells[place], words)
    if one.figures is None:
        yield from (words.say("comparison.dots.too_few"), "", "", "")
    else:
        yield words.number(one.figures.n)
        for number in (one.figures.low_quartile, one.figures.median, one.figures.high_quartile):
            yield figure_of(framework, one, number)
    if named:
        yield "; ".join(f"{center_name(row, words)}: {stands(framework, row.cells[place], words)}" for row in named)


def _sentences(
    framework: Framework, one: Capability, place: int, you: Row | None, named: list[Row], words: Words
) -> str:
    title = framework.capability(one.id).title
    if one.figures is None:
        said = [words.say("comparison.dots.alt.too_few", capability=title)]
    else:
        keys = {"median": one.figures.median, "low": one.figures.low_quartile, "high": one.figures.high_quartile}
        figures = {key: figure_of(framework, one, number) for key, number in keys.items()}
        said = [words.say("comparison.dots.alt.row", capability=title, **figures)]
    if you:
        said.append(words.say("comparison.dots.alt.you", stands=stands(framework, you.cells[place], words)))
    for row in named:
        shown = stands(framework, row.cells[place], words)
        said.append(words.say("comparison.dots.alt.named", name=row.name, stands=shown))
    return " ".join(said)
