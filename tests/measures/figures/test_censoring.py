"""The median that doesn't forget open requests, on figures that are known from elsewhere."""

from datetime import datetime, timedelta

import pytest

from maturity.measures.model import Among
from maturity.measures.record import Clock
from tests.measures.figures.extracts_here import AS_OF, measured, request

# Weeks of remission of leukemia patients (Freireich and others, 1963), the example of most textbooks on survival;
# its medians are known to be 23 weeks with the drug and 8 without. A minus sign: still in remission when it ended.
DRUG = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]
NO_DRUG = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
START = datetime(2026, 1, 1)


def lived(times):
    for days in times:
        if days < 0:
            yield request(requested_datetime=datetime.combine(AS_OF, datetime.min.time()) + timedelta(days=days))
        else:
            yield request(requested_datetime=START, closed_date=START + timedelta(days=days), status="closed")


@pytest.mark.parametrize(("times", "median"), [(DRUG, 23), ([*NO_DRUG, -85], 8)])
def test_the_textbook_example(times, median):
    found = measured(list(lived(times)), clocks={"requested_datetime": Clock.DAY, "closed_date": Clock.DAY})
    figure = found.find("time-to-close.median-with-open")
    assert (figure.value, figure.unit, figure.denominator) == (median, "days", len(times))


def test_open_requests_make_it_longer_than_the_median_of_closed_ones():
    rows = [
        request(requested_datetime=START, closed_date=START + timedelta(hours=hours), status="closed")
        for hours in range(1, 11)
    ]
    rows += [request(requested_datetime=START) for _ in range(8)]
    found = measured(rows)
    assert found.find("time-to-close.median").value == 5.5
    assert found.find("time-to-close.median-with-open").value == 9


def test_it_is_not_reached_where_fewer_than_half_are_closed():
    rows = [request(requested_datetime=START) for _ in range(6)]
    rows += [request(requested_datetime=START, closed_date=START + timedelta(hours=1), status="closed")] * 5
    figure = measured(rows).find("time-to-close.median-with-open", Among.RESIDENTS)
    assert (figure.value, figure.why_not) == (None, "not-reached")
