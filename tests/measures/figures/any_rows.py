"""Rows as they come in real extracts, with every oddity, for property tests."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from tests.measures.figures.extracts_here import AS_OF, request

START = datetime(2026, 1, 1)
FIRST_TO_LAST = int((AS_OF - START).total_seconds()) + 5 * 86400  # some are made after the day


@st.composite
def any_request(draw, days=False, odd=True):
    """One row: dates that are missing, in the wrong order or ahead, words that are unknown, targets, flags."""
    made = START + timedelta(seconds=draw(st.integers(0, FIRST_TO_LAST)))
    took = draw(st.one_of(st.none(), st.sampled_from([0, 0, 3600, 7200, 86400]), st.integers(1, 40 * 86400)))
    if odd and draw(st.integers(0, 30)) == 0:
        took = -draw(st.integers(1, 9 * 86400))
    closed = None if took is None else made + timedelta(seconds=took)
    if days and closed:
        closed = closed.replace(hour=0, minute=0, second=0)
    wanted = draw(st.one_of(st.none(), st.integers(0, 30 * 86400)))
    statuses = ["open", "closed", "cancelled", "duplicate", "unknown"] if odd else ["open", "closed"]
    normal = "closed" if closed and closed <= AS_OF else "open"
    channels = ["phone", "web", "app", "text", "staff", "system", "walk-in", "unknown"]
    return request(
        requested_datetime=None if odd and draw(st.integers(0, 30)) == 0 else made,
        closed_date=closed,
        expected_datetime=None if wanted is None else made + timedelta(seconds=wanted),
        status=draw(st.sampled_from([normal] * 12 + statuses)),
        channel=draw(st.sampled_from(channels)),
        service_name=draw(st.sampled_from(["Pothole", "Graffiti", "O'Brien's \"tree\"", None])),
        area=draw(st.sampled_from(["North", "South", "", None])),
        duplicate=draw(st.integers(0, 15)) == 0,
        elsewhere=draw(st.sampled_from([None, True, False])),
        published_on_time=draw(st.sampled_from([None, True, False])),
        reopened=draw(st.sampled_from([None, 0, 0, 1, 2])),
        target_given=draw(st.booleans()),
    )


def any_rows(days=False, odd=True, most=60):
    """Some rows."""
    return st.lists(any_request(days=days, odd=odd), min_size=1, max_size=most)
