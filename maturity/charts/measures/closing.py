"""How long requests take to close, service by service: the median, and the time in which nine of ten are closed."""

from __future__ import annotations

from maturity.charts.bars import Bar, BarRow, Bars, lengths
from maturity.charts.measures.wording import group_of
from maturity.measures.amounts import amount
from maturity.measures.model import Among, By, Figure, Measures
from maturity.text import Words

MOST = 10
"""Services that are drawn and listed, those with the most closed requests."""
_MEDIAN, _P90 = "time-to-close.median", "time-to-close.p90"


def closing_times(measures: Measures, words: Words) -> Bars | None:
    """Return the time to close of the largest services; None where it can't be measured."""
    among = best_among(measures, _MEDIAN)
    whole = measures.find(_MEDIAN, among)
    if whole is None or not whole.measurable:
        return None
    say = words.say
    slow = {one.group: one for one in measures.of(_P90, among, By.SERVICE)}
    found = [one for one in measures.of(_MEDIAN, among, By.SERVICE) if one.measurable and one.group in slow]
    found = sorted(found, key=lambda one: (-one.denominator, one.group))
    kept = [(group_of(one, words), one, slow[one.group]) for one in found[:MOST]]
    whole_slow = measures.find(_P90, among)
    if whole_slow is not None:
        kept.insert(0, (say("engagement.closing.all"), whole, whole_slow))
    values = [_value(one) for _, median, p90 in kept for one in (median, p90)]
    long = lengths(values)
    lines = tuple(
        BarRow(name, (Bar(long[2 * place], amount(median, words)), Bar(long[2 * place + 1], amount(p90, words))))
        for place, (name, median, p90) in enumerate(kept)
    )
    rows = tuple(
        (name, amount(median, words), amount(p90, words), words.number(median.denominator))
        for name, median, p90 in kept
    )
    more = len(found) - MOST
    heading = say(f"engagement.closing.heading.{among}")
    told = (say("engagement.closing.alt.row", service=row[0], median=row[1], p90=row[2]) for row in rows)
    return Bars(
        title=heading,
        heading=heading,
        alt=" ".join([say("engagement.closing.alt.intro"), *told]),
        columns=tuple(say(f"engagement.closing.column.{key}") for key in ("service", "median", "p90", "closed")),
        rows=rows,
        lines=lines,
        series=(say("engagement.closing.series.median"), say("engagement.closing.series.p90")),
        note=words.count("engagement.closing.more", more) if more > 0 else "",
    )


def best_among(measures: Measures, measure: str) -> Among:
    """Return residents where the measure is known of them, because staff often log finished work; else all."""
    figure = measures.find(measure, Among.RESIDENTS)
    return Among.RESIDENTS if figure is not None and figure.measurable else Among.ALL


def _value(figure: Figure) -> float | None:
    return None if figure.value is None else float(figure.value)
