"""Who asks often, sometimes and once: counted again in plain Python, and small groups that nobody can be found in."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from maturity.measures.engagement.values import value_of
from maturity.measures.model import By
from tests.measures.engagement import plain
from tests.measures.engagement.rows import AS_OF, a_year, request, scope

SEGMENTS = ("hyper", "engaged", "one-time")


def town(often: dict[int, int], **given):
    """Requests of so many people who made so many, by that number."""
    rows, who = [], 0
    for number, people in often.items():
        for _ in range(people):
            who += 1
            rows += [request(len(rows) + n + 1, requester=f"h{who}", **given) for n in range(number)]
    return rows


@pytest.mark.parametrize("seed", [1, 2])
def test_people_and_their_share_are_what_a_plain_count_gives(measured, seed):
    rows = a_year(seed, rows=6000, people=3000)
    found = measured(rows)
    numbers = [len(ids) for ids in plain.incidents(rows).values()]
    cut_off = plain.hyper_from(numbers)
    parts = {
        "hyper": [n for n in numbers if n >= cut_off],
        "engaged": [n for n in numbers if 2 <= n < cut_off],
        "one-time": [n for n in numbers if n == 1],
    }
    assert min(map(len, parts.values())) >= 10
    assert found("requesters.all").value == len(numbers)
    for segment, kept in parts.items():
        one, share = found(f"requesters.{segment}"), found(f"requesters.{segment}.share")
        assert (one.value, one.numerator) == (len(kept), sum(kept))
        assert float(share.value) == pytest.approx(sum(kept) / sum(numbers), abs=1e-6)
        assert one.figures["cut_off"] == cut_off
        assert float(one.figures["people_share"]) == pytest.approx(len(kept) / len(numbers), abs=1e-6)
    assert found("concentration.gini").value == value_of(plain.gini(numbers))
    for key, share in (("top-1", 100), ("top-10", 10)):
        assert found(f"concentration.{key}").value == value_of(plain.top(numbers, -(-len(numbers) // share)))


@pytest.mark.parametrize("seed", [1, 2])
def test_every_row_of_residents_is_counted_or_left_out_for_one_reason(measured, seed):
    rows = a_year(seed)
    found = measured(rows)
    residents = sum(row["resident"] for row in rows)
    whole = [one for one in found.all if one.by is By.WHOLE]
    assert {one.denominator + sum(gone.rows for gone in one.exclusions) for one in whole} == {residents}
    reasons = [plain.reason(row) for row in rows]
    told = {gone.reason: gone.rows for gone in found("without-requester").exclusions}
    assert told == {
        why: reasons.count(why) for why in ("no-requested-date", "before-the-period", "elected", "duplicate")
    }
    assert found("requesters.all").figures["staff"] == reasons.count("staff")
    assert all("staff-left-out" in one.notes for one in found.all)


def test_the_top_hundredth_of_a_town_where_most_ask_once(measured):
    found = measured(town({1: 900, 2: 70, 5: 20, 12: 7, 40: 3}))
    hyper = found("requesters.hyper")
    assert (hyper.value, hyper.numerator, hyper.figures["cut_off"]) == (10, 204, 12)
    assert (found("requesters.engaged").value, found("requesters.one-time").value) == (90, 900)
    assert found("requesters.one-time.share").value == value_of(plain.Fraction(900, 1344))


def test_those_with_as_many_requests_stay_together(measured):
    """Thirty people share the tenth place: taking all of them in would be 3 %, so none is."""
    found = measured(town({1: 900, 2: 70, 9: 30}))
    assert found("requesters.hyper").value == 0
    assert found("requesters.engaged").value == 100


def test_where_all_ask_as_often_nobody_stands_out(measured):
    found = measured(town({1: 40}))
    assert found("concentration.gini").value == 0
    assert [found(f"requesters.{one}").value for one in SEGMENTS] == [0, 0, 40]


def test_a_few_people_are_not_told_nor_given_away_by_the_others(measured):
    found = measured(town({1: 200, 2: 60, 30: 2}))
    hyper, engaged, once = (found(f"requesters.{one}") for one in SEGMENTS)
    assert (hyper.value, hyper.why_not) == (None, "too-few-requesters")
    assert (engaged.value, engaged.why_not) == (None, "protects-others")
    assert once.value == 200
    assert found("concentration.top-1").why_not == "too-few-for-a-share"
    assert found("concentration.top-10").figures["people"] == 27


def test_the_rest_of_a_total_is_hidden_too(measured):
    """Six ask twice and nobody more: who knows all people and those who asked once would know the six."""
    found = measured(town({1: 200, 2: 6}))
    assert [found(f"requesters.{one}").measurable for one in SEGMENTS] == [True, False, False]
    assert found("requesters.hyper").value == 0  # nobody is behind it


def test_below_ten_people_nothing_is_told_of_them(measured):
    found = measured(town({1: 9}))
    people = [one for one in found.all if one.measure.startswith(("requesters", "concentration"))]
    assert {one.why_not for one in people} == {"too-few-requesters"}
    assert all(one.value is None and one.numerator is None for one in people)


def test_one_incident_in_two_rows_is_one(measured):
    rows = [request(n, requester=f"h{n % 20}", service_request_id=f"R{n % 20}") for n in range(40)]
    found = measured(rows)
    assert found("requesters.one-time").value == 20
    assert {gone.reason: gone.rows for gone in found("requesters.all").exclusions} == {"repeated-incident": 20}


def test_many_without_a_requester_make_it_a_lower_bound(measured):
    rows = town({1: 70, 2: 10}) + [request(1000 + n) for n in range(45)]
    found = measured(rows)
    assert found("without-requester").value == Decimal("0.333333")
    assert "lower-bound" in found("concentration.gini").notes
    assert "lower-bound" not in measured(rows[:-10])("concentration.gini").notes


def test_without_requesters_places_are_counted_and_called_so(measured):
    rows = [request(n, place=f"p{n % 30 if n < 300 else n}", area=f"Ward {n % 12}") for n in range(400)]
    found = measured(rows)
    assert found("requesters.all").why_not == "no-requester"
    assert found("without-requester").value == 1
    assert found("places.gini").value == value_of(plain.gini([10] * 30 + [1] * 100))
    assert "places-not-people" in found("places.gini").notes
    assert found("places.gini").figures["places"] == 130
    assert found("places.repeated.share").value == Decimal("0.75")
    assert found("areas.gini").notes[-1] == "areas-not-people"


def test_the_last_twelve_months_count_and_a_shorter_extract_says_how_long(measured):
    early = [request(n, requester=f"h{n}", requested_datetime=datetime(2025, 6, 30, 23, 59)) for n in range(5)]
    late = [request(9 + n, requester=f"h{n}", requested_datetime=datetime(2025, 7, 1)) for n in range(20)]
    found = measured(early + late)
    assert found("requesters.all").value == 20
    assert "last-12-months" in found("requesters.all").notes
    assert found("requesters.all").exclusions[0].rows == 5
    since = AS_OF - timedelta(days=90)
    recent = [request(n, requester=f"h{n}", requested_datetime=since + timedelta(days=n % 9)) for n in range(20)]
    for one in (
        measured(recent)("requesters.all"),
        measured(late + recent, None, scope(since=since))("requesters.all"),
    ):
        assert "shorter-than-12-months" in one.notes
        assert one.figures["days"] == 90


def test_nothing_at_all(measured):
    found = measured([request(1, resident=False, channel="staff")])
    assert all(one.value is None and one.why_not for one in found.all)
