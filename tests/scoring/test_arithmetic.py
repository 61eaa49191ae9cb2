"""The arithmetic behind every number: a person who adds up what is printed comes to the same."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from statistics import median, median_low

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.scoring.arithmetic import arithmetic
from maturity.scoring.result import Verdict
from maturity.scoring.score import score
from tests.scoring.any_framework import FOLDERS, answers_to, frameworks, loaded

WAYS = ("value", "low", "high")


def by_hand(rule, pairs):
    """What a rule makes of amounts and weights, written a second time and plainly."""
    amounts = [amount for amount, _ in pairs]
    products = [amount * weight for amount, weight in pairs]
    weights = sum(weight for _, weight in pairs)
    if not pairs or (rule == "weighted-mean" and not weights):
        return None
    return {
        "mean": lambda: sum(amounts) / len(amounts),
        "weighted-mean": lambda: sum(products) / weights,
        "sum": lambda: sum(amounts),
        "weighted-sum": lambda: sum(products),
        "min": lambda: min(amounts),
        "max": lambda: max(amounts),
        "median": lambda: median(amounts),
        "start-minus-sum": lambda: sum(products),
    }[rule]()


def finished(rollup, number):
    if number is None:
        if rollup.without_score != "zero":
            return None
        number = Fraction(0)
    if rollup.start is not None:
        number = Fraction(rollup.start) - number
    number = number * Fraction(rollup.times) + Fraction(rollup.plus)
    if rollup.floor is not None:
        number = max(number, Fraction(rollup.floor))
    if rollup.ceiling is not None:
        number = min(number, Fraction(rollup.ceiling))
    if rollup.round is None:
        return number
    step = Fraction(rollup.round.to)
    steps = number / step
    half = floor(steps) if steps - floor(steps) < Fraction(1, 2) else ceil(steps)
    even = round(steps)
    return {"half-up": half, "half-even": even, "down": floor(steps), "up": ceil(steps)}[rollup.round.how] * step


def pairs_of(inputs, way):
    return [(getattr(one.counts, way), one.weight) for one in inputs if getattr(one.counts, way) is not None]


def number_by_hand(part, rollup, way):
    if rollup.rule == "none":
        return None
    if rollup.over == "stages":
        found = [by_hand(rollup.within, pairs_of(portion.inputs, way)) for portion in part.portions]
        return finished(rollup, by_hand(rollup.rule, [(one, Fraction(1)) for one in found if one is not None]))
    left_out = {"group-stops"} if way != "value" else {"group-stops", "blank-stops"}
    if any(one.treated in left_out and getattr(one.counts, way) is None for one in part.inputs):
        return None
    return finished(rollup, by_hand(rollup.rule, pairs_of(part.inputs, way)))


def adds_up(framework, assessment):
    result = score(framework, assessment)
    for node in (result.overall, *result.groups):
        worked = arithmetic(framework, assessment, result, node.id)
        assert worked.total == (node.value, node.low, node.high)
        if worked.blocked:
            assert (node.low, node.stage_low) == (None, None)
            continue
        numbers(framework, worked)
        ladder(framework, node, worked)
        if worked.from_groups:
            from_groups(framework, node, worked.from_groups)


def numbers(framework, worked):
    for part in worked.parts:
        for way in WAYS:
            expected = getattr(part.total, way)
            if way == "value" and expected is None:
                continue  # nothing is answered, so there is no number yet
            assert number_by_hand(part, worked.rule.rollup, way) == expected
            if part.lines:
                assert getattr(part.lines[-1].comes_to, way) == expected
    if worked.join:
        weights = [Fraction(aspect.weight) for aspect in framework.aspects]
        for way in WAYS:
            apart = [(getattr(part.total, way), weight) for part, weight in zip(worked.parts, weights, strict=True)]
            found = by_hand(framework.scoring.join.rule, [pair for pair in apart if pair[0] is not None])
            assert found == getattr(worked.total, way)
            assert getattr(worked.join[-1].comes_to, way) == found
    elif worked.parts:
        assert worked.parts[0].total == worked.total


def ladder(framework, node, worked):
    for rung in worked.ladder:
        for one in rung.checks:
            kept = [member for member in one.members if member.low is not None]
            low = sum(member.low * member.weight for member in kept)
            high = sum(member.high * member.weight for member in kept)
            of = sum(member.weight for member in kept)
            assert (one.sum_low, one.sum_high, one.of) == (low, high, of)
            met, possible = low >= one.check.needed * of, high >= one.check.needed * of
            assert one.check.verdict == ("met" if met else "open" if possible else "failed")
    if not worked.ladder:
        return
    verdicts = {rung.stage: rung.verdict for rung in worked.ladder}
    assert all(verdict is Verdict.MET for stage, verdict in verdicts.items() if stage <= node.stage_low)
    assert verdicts.get(node.stage_low + 1) is not Verdict.MET
    assert verdicts.get(node.stage_high + 1) in (None, Verdict.FAILED)


def from_groups(framework, node, made):
    for way, expected in zip(WAYS, (node.stage, node.stage_low, node.stage_high), strict=True):
        if way == "value" and (expected is None or framework.scoring.blank == "open"):
            continue
        stages = [getattr(group.stages, way) for group in made.groups]
        known = sorted(stage for stage in stages if stage is not None)
        if not known or (made.rule.without_stage == "no-stage" and len(known) < len(stages)):
            assert expected is None
            continue
        rules = {"median": median_low, "min": min, "max": max, "mean": lambda found: sum(found) // len(found)}
        figure = rules[made.rule.rule](known)
        above = made.rule.at_most_above_lowest
        assert expected == (figure if above is None else min(figure, known[0] + above))
        assert getattr(made.figure, way) == figure


@pytest.mark.parametrize("name", FOLDERS)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_printed_numbers_add_up_in_every_framework(name, data):
    framework = loaded(name)
    adds_up(framework, data.draw(answers_to(framework)))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_printed_numbers_add_up_whatever_the_rules(data):
    framework = data.draw(frameworks())
    adds_up(framework, data.draw(answers_to(framework)))
