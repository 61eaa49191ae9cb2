"""Areas against the city: how much each asks for its residents, and how long it waits; 1 is the city."""

from __future__ import annotations

from decimal import Decimal

from maturity.charts.bars import Bar, BarRow, Bars, Line, lengths
from maturity.charts.measures.wording import why_not
from maturity.measures.amounts import amount, rounded
from maturity.measures.model import Among, By, Figure, Measures
from maturity.text import Words

MOST = 20
"""Areas that are drawn: where there are more, half from either end. The table has all."""


def use_by_area(measures: Measures, words: Words) -> Bars | None:
    """Return the use ratio of each area, the highest first; None without an areas file."""
    return _ratios(measures, "use-ratio", "use", words)


def waiting_by_area(measures: Measures, words: Words) -> Bars | None:
    """Return how long each area waits compared with the city, the longest first; None where it can't be measured."""
    return _ratios(measures, "parity", "parity", words)


def _ratios(measures: Measures, measure: str, kind: str, words: Words) -> Bars | None:
    say = words.say
    found = measures.of(measure, Among.RESIDENTS, By.AREA)
    shown = sorted((one for one in found if one.measurable), key=lambda one: (-_value(one), one.group))
    if len(shown) < 2:
        return None
    drawn = shown if len(shown) <= MOST else [*shown[: MOST // 2], *shown[-MOST // 2 :]]
    *long, city = lengths([*(_value(one) for one in drawn), 1.0])
    rates = (
        {one.group: one for one in measures.of("use-rate", Among.RESIDENTS, By.AREA)} if measure == "use-ratio" else {}
    )
    hidden = [one for one in found if not one.measurable]
    rows = tuple(_cells(one, rates.get(one.group), bool(rates), words) for one in [*shown, *hidden])
    heading = say(f"engagement.{kind}.heading")
    keys = ("area", "ratio", "rate") if rates else ("area", "ratio", "requests")
    left = [words.count("engagement.areas.not_drawn", len(shown) - len(drawn))] if len(shown) > len(drawn) else []
    left += [words.count("engagement.areas.hidden", len(hidden))] if hidden else []
    told = [say(f"engagement.{kind}.alt.row", area=one.group, ratio=_ratio(one)) for one in shown]
    told += [say("engagement.areas.not_shown", area=one.group, why=why_not(one, words)) for one in hidden]
    return Bars(
        title=heading,
        heading=heading,
        alt=" ".join([say(f"engagement.{kind}.alt.intro"), *told]),
        columns=tuple(say(f"engagement.{kind}.column.{one}") for one in keys),
        rows=rows,
        lines=tuple(BarRow(one.group, (Bar(at, _ratio(one)),)) for one, at in zip(drawn, long, strict=True)),
        series=(say(f"engagement.{kind}.column.ratio"),),
        line=Line(city or 0.0, say("engagement.areas.city")),
        note=" ".join(left),
    )


def _cells(one: Figure, rate: Figure | None, rated: bool, words: Words) -> tuple[str, ...]:
    if not one.measurable:
        return one.group, why_not(one, words), ""
    if rated:
        return one.group, _ratio(one), amount(rate, words) if rate else ""
    return one.group, _ratio(one), words.number(one.denominator)


def _ratio(figure: Figure) -> str:
    return str(rounded(figure.value or Decimal(0), 2))


def _value(figure: Figure) -> float:
    return float(figure.value or 0)
