"""Whatever a server makes of windows, pages and large answers: each of its requests comes exactly once."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.measures.georeport.fetching import Wanted, fetch_requests
from tests.measures.georeport.server import City, request, serving

BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
END = datetime(2025, 1, 1, tzinfo=UTC)


def year(many: int, seed: int = 311) -> list[dict]:
    """Requests of a year, the newest first as servers like to give them."""
    chance = random.Random(seed)
    moments = sorted((BEGIN + timedelta(seconds=chance.randrange(366 * 86400)) for _ in range(many)), reverse=True)
    return [request(number, made) for number, made in enumerate(moments)]


def fetched(city: City, tmp_path, since=BEGIN, until=END, **more):
    into = tmp_path / "requests.jsonl"
    with serving(city) as base:
        found = fetch_requests(Wanted(base, since, until), into, allow_private=True, wait=lambda _: None, **more)
    rows = [json.loads(line) for line in into.read_text(encoding="utf-8").splitlines()]
    assert found.rows == len(rows)
    return rows, found


def numbers(rows) -> list[str]:
    return sorted(row["service_request_id"] for row in rows)


def in_an_object(found):
    return {"requests": found}


def in_two_objects(found):
    return {"service_requests": {"request": found}}


@pytest.mark.parametrize(
    "behavior",
    [
        {},
        {"largest_page": 50},
        {"pages": "last-repeated", "largest_page": 100},
        {"pages": "last-repeated", "largest_page": 5000},
        {"pages": "refused", "largest_page": 100},
        {"pages": "ignored"},
        {"pages": "ignored", "cap": 1000},
        {"pages": "ignored", "cap": 100},
        {"pages": "ignored", "cap": 60, "strict": True},
        {"pages": "ignored", "cap": 200, "days_only": True},
        {"form": "xml"},
        {"form": "xml", "pages": "ignored", "cap": 300},
        {"gzipped": True},
        {"wrap": in_an_object},
        {"wrap": in_two_objects},
    ],
    ids=lambda behavior: str({name: getattr(one, "__name__", one) for name, one in behavior.items()}),
)
def test_every_request_comes_once(behavior, tmp_path):
    city = City(year(3000), **behavior)
    rows, found = fetched(city, tmp_path)
    assert numbers(rows) == numbers(city.requests)
    assert found.notes == ()


def test_no_window_is_longer_than_the_standard_allows(tmp_path):
    city = City(year(300))
    fetched(city, tmp_path)
    spans = [
        datetime.fromisoformat(query["end_date"]) - datetime.fromisoformat(query["start_date"])
        for path, query in city.asked
    ]
    assert max(spans) < timedelta(days=90)
    assert all(query["extensions"] == "true" for _, query in city.asked)


def test_a_server_with_pages_is_not_asked_more_than_needed(tmp_path):
    city = City(year(3000))
    fetched(city, tmp_path)
    assert len(city.asked) <= 5 * 3  # five windows of two pages, and one more that is empty


def test_a_single_request_without_an_array_is_one(tmp_path):
    city = City(year(1), wrap=lambda found: found[0] if found else [])
    rows, _ = fetched(city, tmp_path)
    assert numbers(rows) == numbers(city.requests)


def test_more_requests_of_one_moment_than_an_answer_holds_are_told(tmp_path):
    city = City([request(number, BEGIN + timedelta(days=3)) for number in range(500)], pages="ignored", cap=100)
    rows, found = fetched(city, tmp_path)
    assert len(rows) == 100
    assert "open311-cut" in found.notes


def test_a_server_that_ignores_the_dates_is_asked_once_and_told(tmp_path):
    city = City(year(400), dates_ignored=True, pages="ignored", cap=200)
    until = BEGIN + timedelta(days=300)
    rows, found = fetched(city, tmp_path, until=until)
    newest = city.requests[:200]
    inside = [one for one in newest if datetime.fromisoformat(one["requested_datetime"]) <= until + timedelta(days=1)]
    assert numbers(rows) == numbers(inside)
    assert found.seen.outside == 200 - len(inside) > 0
    assert set(found.notes) == {"open311-dates-ignored", "open311-cut"}
    assert len(city.asked) < 5


def test_requests_without_a_number_are_kept_and_told(tmp_path):
    some = year(30)
    for one in some[:3]:
        del one["service_request_id"]
        one["token"] = f"in process {one['requested_datetime']}"
    rows, found = fetched(City(some), tmp_path)
    assert len(rows) == 30
    assert found.seen.without_id == 3


def test_only_what_measures_need_is_written(tmp_path):
    rows, _ = fetched(City(year(20)), tmp_path)
    assert set(rows[0]) == {
        "service_request_id",
        "status",
        "service_name",
        "requested_datetime",
        "updated_datetime",
        "extended_attributes.channel",
        "extended_attributes.ward",
        "extended_attributes.duplicate",
    }
    assert all(isinstance(cell, str) for row in rows for cell in row.values())
    assert "555 0100" not in json.dumps(rows)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    gaps=st.lists(st.integers(0, 4 * 86400), min_size=1, max_size=120),
    pages=st.sampled_from(["honored", "ignored", "last-repeated"]),
    cap=st.integers(12, 60),
    days=st.integers(5, 200),
)
def test_any_city_comes_whole_or_says_that_it_is_cut(gaps, pages, cap, days, tmp_path):
    made, requests = BEGIN, []
    for number, gap in enumerate(gaps):
        made += timedelta(seconds=gap)
        requests.append(request(number, made))
    until = BEGIN + timedelta(days=days)
    city = City(requests, pages=pages, cap=cap, largest_page=cap)
    rows, found = fetched(city, tmp_path, until=until)
    wanted = {
        one["service_request_id"] for one in requests if datetime.fromisoformat(one["requested_datetime"]) <= until
    }
    got = numbers(rows)
    assert len(got) == len(set(got))
    assert set(got) == wanted or ("open311-cut" in found.notes and set(got) < wanted)
