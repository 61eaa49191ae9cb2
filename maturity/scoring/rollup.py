"""Roll-ups: several exact values into one; None stands for nothing to score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from statistics import median_low


def mean(values: Sequence[Fraction]) -> Fraction | None:
    """Return the mean; None where there is nothing to average."""
    if not values:
        return None
    # Over one common denominator, because adding fractions one by one is most of what a score costs.
    common = lcm(*(value.denominator for value in values))
    return Fraction(sum(value.numerator * (common // value.denominator) for value in values), common * len(values))


# Stages are whole: between two middle stages the lower one counts, because the higher one isn't reached by half.
STAGE_RULES: dict[str, Callable[[Sequence[int]], int]] = {"median": median_low, "min": min}
