"""What an extract can't tell is refused, with the reason and its numbers in words."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from maturity.measures.definitions import DEFINITIONS
from maturity.measures.model import Among, By
from maturity.measures.record import Cast, Clock
from maturity.measures.wording import notes_of, why_not_of
from maturity.text import words
from tests.measures.figures.extracts_here import measured, request

START = datetime(2026, 1, 1, 8)


def closed(hours=5, made=START, **given):
    return request(requested_datetime=made, closed_date=made + timedelta(hours=hours), **{"status": "closed"} | given)


def opened(made=START, **given):
    return request(requested_datetime=made, **given)


def told(found, measure, among=Among.ALL):
    figure = found.find(measure, among)
    assert figure.value is None
    assert figure.why_not
    return figure.why_not, why_not_of(figure, words())


@pytest.mark.parametrize(
    ("measure", "why"),
    [
        ("time-to-close.median", "missing-closed"),
        ("on-time.due", "missing-closed"),
        ("backlog.overdue", "missing-target"),
        ("digital-share", "missing-channel"),
        ("coding", "missing-service"),
        ("on-time.published", "missing-published"),
        ("closed-elsewhere", "missing-outcome"),
        ("reopened", "missing-log"),
        ("duplicates", "missing-duplicates"),
        ("time-to-close.business", "missing-calendar"),
    ],
)
def test_a_column_that_is_not_there(measure, why):
    assert told(measured([opened(channel="unknown")] * 6), measure)[0] == why


def test_without_statuses_and_closings_nobody_knows_what_is_open():
    assert told(measured([opened(status="unknown")] * 6), "backlog.open")[0] == "missing-standing"


def test_an_empty_extract_and_one_without_dates():
    assert {one.why_not for one in measured([]).figures if one.measure in DEFINITIONS} == {"no-rows"}
    found = measured([request()] * 3)
    assert told(found, "volume")[0] == "missing-requested"
    assert found.rows == 3


def test_too_few_requests_for_a_share_or_a_median():
    found = measured([closed(), closed(), opened()])
    assert told(found, "time-to-close.median") == ("too-few", "Fewer than 5 requests.")
    assert found.find("backlog.open").value == 1


def test_only_closed_requests():
    why, text = told(measured([closed()] * 7), "backlog.open")
    assert why == "no-open-ones"
    assert "All 7 requests" in text
    assert measured([closed()] * 7).find("time-to-close.median").value == 5


def test_a_window_that_is_too_short_for_the_median_of_closed_ones():
    made = datetime(2026, 3, 20)
    found = measured([closed(made=made)] * 6 + [opened(made=made)] * 6)
    why, text = told(found, "time-to-close.median")
    assert why == "window-short"
    assert "11 days" in text
    assert "50%" in text
    assert found.find("time-to-close.median-with-open").value == 5


def test_many_recent_requests_are_told():
    made = datetime(2026, 3, 20)
    found = measured([closed()] * 6 + [closed(made=made)] * 3 + [opened(made=made)] * 3)
    figure = found.find("time-to-close.median")
    assert "recent-weeks" in figure.notes
    assert "50% of the requests" in notes_of(figure, words())[0]


def test_many_closed_before_they_were_made():
    found = measured([closed()] * 7 + [closed(hours=-5)] + [opened()] * 2)
    why, text = told(found, "time-to-close.median")
    assert why == "closed-before-made"
    assert "12.5%" in text
    assert found.find("negative").value == 1


def test_status_and_dates_that_disagree():
    found = measured([closed()] * 5 + [request(requested_datetime=START, status="closed")] * 3 + [opened()])
    why, text = told(found, "backlog.open")
    assert why == "status-at-odds"
    assert "3 requests, 33.3%" in text


def test_dates_that_could_not_be_read():
    cast = Cast(column="closed_date", headers=("Closed",), failed=2)
    found = measured([closed()] * 8 + [opened()] * 2, casts=(cast,))
    why, text = told(found, "time-to-close.median")
    assert why == "dates-unread"
    assert "2 dates" in text
    assert "20%" in text
    targets = Cast(column="expected_datetime", headers=("Due",), failed=6)
    rows = [closed(expected_datetime=START)] * 8 + [opened(expected_datetime=START)] * 2
    assert told(measured(rows, casts=(targets,)), "on-time.due")[0] == "targets-unread"


def test_residents_are_not_told_where_most_channels_are_unknown():
    found = measured([opened(channel="unknown")] * 6 + [opened()] * 4)
    assert told(found, "volume", Among.RESIDENTS)[0] == "residents-unknown"
    assert found.find("volume").value == 10
    assert told(found, "channel-mix")[0] == "channels-unknown"


def test_business_hours_need_times(business):
    rows = [closed()] * 6 + [opened()]
    assert told(measured(rows, calendar=business, clocks={"closed_date": Clock.DAY}), "time-to-close.business")[0] == (
        "clock-days"
    )


def test_a_group_with_too_few_shows_no_share_and_no_part_of_it():
    rows = [closed(service_name="Pothole")] * 6 + [opened(service_name="Tree")] * 3
    found = measured(rows)
    figure = found.find("time-to-close.median", by=By.SERVICE, group="Tree")
    assert figure is None
    small = found.find("target-coverage", by=By.SERVICE, group="Tree")
    assert small is None or small.value is None


def test_the_first_months_and_an_unfinished_one_are_told():
    rows = [closed(made=datetime(2025, 10, 5)), opened()] * 3
    months = measured(rows, as_of=datetime(2026, 3, 15)).of("backlog.by-month", by=By.MONTH)
    assert [one.group for one in months] == ["2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03"]
    assert ["first-months" in one.notes for one in months] == [True, True, True, False, False, False]
    assert [one.group for one in months if "month-unfinished" in one.notes] == ["2026-03"]
    assert months[-1].value == Decimal(3)


def test_a_period_looks_at_what_was_made_in_it():
    rows = [opened(made=datetime(2026, month, 10)) for month in (1, 2, 2, 3)]
    found = measured(rows, since=datetime(2026, 2, 1), until=datetime(2026, 3, 1))
    assert (found.rows, found.find("volume").value) == (2, 2)
