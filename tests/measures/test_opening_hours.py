"""Hours as people write them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.measures.mapping import WorkingDay
from maturity.measures.opening_hours import hours_in, hours_text


@pytest.mark.parametrize(
    "text",
    ["08:00-17:00", " 8 - 17 ", "8:00 AM - 5:00 PM", "8am–5pm", "8 a.m. to 5 p.m.", "8h00 - 17h00", "8.00-17.00"],
)
def test_many_ways_to_write_the_same_hours(text: str) -> None:
    assert hours_in(text) == WorkingDay(opens=time(8), closes=time(17))


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_a_day_without_work(text: str) -> None:
    assert hours_in(text) is None


@pytest.mark.parametrize("text", ["closed", "8", "17-8", "8-8", "8:60-9:00", "25-26", "13 PM - 14 PM", "0 AM - 5 PM"])
def test_what_says_no_hours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        hours_in(text)


@given(st.times(), st.times())
def test_what_is_shown_is_read_as_the_same(one: time, other: time) -> None:
    opens, closes = sorted(moment.replace(second=0, microsecond=0) for moment in (one, other))
    if opens < closes:
        day = WorkingDay(opens=opens, closes=closes)
        assert hours_in(hours_text(day)) == day
