"""Small tables whose figures were worked out by hand: cases/*.yaml."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from maturity.measures.model import Among, By
from maturity.measures.record import Clock
from tests.measures.figures.extracts_here import measured, request

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CLOCKS = {"made": "requested_datetime", "closed": "closed_date", "target": "expected_datetime"}
GROUPED = {"channel-mix": By.CHANNEL, "backlog.by-month": By.MONTH, "backlog.by-age": By.AGE}
PLAIN = {"channel": "channel", "service": "service_name", "flag": "published_on_time", "elsewhere": "elsewhere"}


def moment(given):
    if isinstance(given, str):
        return datetime.fromisoformat(given)
    return given if isinstance(given, datetime) else datetime.combine(given, time())


def row_of(given):
    times = {name: moment(given[key]) for key, name in CLOCKS.items() if key in given}
    status = given.get("status", "closed" if "closed" in given else "open")
    return request(**times, status=status, **{name: given[key] for key, name in PLAIN.items() if key in given})


def check(figure, wanted):
    assert figure is not None
    assert figure.why_not == ""
    assert figure.value == Decimal(str(wanted["value"]))
    assert figure.denominator == wanted["of"]
    assert figure.unit == wanted.get("unit", figure.unit)
    assert figure.numerator == wanted.get("counted", figure.numerator)
    if "left_out" in wanted:
        assert {gone.reason: gone.rows for gone in figure.exclusions} == wanted["left_out"]


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_the_figures_are_those_worked_out_by_hand(path):
    case = yaml.safe_load(path.read_text())
    end = case["as_of"]
    assert type(end) is date
    clocks = {CLOCKS[key]: Clock.DAY for key in case.get("days", ())}
    found = measured([row_of(one) for one in case["requests"]], datetime.combine(end, time(23, 59, 59)), clocks)
    for among, key in ((Among.ALL, "expect"), (Among.RESIDENTS, "residents")):
        for measure, wanted in case.get(key, {}).items():
            if measure in GROUPED:
                for group, one in wanted.items():
                    check(found.find(measure, among, GROUPED[measure], group), one)
            else:
                check(found.find(measure, among), wanted)


def test_the_three_formulas_of_on_time_differ():
    case = yaml.safe_load((Path(__file__).parent / "cases" / "on_time_in_three_formulas.yaml").read_text())
    shares = [case["expect"][f"on-time.{formula}"]["value"] for formula in ("due", "closed", "published")]
    assert shares == sorted(set(shares))
    assert shares[-1] - shares[0] > 0.1
