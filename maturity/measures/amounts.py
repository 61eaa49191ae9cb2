"""A measured value in words: 84.1%, 3.2 days, 1,204 requests; rounded here and nowhere before, half up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from maturity.measures.model import Figure, Unit
from maturity.text import Words

_PLACES = {Unit.SHARE: 1, Unit.INDEX: 2, Unit.RATIO: 2, Unit.PER_1000: 1}


def amount(figure: Figure, words: Words) -> str:
    """Return the value of a figure with its unit; that it is not measurable where there is none."""
    if figure.value is None:
        return words.say("data.figures.not_measurable")
    return said(figure.value, figure.unit, words)


def said(value: Decimal, unit: Unit, words: Words) -> str:
    """Return a value with its unit; hours that are days are said as days, and those that are minutes as minutes."""
    if unit in (Unit.REQUESTS, Unit.PEOPLE):
        return _counted(value, unit, 0, words)
    if unit is Unit.SHARE:
        return words.say("data.unit.share", n=_digits(value * 100, 1, words))
    if unit is Unit.HOURS and value >= 48:
        return _counted(value / 24, Unit.DAYS, 1, words)
    if unit is Unit.HOURS and value < 1:
        return _counted(value * 60, "minutes", 0, words)
    if unit in (Unit.HOURS, Unit.DAYS, Unit.BUSINESS_HOURS):
        return _counted(value, unit, 1, words)
    return words.say(f"data.unit.{unit}", n=_digits(value, _PLACES.get(unit, 1), words))


def _counted(value: Decimal, unit: str, places: int, words: Words) -> str:
    shown = rounded(value, places)
    n = int(shown) if shown == int(shown) else 2  # what isn't whole is more than one, as far as grammar goes
    return words.count(f"data.unit.{unit}", n, number=_digits(shown, places, words))


def rounded(value: Decimal, places: int) -> Decimal:
    """Return a value with so many places, half up."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _digits(value: Decimal, places: int, words: Words) -> str:
    whole, _, part = str(rounded(value, places)).partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{words.number(abs(int(whole)))}{'.' + part if part.strip('0') else ''}"
