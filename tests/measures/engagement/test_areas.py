"""Use, need, waiting and channels by area: counted again in plain Python, with nothing small to be found out."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from maturity.measures.engagement import Area, Areas
from maturity.measures.engagement.values import value_of
from maturity.measures.engagement.ways import WAY_OF, WAYS
from maturity.measures.model import By
from maturity.measures.record import Clock
from tests.measures.engagement import plain
from tests.measures.engagement.rows import AS_OF, a_year, request

AREAS = Areas(
    {
        "North": Area(12_000, Decimal(40)),
        "South": Area(30_000, Decimal("90.5")),
        "Ward 2": Area(8_000, Decimal(10)),
        "Ward 10": Area(900),
        "Old Town": Area(5_500),
        "Tiny": Area(1_500),
        "Quiet": Area(2_000),
    },
    "potholes",
    "areas.yaml",
)


@pytest.mark.parametrize("seed", [1, 2])
def test_use_and_need_are_what_a_plain_count_gives(measured, seed):
    rows = a_year(seed)
    found, here = measured(rows, AREAS), plain.by_area(rows)
    people = sum(one.population for one in AREAS.by_name.values())
    asked = sum(here[name] for name in AREAS.by_name)
    city = Fraction(1000 * asked, people)
    assert found("use-rate").value == value_of(city)
    assert found("use-rate").denominator == asked
    reports = Fraction(sum(here[name] for name in ("North", "South", "Ward 2"))) / Fraction(Decimal("140.5"))
    for name, area in AREAS.by_name.items():
        rate, ratio = found("use-rate", name), found("use-ratio", name)
        if not rate.measurable:
            assert (ratio.value, rate.numerator, rate.denominator) == (None, None, 0)
            continue
        assert rate.value == value_of(Fraction(1000 * here[name], area.population))
        assert ratio.value == value_of(Fraction(1000 * here[name], area.population) / city)
        if area.need:
            gap = 1 - Fraction(here[name]) / Fraction(area.need) / reports
            assert found("reporting-gap", name).value == value_of(gap)
    assert found("use-rate", "Ward 10").why_not == "few-residents"
    assert found("use-rate", "Quiet").value == 0
    assert plain.people_in(rows, "Tiny") < 10
    assert found("use-rate", "Tiny").why_not == "too-few-requesters"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_residents_of_all_areas_give_no_small_one_away(measured, seed):
    """Only the sum of what is hidden is known, and it is of at least two areas and ten people."""
    rows = [row for row in a_year(seed) if row["area"] in ("North", "South", "Tiny", "Ward 2")]
    areas = Areas({name: Area(5000) for name in ("North", "South", "Tiny", "Ward 2")})
    found = measured(rows, areas)
    hidden = [name for name in areas.by_name if not found("use-rate", name).measurable]
    assert 0 < plain.people_in(rows, "Tiny") < 10
    assert "Tiny" in hidden
    assert len(hidden) == 2
    other = next(name for name in hidden if name != "Tiny")
    assert found("use-rate", other).why_not == "protects-others"
    assert plain.by_area(rows)[other] == min(plain.by_area(rows)[name] for name in ("North", "South", "Ward 2"))


def test_no_areas_file_and_no_areas(measured):
    with_areas = measured(a_year(1, rows=300))
    assert {with_areas(one).why_not for one in ("use-rate", "use-ratio", "reporting-gap")} == {"no-population"}
    without = measured([request(n, requester=f"h{n}") for n in range(30)], AREAS)
    for one in ("use-rate", "use-ratio", "reporting-gap", "parity", "channel-by-area"):
        assert without(one).why_not == "no-area"
        assert without(one).denominator + sum(gone.rows for gone in without(one).exclusions) == 30


@pytest.mark.parametrize("seed", [1, 2])
def test_parity_is_what_a_plain_count_gives(measured, seed):
    rows = a_year(seed)
    found = measured(rows)
    for name in ("North", "South", "Ward 2", "Ward 10"):
        one = found("parity", name)
        assert float(one.value) == pytest.approx(float(plain.parity(rows, name)), abs=1e-6)
        types = [n for (_, where), n in plain.waits(rows).items() if where == name]
        assert one.denominator == sum(len(n) for n in types if len(n) >= 10)
    assert not found("parity", "Tiny").measurable


def test_an_area_with_slow_kinds_of_requests_is_not_slow(measured):
    """Each kind takes as long everywhere; only the mix differs, and it must not count."""
    rows = []
    for area, trees, holes in (("East", 80, 20), ("West", 20, 80)):
        for n in range(trees + holes):
            days = 40 if n < trees else 2
            made = AS_OF - timedelta(days=100)
            rows.append(
                request(
                    len(rows),
                    area=area,
                    requester=f"{area}{n}",
                    requested_datetime=made,
                    closed_date=made + timedelta(days=days),
                    status="closed",
                    service_name="Tree" if n < trees else "Pothole",
                )
            )
    found = measured(rows)
    assert (found("parity", "East").value, found("parity", "West").value) == (1, 1)
    assert found("parity", "East").figures["types"] == 2
    late = [row | ({"close_seconds": 2 * row["close_seconds"]} if row["area"] == "East" else {}) for row in rows]
    assert measured(late)("parity", "East").value > 1 > measured(late)("parity", "West").value


def test_days_are_counted_where_a_clock_has_days_only(measured):
    def closed(number, area, days):
        made = AS_OF - timedelta(days=50, hours=-(number % 20))
        ends = (made + timedelta(days=days)).replace(hour=0, minute=0)
        return request(
            number, area=area, requester=f"{area}{number}", requested_datetime=made, closed_date=ends, status="closed"
        )

    rows = [closed(n, "East", 0) for n in range(20)] + [closed(20 + n, "West", 4) for n in range(60)]
    clocks = {"requested_datetime": Clock.TIME, "closed_date": Clock.DAY}
    found = measured(rows, clocks=clocks)
    assert found("parity", "East").value == 0
    assert found("parity", "West").value == 1
    assert found("parity", "East").denominator == 20


@pytest.mark.parametrize("seed", [1, 2])
def test_channels_by_area_are_what_a_plain_count_gives(measured, seed):
    rows = a_year(seed)
    found = measured(rows)
    for name in ("North", "South", "Ward 2", "Ward 10", "Old Town"):
        mix = Counter(WAY_OF[row["channel"]] for row in plain.counting(rows) if row["area"] == name)
        one = found("channel-by-area", name)
        assert one.denominator == sum(mix.values())
        shown = [group for group in WAYS if group in one.figures]
        assert "phone" in shown
        for group in shown:
            assert one.figures[group] == value_of(Fraction(mix[group], sum(mix.values())))
            assert mix[group] == 0 or mix[group] >= 5
        if one.measurable:
            assert one.numerator == mix["online"] + mix["mobile"]


def test_channels_by_segment(measured):
    rows = a_year(1, rows=6000, people=3000)
    found = measured(rows)
    numbers = {who: len(ids) for who, ids in plain.incidents(rows).items()}
    once = [row for row in plain.counting(rows) if row["requester"] and numbers[row["requester"]] == 1]
    assert found("channel-by-segment", "one-time", By.SEGMENT).denominator == len(once)
    digital = sum(WAY_OF[row["channel"]] in ("online", "mobile") for row in once)
    assert found("channel-by-segment", "one-time", By.SEGMENT).numerator == digital


def test_no_channel(measured):
    rows = [request(n, channel="unknown", area=f"W{n % 2}", requester=f"h{n}") for n in range(60)]
    assert measured(rows)("channel-by-area").why_not == "no-channel"
    one_area = [request(n, area="W", requester=f"h{n}") for n in range(60)]
    assert measured(one_area)("channel-by-area").why_not == "one-area"
