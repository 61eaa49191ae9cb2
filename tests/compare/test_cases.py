"""Comparisons worked by hand: each case says in its comments how its figures come about."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from maturity.compare.comparison import Capability, Comparison, FeatureFigures, letters
from maturity.compare.members import Member
from tests.compare.centers_here import center, shown

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def member(given: dict[str, Any]) -> Member:
    alias = next(n for n in range(1, 100) if letters(n) == given["alias"])
    sharing = "named" if given.get("named") else "statistics" if given.get("statistics") else "alias"
    made = center(alias, sharing, (token(given["phone"]), token(given["records"]), "-"), given["answers"])
    return Member(made.key, made.alias, f"Town {given['alias']}", made.sharing, made.digest)


def token(stage: int | str) -> str:
    low, _, high = str(stage).partition("-")
    return "-" if stage == "none" else low + (high or low)


def figures(one: Capability) -> dict[str, Any]:
    found = one.figures
    assert found is not None
    told = {
        "n": found.n,
        "median": found.median,
        "quartiles": [found.low_quartile, found.high_quartile],
        "at_least": {each.stage: each.count for each in found.at_least},
        "open": found.open,
    }
    assert all(each.share == Fraction(each.count, found.n) for each in found.at_least)
    return told | ({} if found.lowest is None else {"ends": [found.lowest, found.highest]})


def wanted(given: dict[str, Any]) -> dict[str, Any]:
    exact = {key: [Fraction(one) for one in given[key]] for key in ("quartiles", "ends") if key in given}
    return given | exact | {"median": Fraction(given["median"])}


def told_of(one: FeatureFigures) -> dict[str, Any]:
    counts = {"n": one.n, "have": one.have, "partly": one.partly, "missing": one.missing}
    beside = {key: getattr(one, key) for key in ("dont_know", "excluded") if getattr(one, key)}
    return counts | beside | {"exemplars": list(one.exemplars)}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_comes_out_as_worked_by_hand(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    found: Comparison = shown([member(one) for one in case["centers"]])
    expect = case["expect"]
    if "withheld" in expect:
        assert (found.withheld, len(found.rows)) == (expect["withheld"], expect["rows"])
        return
    assert (found.n, found.within, found.withheld) == (expect["n"], expect["within"], None)
    for one in found.capabilities:
        assert figures(one) == wanted(expect[one.id])
    assert {one.feature: told_of(one) for one in found.features} == expect["features"]
    assert [one.feature for one in found.gaps] == expect["gaps"]
