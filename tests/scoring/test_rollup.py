"""Roll-ups: every rule against figures worked out by hand, what is done to its outcome, and exactness to the end."""

from __future__ import annotations

from fractions import Fraction

import pytest

from maturity.scoring.labels import decimal, figure
from tests.scoring.tiny import marks, node, number, row


@pytest.mark.parametrize(
    ("rollup", "weights", "given", "expected"),
    [
        ("mean", (1, 1, 1), (2, 3, 7), 4),
        ("mean", (5, 0, 1), (2, 3, 7), 4),  # weights count only where the rule says so
        ("weighted-mean", (1, 2, 0), (2, 5, 9), 4),  # (2 + 10) / 3
        ("weighted-mean", (0.5, 0.25), (1, 4), 2),  # (0.5 + 1) / 0.75
        ("weighted-mean", (0, 0), (1, 4), None),
        ("sum", (3, 3), (2, 3), 5),
        ("weighted-sum", (2, 0.5, 0), (2, 3, 9), 5.5),
        ("weighted-sum", (0, 0), (2, 3), 0),
        ("min", (1, 1, 1), (4, 2, 9), 2),
        ("max", (1, 1, 1), (4, 2, 9), 9),
        ("median", (1, 1, 1), (9, 1, 2), 2),
        ("median", (1, 1, 1, 1), (9, 1, 4, 2), 3),  # between 2 and 4
        ("none", (1, 1), (9, 1), None),
        ("{rule: start-minus-sum, start: 20}", (1, 3), (7, 9), 14),  # 20 - 1 * 3 - 3 * 1
        ("{rule: start-minus-sum, start: 5}", (1, 3), (0, 0), -35),
        ("{rule: start-minus-sum, start: 1, on: normalized}", (1, 3), (7, 9), "0.4"),  # 1 - 0.3 - 3 * 0.1
    ],
)
def test_each_rule(tiny, rollup, weights, given, expected):
    made = tiny(f"capability: {{rollup: {rollup}}}", row(*weights))
    found = node(made, marks(*given))
    assert (found.value, found.low, found.high) == (number(expected),) * 3


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("times: 10", 45),
        ("plus: 5", "9.5"),
        ("times: 10, plus: 5", 50),  # multiplied first, then added
        ("times: 10, plus: -50", -5),
        ("times: 10, plus: -50, floor: 0", 0),
        ("times: 10, ceiling: 40", 40),
        ("times: 10, plus: 5, ceiling: 47, round: {to: 10}", 50),  # bounded first, then rounded
        ("floor: 4.6, round: {to: 1, how: down}", 4),
        ("times: 0.1, floor: 1, ceiling: 2", 1),
    ],
)
def test_what_is_done_to_the_outcome_and_in_which_order(tiny, then, expected):
    made = tiny(f"capability: {{rollup: {{rule: mean, {then}}}}}", row(1, 1))
    assert node(made, marks(4, 5)).value == number(expected)


@pytest.mark.parametrize(
    ("step", "how", "given", "expected"),
    [
        (1, "half-up", (2, 3), 3),
        (1, "half-even", (2, 3), 2),
        (1, "half-even", (3, 4), 4),
        (1, "down", (2, 3), 2),
        (1, "up", (2, 3), 3),
        (1, "up", (2, 2), 2),
        (1, "half-up", (2, 2, 3), 2),  # 7/3
        (1, "up", (2, 2, 3), 3),
        (0.5, "half-up", (2, 2, 2, 3), 2.5),  # 2.25
        (0.5, "half-even", (2, 2, 2, 3), 2),
        (0.01, "half-up", (2, 2, 3), 2.33),
        (0.01, "up", (2, 2, 3), 2.34),
        (5, "half-up", (7, 8), 10),
        (5, "down", (9, 9), 5),
    ],
)
def test_rounding_that_a_model_prescribes(tiny, step, how, given, expected):
    made = tiny(f"capability: {{rollup: {{rule: mean, round: {{to: {step}, how: {how}}}}}}}", row(*[1] * len(given)))
    assert node(made, marks(*given)).value == number(expected)


@pytest.mark.parametrize(("how", "expected"), [("half-up", -2), ("half-even", -2), ("down", -3), ("up", -2)])
def test_below_zero_up_is_still_up(tiny, how, expected):
    made = tiny(f"capability: {{rollup: {{rule: mean, plus: -5, round: {{to: 1, how: {how}}}}}}}", row(1, 1))
    assert node(made, marks(2, 3)).value == expected  # -2.5


GROUP_IN_GROUP = """
- id: c
  features: [{id: c.a}]
  groups: [{id: d, rule: inner, weight: 3, features: [{id: d.b}, {id: d.c}]}]
"""


@pytest.mark.parametrize(
    ("rollup", "expected"),
    [
        ("mean", "5.5"),  # of 10 and the inner mean 1
        ("weighted-mean", "3.25"),  # (10 + 3 * 1) / 4
        ("sum", 11),
        ("weighted-sum", 13),
        ("{rule: mean, over: features}", 4),  # (10 + 0 + 2) / 3, whatever the groups
        ("{rule: sum, over: features}", 12),
        ("{rule: mean, on: normalized}", "0.55"),  # (10/10 + 1/10) / 2
        ("{rule: start-minus-sum, start: 0}", -27),  # the inner mean lacks 9, times 3
        ("{rule: start-minus-sum, start: 0, over: features}", -18),
    ],
)
def test_over_children_or_features(tiny, rollup, expected):
    made = tiny(f"capability: {{rollup: {rollup}}}, rules: {{inner: {{rollup: mean}}}}", GROUP_IN_GROUP)
    assert node(made, "c.a=10 d.b=0 d.c=2").value == number(expected)


def test_normalized_brings_different_scales_together(tiny):
    # c counts 3 to 30, so 12 of it is (12 - 3) / 27 = 1/3; d counts 1 to 10, so 10 is 1.
    made = tiny(
        "capability: {rollup: sum}, overall: {rollup: {rule: mean, on: normalized}}",
        row(1, 1, 1) + row(1, id="d"),
        marks="1 2 4 9 10",
    )
    assert node(made, f"{marks(4, 4, 4)} d.f1=10", "overall").value == Fraction(2, 3)


@pytest.mark.parametrize(
    ("rule", "within", "expected"),
    [
        ("mean", "mean", 6),  # stage 1: 3, stage 2: 9
        ("mean", "min", "5.5"),
        ("sum", "max", 13),
        ("min", "sum", 6),
        ("weighted-mean", "weighted-mean", "6.25"),  # stage 1: (2 + 3 * 4) / 4; stages weigh the same
        ("max", "median", 9),
    ],
)
def test_stage_by_stage(tiny, rule, within, expected):
    made = tiny(
        f"capability: {{rollup: {{rule: {rule}, over: stages, within: {within}}}}}", row(1, 3, 7, stages="1 1 2")
    )
    assert node(made, marks(2, 4, 9)).value == number(expected)


@pytest.mark.parametrize(("policy", "one", "both"), [("skip", 6, None), ("no-score", None, None), ("zero", 3, 0)])
def test_a_group_with_nothing_to_score_has_no_score(tiny, policy, one, both):
    made = tiny(f"overall: {{rollup: {{rule: mean, without_score: {policy}}}}}", row(1) + row(1, 1, id="d"))
    assert node(made, "c.f1=na d.f1=5 d.f2=7").value is None
    assert node(made, "c.f1=na d.f1=5 d.f2=7", "overall").value == number(one)
    assert node(made, "c.f1=na d.f1=na d.f2=na", "overall").value == number(both)


@pytest.mark.parametrize(
    ("shown", "decimals", "points", "given", "text"),
    [
        ("number", 1, "0 76.25 77.5 100", (76.25, 77.5), "76.9"),  # 76.875
        ("number", 1, "0 1.04 1.05 2", (1.04, 1.05), "1.0"),  # 1.045; rounded to 1.05 first it would be 1.1
        ("number", 2, "0 1 2", (1, 1, 2), "1.33"),
        ("number", 0, "0 1 2", (1, 2), "2"),
        ("number", 1, "0 0.1 0.2 0.3", (0.1, 0.2), "0.2"),  # exactly 0.15, where binary fractions fall short
        ("percent", 0, "0 0.005 1", (0.005,), "1%"),
        ("percent", 1, "0 1", (1, 0, 0), "33.3%"),
    ],
)
def test_numbers_are_rounded_once_and_half_up_when_they_are_shown(tiny, shown, decimals, points, given, text):
    made = tiny(f"shown: {shown}, decimals: {decimals}", row(*[1] * len(given)), marks=points)
    assert figure(made, node(made, marks(*given)).value) == text


def test_a_third_stays_a_third(tiny):
    made = tiny("overall: {rollup: {rule: sum, times: 3}}", row(1, 1, 1) + row(1, 1, 1, id="d"))
    assert node(made, f"{marks(1, 0, 0)} {marks(0, 0, 1, id='d')}", "overall").value == 2
    assert decimal(Fraction(153_750, 2_000), 1) == "76.9"
