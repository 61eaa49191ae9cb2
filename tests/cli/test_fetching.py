"""Requests of an Open311 server into a file, from the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.cli.conftest import one_line
from tests.measures.georeport.server import HTML, City, Reply, request, serving

DAYS = ("--since", "2024-03-01", "--until", "2024-03-31")


@pytest.fixture
def city():
    def day(month: int, number: int) -> datetime:
        return datetime(2024, month, number, 23, 30, tzinfo=UTC)

    return City([request(n, moment) for n, moment in enumerate([day(2, 28), day(3, 1), day(3, 31), day(4, 2)])])


def test_the_requests_of_both_days_and_all_between(run_well, city, tmp_path):
    file = tmp_path / "march.jsonl"
    with serving(city) as base:
        said = run_well("fetch-open311", base, *DAYS, "-o", file)
    assert said == f"wrote {file}: 2 requests from {base}\n"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [row["service_request_id"] for row in rows] == ["24-000001", "24-000002"]


def test_days_begin_where_the_center_is(run_well, city, tmp_path):
    with serving(city) as base:
        run_well("fetch-open311", base, *DAYS, "-o", tmp_path / "a.jsonl", "--timezone", "America/Chicago")
    assert city.asked[0][1]["start_date"] == "2024-03-01T06:00:00Z"
    assert city.asked[0][1]["end_date"] == "2024-04-01T05:00:00Z"


def test_a_key_comes_from_the_environment(run_well, city, tmp_path, monkeypatch):
    monkeypatch.setenv("OPEN311_KEY", "s3cret")
    with serving(city) as base:
        said = run_well("fetch-open311", base, *DAYS, "-o", tmp_path / "a.jsonl", "--jurisdiction", "example.gov")
    assert city.asked[0][1]["api_key"] == "s3cret"
    assert city.asked[0][1]["jurisdiction_id"] == "example.gov"
    assert "s3cret" not in said


def test_a_web_page_is_told_and_no_file_is_left(run, tmp_path):
    file = tmp_path / "a.jsonl"
    with serving(City([], instead=lambda path, query, n: Reply(HTML))) as base:
        code, out, err = run("fetch-open311", base, *DAYS, "-o", file)
    assert (code, out) == (1, "")
    assert "a web page came instead of requests" in err
    assert not file.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--since", "March", "--until", "2024-03-31", "-o", "a.jsonl"), "'March' does not match"),
        ((*DAYS, "-o", "a.csv"), "'a.csv' ends in neither .jsonl"),
        ((*DAYS, "-o", "a.jsonl", "--timezone", "Chicago"), "there is no time zone 'Chicago'"),
    ],
)
def test_wrong_use_is_told(run, arguments, told):
    code, _, err = run("fetch-open311", "https://311.example.gov", *arguments)
    assert code == 2
    assert told in one_line(err)
