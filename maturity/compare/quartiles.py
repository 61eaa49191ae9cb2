"""Median and quartiles of exact values.

The quartiles are Tukey's hinges, from his "Exploratory Data Analysis" (1977): the medians of the lower and of the upper
half of the values in order, where an odd number of values leaves the middle one in both halves. They need no formula to
be checked by hand, and with few values they stay on values that a center has, or half way between two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate


@dataclass(frozen=True)
class Middle:
    """The middle half of a group."""

    low: Fraction
    median: Fraction
    high: Fraction


def middle_half(counts: Mapping[Fraction, int]) -> Middle:
    """Return median and quartiles of values, given with how often each occurs; ValueError for none at all."""
    values = sorted(value for value, n in counts.items() if n)
    reach = list(accumulate(counts[value] for value in values))
    if not values:
        raise ValueError("no values")
    n = reach[-1]
    half = (n + 1) // 2

    def at(place: int) -> Fraction:
        return next(value for value, up_to in zip(values, reach, strict=True) if place < up_to)

    def median(start: int, size: int) -> Fraction:
        return (at(start + (size - 1) // 2) + at(start + size // 2)) / 2

    return Middle(median(0, half), median(0, n), median(n - half, half))
