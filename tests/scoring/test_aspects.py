"""Two numbers an answer: rolled up apart and joined at groups, or joined at each answer."""

from __future__ import annotations

import pytest

from maturity.scoring.score import score
from tests.scoring.tiny import answered, build, node, number, row

ASPECTS = "aspects: [{id: written, label: Written, options: marks, weight: 3}, {id: done, label: Done, options: marks}]"


@pytest.fixture
def rated(tmp_path):
    return lambda *told, **more: build(tmp_path, *told, head=ASPECTS, **more)


# Written 8 and 2, done 4 and 10.
BOTH = "c.f1=written:8+done:4 c.f2=written:2+done:10"


@pytest.mark.parametrize(
    ("rollup", "join", "at_groups", "at_features"),
    [
        ("mean", "mean", 6, 6),  # (5 + 7) / 2; (6 + 6) / 2
        ("mean", "weighted-mean", "5.5", "5.5"),  # (3 * 5 + 7) / 4; (7 + 4) / 2
        ("mean", "sum", 12, 12),
        ("mean", "weighted-sum", 22, 22),
        ("mean", "min", 5, 3),  # the lower of 5 and 7; the mean of 4 and 2
        ("mean", "max", 7, 9),
        ("min", "max", 4, 8),  # the lowest are 2 and 4; the highest are 8 and 10
        ("max", "min", 8, 4),
        ("{rule: start-minus-sum, start: 0}", "min", -10, -14),  # lacking 10 and 6; lacking 6 and 8
        ("{rule: mean, on: normalized}", "min", "1/2", "3/10"),  # shares of 10: as above
    ],
)
def test_where_aspects_are_joined(rated, rollup, join, at_groups, at_features):
    for at, expected in (("groups", at_groups), ("features", at_features)):
        made = rated(f"capability: {{rollup: {rollup}}}, join: {{rule: {join}, at: {at}}}", row(1, 1))
        found = node(made, BOTH)
        assert (found.value, found.low, found.high) == (number(expected),) * 3, at


def test_each_aspect_is_told_apart_where_groups_join_them(rated):
    found = node(rated("join: {rule: min}", row(1, 1)), BOTH)
    assert {aspect: told.value for aspect, told in found.aspects.items()} == {"written": 5, "done": 7}
    assert node(rated("join: {rule: min, at: features}", row(1, 1)), BOTH).aspects == {}


def test_an_aspect_that_is_not_rated_is_open(rated):
    made = rated("join: {rule: mean}", row(1, 1))
    found = node(made, "c.f1=written:8+done:4 c.f2=written:2")
    assert (found.value, found.low, found.high, found.settled) == (number("3.5"), number("3.5"), 6, 1)
    assert found.aspects["written"] == (5, 5, 5)
    assert found.aspects["done"] == (2, 2, 7)


def test_an_aspect_that_is_not_rated_is_skipped_alone(rated):
    found = node(rated("blank: skip, join: {rule: mean}", row(1, 1)), "c.f1=written:8+done:4 c.f2=written:2")
    assert {aspect: told.value for aspect, told in found.aspects.items()} == {"written": 5, "done": 4}
    assert (found.value, found.low, found.high) == (number("4.5"), number("3.5"), 6)


def test_one_mark_stands_for_all_aspects(rated):
    assert node(rated("join: {rule: weighted-mean}", row(1)), "c.f1=7").value == 7


@pytest.mark.parametrize(("weight", "expected"), [(1, 10), (0, 4)])
def test_an_aspect_of_no_weight_counts_nothing(tmp_path, weight, expected):
    head = f"aspects: [{{id: a, label: A, options: marks}}, {{id: b, label: B, options: marks, weight: {weight}}}]"
    made = build(tmp_path, "join: {rule: weighted-sum}", row(1), head=head)
    assert node(made, "c.f1=a:4+b:6").value == expected


@pytest.mark.parametrize(("join", "stage"), [("mean", 3), ("min", 0), ("max", 3), ("sum", 3), ("weighted-mean", 3)])
def test_a_ladder_looks_at_the_share_of_the_joined_answer(rated, join, stage):
    # Written 10 of 10 and done 4 of 10: 0.7 (also where points are added), 0.4, 1 and 0.85.
    made = rated(
        f"join: {{rule: {join}}}, capability: {{ladder: {{conditions: [{{over: stage, passing_at: 0.7}}]}}}}",
        row(1, stages="1"),
    )
    assert node(made, "c.f1=written:10+done:4").stage == stage


def test_aspects_go_up_the_groups_apart(rated):
    # Written 8 and 2, done 4 and 10 in two groups: the lowest of each aspect is 2 and 4, and joined at the whole 2.
    made = rated("join: {rule: min}, overall: {rollup: min}", row(1) + row(1, id="d"))
    result = score(made, answered(made, "c.f1=written:8+done:4 d.f1=written:2+done:10"))
    assert [one.value for one in (*result.capabilities, result.overall)] == [4, 2, 2]
    assert result.overall.aspects == {"written": (2, 2, 2), "done": (4, 4, 4)}


@pytest.mark.parametrize(("policy", "expected"), [("exclude", 6), ("full-credit", 8), ("zero", 3), ("target", "5.5")])
def test_does_not_apply_where_aspects_are_rated(rated, policy, expected):
    made = rated(f"does_not_apply: {policy}, join: {{rule: mean}}", row(1, 1))
    assert node(made, "c.f1=written:8+done:4 c.f2=na", targets="c.f2=5").value == number(expected)
