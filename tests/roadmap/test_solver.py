"""The solver's answers: the very least, the first of equals, and none where there is none."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.roadmap.solver import Program, SolverError


def program(size, rows):
    made = Program()
    for _ in range(size):
        made.choice()
    for row, needed in rows:
        made.at_least(row, needed)
    return made


def test_the_first_of_equals_is_taken_however_many_there_are():
    many = 30  # more than are put in order at once
    made = program(many, [(dict.fromkeys(range(many), 1), 3)])
    assert [at for at, one in enumerate(made.cheapest(dict.fromkeys(range(many), 7), range(many))) if one] == [0, 1, 2]
    backwards = list(reversed(range(many)))
    chosen = made.cheapest(dict.fromkeys(range(many), 7), backwards)
    assert [at for at, one in enumerate(chosen) if one] == [27, 28, 29]


def test_rows_that_contradict_each_other_have_no_answer():
    assert program(2, [({0: 1, 1: 1}, 2), ({0: -1}, 0)]).cheapest({0: 1, 1: 1}, [0, 1]) is None
    assert program(1, [({}, 1)]).cheapest({0: 1}, [0]) is None


def test_large_numbers_are_exact_or_refused():
    near = 10**7
    made = program(2, [({0: near, 1: near - 1}, near)])
    assert made.cheapest({0: 5, 1: 1}, [0, 1]) == (1, 0)  # one short of enough is not enough


def test_a_solution_that_does_not_hold_in_whole_numbers_is_refused(monkeypatch):
    made = program(1, [({0: 1}, 1)])
    monkeypatch.setattr("maturity.roadmap.solver.round", lambda _: 0, raising=False)
    with pytest.raises(SolverError):
        made.cheapest({0: 1}, [0])


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_it_finds_what_trying_everything_finds(data):
    size = data.draw(st.integers(1, 6))
    numbers = st.integers(-4, 6)
    row = st.tuples(st.dictionaries(st.integers(0, size - 1), numbers), st.integers(-3, 9))
    rows = data.draw(st.lists(row, max_size=5))
    costs = {at: data.draw(st.integers(0, 5)) for at in range(size)}
    found = [
        chosen
        for chosen in product((1, 0), repeat=size)  # the first of equals comes first
        if all(sum(one * chosen[at] for at, one in given.items()) >= needed for given, needed in rows)
    ]
    best = min(found, key=lambda chosen: sum(costs[at] * one for at, one in enumerate(chosen)), default=None)
    assert program(size, rows).cheapest(costs, range(size)) == best
