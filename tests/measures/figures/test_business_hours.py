"""Business hours: nights, weekends and holidays don't count."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from maturity.errors import ContentError
from maturity.measures.calendar import Calendar, read_calendar
from maturity.measures.mapping import WorkingDay
from maturity.measures.model import Among, By
from tests.measures.figures.extracts_here import measured, request

MONDAY = "monday: {opens: '08:00', closes: '17:00'}\n"
WEEK = (*[WorkingDay(opens="08:00", closes="17:00")] * 4, WorkingDay(opens="08:00", closes="12:00"), None, None)


def closed(made, end, **given):
    made, end = datetime.fromisoformat(made), datetime.fromisoformat(end)
    return request(requested_datetime=made, closed_date=end, status="closed", **given)


@pytest.mark.parametrize(
    ("made", "end", "hours"),
    [
        ("2025-12-30 09:00", "2025-12-30 11:30", 2.5),  # within a Tuesday
        ("2025-12-30 16:00", "2025-12-31 09:00", 2),  # over a night
        ("2025-12-31 16:00", "2026-01-02 09:00", 2),  # over the holiday
        ("2026-01-02 11:00", "2026-01-05 09:00", 2),  # over a weekend that begins at noon
        ("2026-01-03 10:00", "2026-01-04 20:00", 0),  # a weekend
        ("2026-01-05 06:00", "2026-01-05 20:00", 9),  # before work until after it
        ("2026-01-05 08:00", "2026-01-12 08:00", 40),  # a week
    ],
)
def test_the_hours_between_two_stamps(business, made, end, hours):
    figure = measured([closed(made, end)] * 5, calendar=business).find("time-to-close.business")
    assert (figure.value, figure.unit, figure.denominator) == (hours, "business-hours", 5)


@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    st.lists(
        st.tuples(st.integers(0, 60 * 24 * 60), st.integers(0, 20 * 24 * 60), st.sampled_from(["phone", "staff"])),
        min_size=5,
        max_size=25,
    )
)
def test_it_is_the_minutes_of_work_counted_one_by_one(times):
    calendar = Calendar("made", WEEK, frozenset({date(2026, 1, 1), date(2026, 1, 19)}))
    rows, minutes = [], {}
    for start, lasted, channel in times:
        made = datetime(2025, 12, 30) + timedelta(minutes=start)
        end = made + timedelta(minutes=lasted)
        rows.append(request(requested_datetime=made, closed_date=end, status="closed", channel=channel, area=channel))
        working = sum(at_work(calendar, made + timedelta(minutes=n)) for n in range(lasted))
        minutes.setdefault(Among.ALL, []).append(working)
        if channel == "phone":
            minutes.setdefault(Among.RESIDENTS, []).append(working)
    found = measured(rows, calendar=calendar)
    for among, worked in minutes.items():
        if len(worked) >= 5:
            worked.sort()
            middle = (worked[(len(worked) - 1) // 2] + worked[len(worked) // 2]) / 2
            figure = found.find("time-to-close.business", among)
            assert float(figure.value) == pytest.approx(middle / 60, abs=1e-6)
            if among is Among.RESIDENTS:
                assert found.find("time-to-close.business", among, By.AREA, "phone").value == figure.value


def at_work(calendar, moment):
    hours = None if moment.date() in calendar.holidays else calendar.week[moment.weekday()]
    return hours is not None and hours.opens <= moment.time() < hours.closes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: x\ntitle: X\n", "no day of the week has hours"),
        ("id: x\ntitle: X\nmonday: {opens: '17:00', closes: '08:00'}\n", "opens at 17:00 and closes at 08:00"),
        ("id: x\ntitle: X\nmonday: {opens: 8, closes: 17}\n", "8 is not a time of day"),
        ("id: x\ntitle: X\nmonday: {opens: '8', closes: '17:00'}\n", "'8' is not a time of day"),
        ("id: x\ntitle: X\nmonday: {opens: 08:00+02:00, closes: '17:00'}\n", "is not a time of day"),
        ("id: x\ntitle: X\nmonday: {opens: '08:00', closes: '25:00'}\n", "'25:00' is not a time of day"),
        (f"id: x\ntitle: X\n{MONDAY}holidays: [20260704]\n", "20260704 is not a day"),
        (f"id: x\ntitle: X\n{MONDAY}holidays: ['2026-02-30']\n", "'2026-02-30' is not a day"),
        ("id: x\ntitle: X\nmoonday: {opens: '08:00', closes: '17:00'}\n", "moonday"),
    ],
)
def test_a_calendar_that_is_wrong(tmp_path, text, said):
    path = tmp_path / "wrong.yaml"
    path.write_text(text)
    with pytest.raises(ContentError, match=said):
        read_calendar(path)
