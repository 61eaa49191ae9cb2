"""How the centers of a comparison, and the figures of them, are written: the same words in every chart and table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from maturity.compare.comparison import Capability, Cell, Comparison, Row
from maturity.framework.model import Framework
from maturity.scoring.labels import percent, stage_label
from maturity.text import Words

SHADES = 5
"""The darkest of the shades that a cell may have; 0 is none."""


def center_name(row: Row, words: Words) -> str:
    """Write a center as it may be shown: by its name, or under its alias."""
    if row.you:
        return words.say("comparison.you", name=row.name) if row.name else words.say("comparison.you_alone")
    return row.name or words.say("comparison.center", alias=row.alias)


def known_by_name(comparison: Comparison) -> list[Row]:
    """Return the other centers that chose to be named."""
    return [row for row in comparison.rows if row.named and not row.you]


def yours(comparison: Comparison) -> Row | None:
    """Return the center that looks, where there is one."""
    return next((row for row in comparison.rows if row.you), None)


def stands(framework: Framework, cell: Cell, words: Words) -> str:
    """Write in full where a center stands: '1 Answer – 2 Track', or '40%–62%'."""
    if not cell.scored:
        return words.say("comparison.not_scored")
    if cell.stage_low is not None:
        return stage_label(framework, cell.stage_low, cell.stage_high)
    return _span(percent(cell.share_low), percent(cell.share_high), words)


def stands_short(cell: Cell, words: Words) -> str:
    """Write where a center stands as it fits into a narrow cell: '1–2', or '40–62%'."""
    if not cell.scored:
        return words.say("comparison.not_scored")
    if cell.stage_low is not None:
        return _span(str(cell.stage_low), str(cell.stage_high), words)
    return _span(percent(cell.share_low), percent(cell.share_high), words)


def _span(low: str, high: str, words: Words) -> str:
    return low if low == high else words.say("comparison.range", low=low, high=high)


def figure_of(framework: Framework, capability: Capability, number: Fraction) -> str:
    """Write a median or a quartile: a stage by its name, what lies between two stages as a number, else percent."""
    if not capability.stages:
        return percent(number)
    if number.denominator == 1:
        return stage_label(framework, int(number), int(number))
    return between(number)


def short_figure(capability: Capability, number: Fraction) -> str:
    """Write a median or a quartile as it fits into a narrow cell."""
    return between(number) if capability.stages else percent(number)


def between(number: Fraction) -> str:
    """Write a number of stages, with a decimal only where it needs one: '2', '2.5'."""
    return format((Decimal(number.numerator) / number.denominator).quantize(Decimal("0.01")).normalize(), "f")


def place_of(framework: Framework, capability: Capability, number: Fraction) -> float:
    """Return how far up its scale a figure is, from 0 to 1."""
    return float(number / framework.stages[-1].number if capability.stages else number)


def shade_of(framework: Framework, cell: Cell) -> int | None:
    """Return how dark a cell is by what is established in it; None where nothing is scored."""
    if cell.stage_low is not None:
        top = framework.stages[-1].number
        return (2 * SHADES * cell.stage_low + top) // (2 * top)
    return None if cell.share_low is None else int(cell.share_low * SHADES)


def counted(comparison: Comparison, count: int, n: int, words: Words) -> str:
    """Write how many of how many: '12 of 16', and that it is about so many where counts are blurred."""
    said = words.say("comparison.of", count=words.number(count), n=words.number(n))
    return words.say("comparison.about_count", count=said) if comparison.within else said


def columns_of(keys: Sequence[str], words: Words) -> tuple[str, ...]:
    """Return the headings of columns."""
    return tuple(words.say(f"comparison.column.{key}") for key in keys)
