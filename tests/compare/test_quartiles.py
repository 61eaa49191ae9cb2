"""Median and quartiles, by hand: Tukey's hinges."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.compare.quartiles import middle_half


@pytest.mark.parametrize(
    ("values", "low", "median", "high"),
    [
        ([3], 3, 3, 3),
        ([1, 2], 1, F(3, 2), 2),
        ([1, 2, 3, 4], F(3, 2), F(5, 2), F(7, 2)),
        # The middle one of five is in both halves: 1 2 3 and 3 4 5.
        ([1, 2, 3, 4, 5], 2, 3, 4),
        ([0, 1, 1, 2, 2, 3, 5], 1, 2, F(5, 2)),
        ([0, 0, 1, 1, 2, 2, 3, 3], F(1, 2), F(3, 2), F(5, 2)),
        ([F(1, 3), F(1, 3), F(2, 3)], F(1, 3), F(1, 3), F(1, 2)),
    ],
)
def test_by_hand(values: list, low: F, median: F, high: F) -> None:
    found = middle_half(Counter(map(F, values)))
    assert (found.low, found.median, found.high) == (low, median, high)


def test_of_nothing_there_is_no_middle() -> None:
    with pytest.raises(ValueError, match="no values"):
        middle_half({F(1): 0})


@given(st.lists(st.fractions(0, 5, max_denominator=12), min_size=1, max_size=12))
def test_they_lie_between_the_ends_and_turn_around_with_the_values(values: list[F]) -> None:
    found = middle_half(Counter(values))
    assert min(values) <= found.low <= found.median <= found.high <= max(values)
    around = middle_half(Counter(5 - value for value in values))
    assert (around.low, around.median, around.high) == (5 - found.high, 5 - found.median, 5 - found.low)
