"""The lines between the inputs of a roll-up and its outcome, each carried out by the engine's own functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from maturity.framework.model import Rollup
from maturity.scoring.arithmetic.model import WAYS, Line, Step, ranged
from maturity.scoring.result import Range
from maturity.scoring.rollup import combine, finish

Amounts = Mapping[str, Sequence[Fraction]]


class Entries(NamedTuple):
    """What enters a rule, by way: the amounts and their weights; None where the way has no outcome at all."""

    amounts: Mapping[str, Sequence[Fraction] | None]
    weights: Mapping[str, Sequence[Fraction]]


def entries(pairs: Sequence[tuple[Range, Fraction]], stopped: frozenset[str] = frozenset()) -> Entries:
    """Return what enters a rule from amounts with their weights; what is None is left out."""
    amounts: dict[str, Sequence[Fraction] | None] = {}
    weights = {}
    for way in WAYS:
        kept = [(amount, weight) for one, weight in pairs if (amount := getattr(one, way)) is not None]
        amounts[way] = None if way in stopped else [amount for amount, _ in kept]
        weights[way] = [weight for _, weight in kept]
    return Entries(amounts, weights)


# What a rule shows on the way to its outcome, which is the last of them.
_STEPS: dict[str, tuple[Step, ...]] = {
    "mean": (Step.SUM, Step.COUNT, Step.QUOTIENT),
    "weighted-mean": (Step.WEIGHTED_SUM, Step.WEIGHTS, Step.WEIGHTED_QUOTIENT),
    "sum": (Step.SUM,),
    "weighted-sum": (Step.WEIGHTED_SUM,),
    "min": (Step.LOWEST,),
    "max": (Step.HIGHEST,),
    "median": (Step.IN_ORDER, Step.MIDDLE),
    "start-minus-sum": (Step.LACKING,),
    "none": (),
}

_ON_THE_WAY: dict[Step, Callable[[Sequence[Fraction], Sequence[Fraction]], Any]] = {
    Step.SUM: lambda amounts, weights: combine("sum", amounts, weights),
    Step.COUNT: lambda amounts, weights: len(amounts),
    Step.WEIGHTED_SUM: lambda amounts, weights: combine("weighted-sum", amounts, weights),
    Step.WEIGHTS: lambda amounts, weights: sum(weights),
    Step.IN_ORDER: lambda amounts, weights: None,
}


def combining(rule: str, given: Entries) -> tuple[Line, ...]:
    """Return the lines by which a rule makes one number of several."""
    steps = _STEPS[rule]
    return tuple(_line(rule, step, given, last=step is steps[-1]) for step in steps)


def _line(rule: str, step: Step, given: Entries, *, last: bool) -> Line:
    def found(way: str) -> Fraction | None:
        amounts = given.amounts[way]
        if amounts is None:
            return None
        weights = given.weights[way]
        outcome = combine(rule, amounts, weights) if last else _ON_THE_WAY[step](amounts, weights)
        return None if outcome is None else Fraction(outcome)

    ordered = tuple(tuple(sorted(given.amounts[way] or ())) for way in WAYS) if step is Step.IN_ORDER else ()
    return Line(step, ranged(found), ordered=ordered)


def finishing(rollup: Rollup, outcome: Range, stopped: frozenset[str] = frozenset()) -> tuple[Line, ...]:
    """Return the lines by which a rule's outcome becomes the number: started from, multiplied, bounded and rounded."""
    found = []
    if rollup.without_score == "zero" and any(getattr(outcome, way) is None and way not in stopped for way in WAYS):
        found.append(_finished(Step.NOTHING, rollup, (), outcome, stopped))
    so_far: tuple[str, ...] = ()
    for name, step in _FINISH.items():
        if getattr(rollup, name) == _LEFT_ALONE[name]:
            continue
        so_far = (*so_far, name)
        found.append(_finished(step, rollup, so_far, outcome, stopped))
    return tuple(found)


_FINISH = {
    "start": Step.START,
    "times": Step.TIMES,
    "plus": Step.PLUS,
    "floor": Step.FLOOR,
    "ceiling": Step.CEILING,
    "round": Step.ROUND,
}
_LEFT_ALONE = {name: Rollup.model_fields[name].default for name in _FINISH}


def _finished(step: Step, rollup: Rollup, names: tuple[str, ...], outcome: Range, stopped: frozenset[str]) -> Line:
    """Let the engine finish an outcome as if the rule ended with this step."""
    given: dict[str, Any] = {name: getattr(rollup, name) for name in names}
    until = Rollup(rule=rollup.rule, without_score=rollup.without_score, **given)
    operand = getattr(rollup, names[-1]) if names else None
    number = rollup.round.to if step is Step.ROUND and rollup.round else operand
    return Line(
        step,
        ranged(lambda way: None if way in stopped else finish(until, getattr(outcome, way))),
        None if number is None else Fraction(number),
    )


def outcome_of(lines: Sequence[Line]) -> Range:
    """Return what the last line comes to."""
    return lines[-1].comes_to if lines else Range(None, None, None)
