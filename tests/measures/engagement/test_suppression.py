"""What is hidden can't be worked out of what is shown: tried with all the equations that a reader has."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from maturity.measures.engagement.suppression import Cell, hidden_in_line, hidden_in_table

COUNTS = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 20, 100, 350])


@st.composite
def tables(draw):
    rows, columns = draw(st.integers(2, 7)), draw(st.integers(2, 5))
    return {(f"a{row}", f"c{column}"): draw(COUNTS) for row in range(rows) for column in range(columns)}


def worked_out(hidden) -> list[Cell]:
    """The hidden counts that the totals of rows and columns determine, by elimination."""
    cells = sorted(hidden)
    lines = {point: [Fraction(0)] * len(cells) for cell in cells for point in enumerate(cell)}
    for place, cell in enumerate(cells):
        for point in enumerate(cell):
            lines[point][place] = Fraction(1)
    left, done = list(lines.values()), 0
    for place in range(len(cells)):
        pivot = next((n for n in range(done, len(left)) if left[n][place]), None)
        if pivot is None:
            continue
        left[done], left[pivot] = left[pivot], left[done]
        left[done] = [x / left[done][place] for x in left[done]]
        for n, line in enumerate(left):
            if n != done and line[place]:
                left[n] = [a - line[place] * b for a, b in zip(line, left[done], strict=True)]
        done += 1
    return [cells[line.index(1)] for line in left[:done] if sum(map(bool, line)) == 1]


@given(tables())
def test_no_hidden_count_can_be_worked_out(counts):
    hidden = hidden_in_table(counts)
    assert worked_out(hidden) == []
    assert {cell for cell, count in counts.items() if 0 < count < 5} == {
        cell for cell, small in hidden.items() if small
    }


@given(tables())
def test_what_is_hidden_in_a_line_is_enough_together_where_the_line_has_enough(counts):
    hidden = hidden_in_table(counts)
    for side in (0, 1):
        for name in {cell[side] for cell in counts}:
            line = [cell for cell in counts if cell[side] == name]
            gone = [counts[cell] for cell in line if cell in hidden]
            if gone and any(cell not in hidden for cell in line):
                assert len(gone) >= 2
                assert sum(gone) >= 5


def test_two_blocks_that_hang_together_by_one_count_are_seen():
    """Each row and column has two hidden counts or none, and still the one between the blocks would be known."""
    small = {"a0 c0", "a0 c1", "a1 c0", "a1 c1", "a1 c2", "a2 c2", "a2 c3", "a3 c2", "a3 c3"}
    counts = {
        (row, column): 3 if f"{row} {column}" in small else 50
        for row in ("a0", "a1", "a2", "a3")
        for column in ("c0", "c1", "c2", "c3")
    }
    assert worked_out([cell for cell, count in counts.items() if count == 3]) == [("a1", "c2")]
    assert worked_out(hidden_in_table(counts)) == []


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 40), max_size=8))
def test_a_line_hides_nothing_or_enough(sizes):
    hidden = hidden_in_line(sizes, lambda one: sizes[one] < 10, 10)
    assert all(sizes[one] for one in hidden)
    assert {one for one, small in hidden.items() if small} == {one for one, size in sizes.items() if 0 < size < 10}
    if hidden and len(hidden) < sum(map(bool, sizes.values())):
        assert len(hidden) >= 2
        assert sum(sizes[one] for one in hidden) >= 10
