"""Every figure of every measure agrees with a count of the rows one by one."""

import calendar as months_of
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from maturity.measures.columns import Channel
from maturity.measures.definitions import DEFINITIONS
from maturity.measures.definitions.definition import Formula
from maturity.measures.facts import Age
from maturity.measures.groups import NONE
from maturity.measures.model import Among, By
from maturity.measures.quality import FEWEST
from maturity.measures.record import Clock
from tests.measures.figures.any_rows import any_rows
from tests.measures.figures.extracts_here import AS_OF, measured
from tests.measures.figures.plain_count import COUNTED, QUANTILES, WITH_OPEN, Plain, median_with_open, open_at, quantile

COLUMN = {By.SERVICE: "service_name", By.CHANNEL: "channel", By.AREA: "area"}
SLOW = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to make an example smaller would take minutes
)
PASTS = st.sampled_from([AS_OF, datetime(2026, 2, 20, 14, 30), datetime(2026, 3, 1)])


def grouped(plain, among, by, group):
    rows = plain.among(among is Among.RESIDENTS)
    if by is By.WHOLE:
        return rows
    wanted = None if group == NONE else group
    return [row for row in rows if row[COLUMN[by]] == wanted]


def check(plain, found):
    for figure in found.figures:
        if figure.measure not in DEFINITIONS:
            continue
        definition = DEFINITIONS[figure.measure]
        if figure.by is By.WHOLE:
            assert figure.denominator + sum(gone.rows for gone in figure.exclusions) == len(
                plain.among(figure.among is Among.RESIDENTS)
            ), figure
        if figure.by not in (By.WHOLE, *COLUMN) or figure.why_not not in ("", "too-few", "not-reached"):
            continue
        rows = grouped(plain, figure.among, figure.by, figure.group)
        if figure.measure in COUNTED:
            reasons, counts = COUNTED[figure.measure]
            kept, gone = plain.split(rows, reasons)
            counted = sum(bool(counts(plain, row)) for row in kept)
            assert figure.denominator == len(kept), figure
            if figure.by is By.WHOLE:
                assert {one.reason: one.rows for one in figure.exclusions} == gone, figure
            if definition.formula is Formula.COUNT:
                assert figure.value == figure.numerator == counted, figure
            elif len(kept) < FEWEST:
                assert figure.why_not == "too-few"
            else:
                assert figure.numerator == counted, figure
                assert figure.value == pytest.approx(Decimal(counted) / len(kept), abs=Decimal("0.00000001"))
        elif figure.measure in QUANTILES:
            reasons, share = QUANTILES[figure.measure]
            kept, _ = plain.split(rows, reasons)
            assert figure.denominator == len(kept), figure
            if len(kept) < FEWEST:
                assert figure.why_not == "too-few"
            else:
                exact = quantile([plain.took(row) for row in kept], share) / (1 if plain.days else 3600)
                assert float(figure.value) == pytest.approx(float(exact), abs=1e-7), figure
        elif figure.measure == "time-to-close.median-with-open":
            kept, _ = plain.split(rows, WITH_OPEN)
            assert figure.denominator == len(kept), figure
            if len(kept) < FEWEST:
                assert figure.why_not == "too-few"
            else:
                assert figure.value == median_with_open(plain, rows), figure
    check_series(plain, found)


def check_series(plain, found):
    for among in Among:
        rows = plain.among(among is Among.RESIDENTS)
        for figure in found.of("backlog.by-month", among, By.MONTH):
            year, month = map(int, figure.group.split("-"))
            last = datetime(year, month, months_of.monthrange(year, month)[1], 23, 59, 59)
            assert figure.value == open_at(plain, rows, min(last, plain.as_of)), figure
        ages = found.of("backlog.by-age", among, By.AGE)
        if ages:
            waiting = [row for row in rows if row["requested_datetime"] and plain.standing(row) == "open"]
            old = [(plain.as_of - row["requested_datetime"]).days for row in waiting]
            assert [one.group for one in ages] == [one.value for one in Age if one is not Age.NONE]
            bounds = [(0, 7), (8, 30), (31, 90), (91, 365), (366, 10**6)]
            assert [one.value for one in ages] == [sum(low <= days <= high for days in old) for low, high in bounds]
        mix = found.of("channel-mix", among, By.CHANNEL)
        if mix:
            dated = [row for row in rows if row["requested_datetime"]]
            assert {one.group: one.numerator for one in mix} == {
                channel.value: count
                for channel in Channel
                if (count := sum(row["channel"] == channel for row in dated))
            }
            assert sum(one.value for one in mix) == pytest.approx(1, abs=Decimal("0.000001"))


@SLOW
@given(rows=any_rows(), as_of=PASTS)
def test_every_figure_agrees(rows, as_of):
    check(Plain(rows, as_of), measured(rows, as_of))


@SLOW
@given(rows=any_rows(days=True), as_of=PASTS)
def test_where_closings_have_days_only(rows, as_of):
    check(Plain(rows, as_of, closed_day=True), measured(rows, as_of, clocks={"closed_date": Clock.DAY}))


@SLOW
@given(rows=any_rows(odd=False), as_of=PASTS)
def test_where_targets_have_days_only(rows, as_of):
    for row in rows:
        if row["expected_datetime"]:
            row["expected_datetime"] = row["expected_datetime"].replace(hour=0, minute=0, second=0)
    check(Plain(rows, as_of, target_day=True), measured(rows, as_of, clocks={"expected_datetime": Clock.DAY}))


@SLOW
@given(rows=any_rows())
def test_where_there_are_no_statuses(rows):
    for row in rows:
        row["status"] = "unknown"
    check(Plain(rows, AS_OF), measured(rows))


@SLOW
@given(rows=any_rows(), order=st.randoms())
def test_the_order_of_rows_never_matters(rows, order):
    first = measured(rows)
    order.shuffle(rows)
    assert measured(rows).figures == first.figures


@SLOW
@given(rows=any_rows())
def test_residents_are_never_more_than_all(rows):
    found = measured(rows)
    for figure in found.figures:
        if figure.among is Among.RESIDENTS and figure.measure in DEFINITIONS:
            whole = found.find(figure.measure, Among.ALL, figure.by, figure.group)
            assert whole is None or figure.denominator <= whole.denominator


@SLOW
@given(rows=any_rows(odd=False, most=40))
def test_a_month_end_of_the_past_is_what_was_open_then(rows):
    now = measured(rows)
    for month, end in (("2026-01", datetime(2026, 1, 31, 23, 59, 59)), ("2026-02", datetime(2026, 2, 28, 23, 59, 59))):
        then, later = measured(rows, end).find("backlog.open"), now.find("backlog.by-month", by=By.MONTH, group=month)
        if later is not None and then.measurable:
            assert later.value == then.value
