"""The Gini index and the shares of the top: worked by hand, against their definition, and shapes that are known."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.measures.engagement.concentration import Spread
from tests.measures.engagement import plain

NUMBERS = st.lists(st.integers(1, 60), min_size=1, max_size=60)


def spread(numbers):
    return Spread(Counter(numbers))


@pytest.mark.parametrize(
    ("numbers", "index"),
    [
        ([7, 7, 7, 7], 0),  # all the same
        ([1, 3], Fraction(1, 4)),
        ([1, 2, 3, 4, 5], Fraction(4, 15)),  # (n - 1) / 3(n + ...) by hand: 2 * 55 / (5 * 15) - 6 / 5
        ([1] * 99 + [901], Fraction(891, 1000)),  # 901 of 1,000 by one in a hundred
    ],
)
def test_gini_worked_by_hand(numbers, index):
    assert spread(numbers).gini() == index


def test_the_shares_of_the_top_are_cut_through_ties():
    made = spread([1] * 180 + [2] * 10 + [50] * 10)
    assert (made.how_many(Fraction(1, 100)), made.of_top(Fraction(1, 100))) == (2, 100)
    assert made.of_top(Fraction(1, 10)) == 520
    assert spread([1, 1, 5]).of_top(Fraction(1, 2)) == 6  # two of three, rounded up


@given(NUMBERS)
def test_gini_is_half_the_mean_difference_over_the_mean(numbers):
    assert spread(numbers).gini() == plain.gini(numbers)
    assert 0 <= spread(numbers).gini() < 1


@given(NUMBERS, st.integers(2, 5))
def test_gini_does_not_know_how_many_there_are_nor_how_much(numbers, times):
    assert spread(numbers * times).gini() == spread(numbers).gini() == spread([n * times for n in numbers]).gini()


@given(NUMBERS, st.data())
def test_giving_more_to_the_most_frequent_never_makes_it_more_even(numbers, data):
    more = data.draw(st.integers(0, 50))
    moved = [*sorted(numbers)[:-1], max(numbers) + more]
    assert spread(moved).gini() >= spread(numbers).gini()


@given(NUMBERS)
def test_the_cut_off_takes_in_no_more_than_its_share_and_all_with_as_many(numbers):
    made = spread(numbers)
    cut_off = made.cut_off(Fraction(1, 10))
    above, _ = made.at_least(cut_off)
    assert cut_off >= 2
    assert above <= made.how_many(Fraction(1, 10))
    lower = [n for n in numbers if 2 <= n < cut_off]
    if lower:  # one more number would be too many
        assert made.at_least(max(lower))[0] > made.how_many(Fraction(1, 10))
