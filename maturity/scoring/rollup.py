"""Roll-ups: several exact numbers into one, and what a rule does to the outcome; None stands for nothing to score."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, floor, lcm
from statistics import median_low

from maturity.framework.model import Rollup, StageRule
from maturity.framework.rules import Rounding

Exact = int | Fraction


def total(values: Sequence[Exact]) -> Exact:
    """Return a sum, over one common denominator: adding fractions one by one is slow."""
    common = lcm(*(value.denominator for value in values))
    if common == 1:
        return sum(values)
    return Fraction(sum(value.numerator * (common // value.denominator) for value in values), common)


def _mean(values: Sequence[Exact], weights: Sequence[Exact]) -> Exact:
    return Fraction(total(values), len(values))


def _weighted_mean(values: Sequence[Exact], weights: Sequence[Exact]) -> Exact | None:
    weight = sum(weights)
    return _weighted_sum(values, weights) / Fraction(weight) if weight else None


def _sum(values: Sequence[Exact], weights: Sequence[Exact]) -> Exact:
    return total(values)


def _weighted_sum(values: Sequence[Exact], weights: Sequence[Exact]) -> Exact:
    return total([value * weight for value, weight in zip(values, weights, strict=True)])


def _median(values: Sequence[Exact], weights: Sequence[Exact]) -> Exact:
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(values) % 2 else Fraction(ordered[middle - 1] + ordered[middle], 2)


# Each takes at least one value, and as many weights; those without a weight in their name leave the weights alone.
RULES: dict[str, Callable[[Sequence[Exact], Sequence[Exact]], Exact | None]] = {
    "mean": _mean,
    "weighted-mean": _weighted_mean,
    "sum": _sum,
    "weighted-sum": _weighted_sum,
    "min": lambda values, weights: min(values),
    "max": lambda values, weights: max(values),
    "median": _median,
    # A model that only has stages has no number, so none is made up for it.
    "none": lambda values, weights: None,
    # The values are what each one lacks; `finish` takes them from the start.
    "start-minus-sum": _weighted_sum,
}


# Rules whose outcome holds the weights: a sum of 3 things that weigh 2 is a sum of 6.
WEIGHING = {"weighted-sum", "start-minus-sum"}


def combine(rule: str, values: Sequence[Exact], weights: Sequence[Exact], unit: int = 1) -> Exact | None:
    """Return what a rule makes of several numbers; None where there is nothing to score, or no weight to it.

    The outcome is divided by `unit`, for numbers that were given as whole units.
    """
    if not values:
        return None
    outcome = RULES[rule](values, weights)
    if outcome is None or unit == 1:
        return outcome
    return Fraction(outcome.numerator, outcome.denominator * unit)


def finish(rollup: Rollup, outcome: Exact | None) -> Fraction | None:
    """Return a rule's outcome as the framework wants it: started from, multiplied, added to, bounded and rounded."""
    if outcome is None:
        if rollup.without_score != "zero":
            return None
        outcome = Fraction(0)
    if rollup.is_plain:
        return Fraction(outcome) if isinstance(outcome, int) else outcome
    if rollup.start is not None:
        outcome = Fraction(rollup.start) - outcome
    if rollup.times != 1:
        outcome *= Fraction(rollup.times)
    if rollup.plus:
        outcome += Fraction(rollup.plus)
    if rollup.floor is not None:
        outcome = max(outcome, Fraction(rollup.floor))
    if rollup.ceiling is not None:
        outcome = min(outcome, Fraction(rollup.ceiling))
    return Fraction(rounded(rollup.round, outcome) if rollup.round else outcome)


def rounded(rounding: Rounding, number: Exact) -> Fraction:
    """Return a number rounded to whole steps."""
    step = Fraction(rounding.to)
    steps = Fraction(number) / step
    match rounding.how:
        case "half-even":
            return round(steps) * step
        case "down":
            return floor(steps) * step
        case "up":
            return ceil(steps) * step
        case _:
            return floor(steps + Fraction(1, 2)) * step


# Stages are whole: between two middle stages the lower one counts, because the higher one isn't reached by half.
STAGE_RULES: dict[str, Callable[[Sequence[int]], int]] = {
    "median": median_low,
    "min": min,
    "max": max,
    "mean": lambda stages: sum(stages) // len(stages),
}


def stage_figures(rule: StageRule, stages: Sequence[int]) -> tuple[int, int | None]:
    """Return what the rule makes of the groups' stages, and the most that the lowest of them allows, if it limits."""
    above = rule.at_most_above_lowest
    return STAGE_RULES[rule.rule](stages), None if above is None else min(stages) + above


def share_between(number: Fraction | None, lowest: Fraction | None, highest: Fraction | None) -> Fraction | None:
    """Return where a number stands between its lowest and its highest, 0 to 1; 1 where there is only one."""
    if number is None or lowest is None or highest is None:
        return None
    return (number - lowest) / (highest - lowest) if highest != lowest else Fraction(1)
