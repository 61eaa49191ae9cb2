"""Durations at the edges of the moments by which they are counted: minutes, then hours, and the late ones."""

from datetime import datetime, timedelta
from decimal import Decimal
from statistics import quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures.figures.extracts_here import measured, request

START = datetime(2024, 1, 1)
EDGES = (0, 1, 59, 60, 61, 3599, 3600, 3601, 10799, 10800, 10801, 14399, 14400, 14401, 86400)


def closed_after(seconds):
    return request(requested_datetime=START, closed_date=START + timedelta(seconds=seconds), status="closed")


@settings(max_examples=25)
@given(st.lists(st.one_of(st.sampled_from(EDGES), st.integers(0, 20000)), min_size=5, max_size=40))
def test_median_and_90th_percentile_are_those_of_the_sorted_durations(took):
    found = measured([closed_after(one) for one in took])
    tenths = quantiles(took, n=10, method="inclusive")
    for measure, seconds in (("time-to-close.median", tenths[4]), ("time-to-close.p90", tenths[8])):
        assert float(found.find(measure).value * 3600) == pytest.approx(seconds, abs=0.001)


@pytest.mark.parametrize("hours", [239, 240, 241, 2000])
def test_half_are_closed_late(hours):
    rows = [closed_after(3600 * hours) for _ in range(6)] + [request(requested_datetime=START)] * 5
    assert measured(rows).find("time-to-close.median-with-open").value == Decimal(hours)
