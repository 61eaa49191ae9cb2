"""How an exact result becomes the value of a figure."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

PLACES = Decimal("0.000001")


def value_of(exact: Fraction) -> Decimal:
    """Return a number with six decimals, rounded half up, without the zeros at its end."""
    quotient = Decimal(exact.numerator) / Decimal(exact.denominator)
    rounded = quotient.quantize(PLACES, rounding=ROUND_HALF_UP).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return what names of areas are ordered by: Ward 2 before Ward 10."""
    parts: list[tuple[int, int, str]] = []
    for word in name.casefold().split():
        digits = word.strip("#().,")
        parts.append((0, int(digits), word) if digits.isdecimal() else (1, 0, word))
    return tuple(parts)
