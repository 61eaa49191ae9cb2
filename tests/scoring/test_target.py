"""The way to the targets: the share of it that is done, and the progress since an earlier round."""

from __future__ import annotations

import pytest

from maturity.scoring.score import score
from maturity.scoring.target import at_target, has_targets, percent_to_target, progress_to_date
from tests.scoring.tiny import answered, build, marks, number, row


@pytest.mark.parametrize(
    ("given", "targets", "expected"),
    [
        ((4, 6), "c.f1=8 c.f2=8", "5/8"),  # 6 of 16 are missing
        ((4, 10), "c.f1=8 c.f2=8", "3/4"),  # what is better than its target makes up for nothing elsewhere
        ((9, 10), "c.f1=8 c.f2=8", 1),
        ((8, 8), "c.f1=8 c.f2=8", 1),
        ((0, 0), "c.f1=8 c.f2=8", 0),
        ((4, 6), "c.f1=8", "1/2"),  # a feature without a target doesn't count
        ((4, None), "c.f1=8 c.f2=8", "1/4"),  # an open answer counts as the lowest
        ((4, "dk"), "c.f1=8 c.f2=8", "1/4"),
        ((4, "na"), "c.f1=8 c.f2=8", "1/2"),
        ((4, 6), "", None),
        ((4, 6), "c.f1=0", None),  # nothing is aimed at
    ],
)
def test_percent_to_target(tiny, given, targets, expected):
    made = tiny("", row(1, 1))
    assessment = answered(made, marks(*given), targets)
    assert percent_to_target(made, assessment, "c") == number(expected)
    assert has_targets(made, assessment) is bool(targets)


@pytest.mark.parametrize(
    ("policy", "expected"), [("exclude", "1/2"), ("zero", "1/2"), ("full-credit", "14/18"), ("target", "12/16")]
)
def test_percent_to_target_where_one_does_not_apply(tiny, policy, expected):
    # 4 of 8, and beside it nothing, 0 of 0, 10 of 10 or 8 of 8.
    made = tiny(f"does_not_apply: {policy}", row(1, 1))
    assert percent_to_target(made, answered(made, marks(4, "na"), "c.f1=8 c.f2=8"), "c") == number(expected)


def test_percent_to_target_of_the_whole_counts_all_features_below(tiny):
    made = tiny("", row(1, 1) + row(1, id="d"))
    assessment = answered(made, f"{marks(4, 6)} d.f1=1", "c.f1=8 c.f2=8 d.f1=4")
    assert percent_to_target(made, assessment, "overall") == number("11/20")
    assert percent_to_target(made, assessment, "d") == number("1/4")


def test_a_target_stage_asks_for_all_up_to_it_and_for_nothing_above(tiny):
    ladder = "ladder: {conditions: [{over: stage}]}"
    made = tiny(f"capability: {{{ladder}}}", row(1, 1, 1, stages="1 2 3"))
    aimed = score(made, at_target(made, answered(made, marks(5, 5, 5)), {"c": 2})).node("c")
    assert (aimed.stage, aimed.value) == (2, number("20/3"))
    assert percent_to_target(made, answered(made, marks(5, 5, 5)), "c", {"c": 2}) == number("1/2")
    # A target set for one feature counts before that of its capability.
    assert percent_to_target(made, answered(made, marks(5, 5, 5), "c.f3=5"), "c", {"c": 2}) == number("15/25")


@pytest.mark.parametrize(
    ("before", "now", "target", "expected"),
    [
        ((2, 4), (5, 5), "c.f1=8 c.f2=8", "2/5"),  # from 3 to 5 on the way to 8
        ((2, 4), (2, 4), "c.f1=8 c.f2=8", 0),
        ((2, 4), (8, 8), "c.f1=8 c.f2=8", 1),
        ((2, 4), (10, 10), "c.f1=8 c.f2=8", "7/5"),
        ((5, 5), (2, 4), "c.f1=8 c.f2=8", "-2/3"),
        ((None, None), (4, 4), "c.f1=8 c.f2=8", "1/2"),
        ((8, 8), (8, 8), "c.f1=8 c.f2=8", None),  # the way had no length
        (("na", "na"), (4, 4), "c.f1=8 c.f2=8", None),
    ],
)
def test_progress_to_date(tiny, before, now, target, expected):
    made = tiny("", row(1, 1))
    found = progress_to_date(made, answered(made, marks(*now), target), answered(made, marks(*before)), "c")
    assert found == number(expected)


def test_targets_where_aspects_are_rated(tmp_path):
    head = "aspects: [{id: a, label: A, options: marks}, {id: b, label: B, options: marks}]"
    made = build(tmp_path, "join: {rule: mean}", row(1), head=head)
    # Each aspect aims at 8: 4 of 8 and 8 of 8 are 12 of 16, and 10 of 8 is no more than 8.
    assert percent_to_target(made, answered(made, "c.f1=a:4+b:10", "c.f1=8"), "c") == number("3/4")
