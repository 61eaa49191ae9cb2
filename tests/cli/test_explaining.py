"""The arithmetic and the rules as the command line prints them."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from tests.frameworks_here import ROOT

CITY = ROOT / "examples/city-180000.yaml"


def numbers(data):
    """Every {exact, number} in it."""
    if isinstance(data, dict):
        if set(data) == {"exact", "number"}:
            yield data
        for inner in data.values():
            yield from numbers(inner)
    elif isinstance(data, list):
        for inner in data:
            yield from numbers(inner)


def test_the_arithmetic_can_be_followed_with_a_pocket_calculator(run):
    code, out, err = run("explain", CITY, "--node", "requests")
    assert (code, err) == (0, "")
    assert "Target times for the twenty most common requests       2  Partly     0.5" in out
    # Five features count 1, 1, 1, 0.5 and 0.5; ten are asked.
    assert [line.split()[-1] for line in out.splitlines() if line.startswith(("Sum ", "How many"))] == [
        "4",
        "10",
        "0.4",
    ]
    assert "3.5 ÷ 4 = 87.5%" in out
    assert "4 ÷ 7 ≈ 57.14%" in out
    assert "So the stage is 2 Track." in out
    assert max(len(line) for line in out.splitlines()) <= 100


def test_the_whole_is_explained_where_no_node_is_named(run):
    out = run("explain", CITY)[1]
    assert "The center as a whole (overall): 2 Track" in out
    assert "In order        1, 1, 2, 2, 2, 2, 2, 2, 2, 2" in out
    assert "The lowest + 1" in out


def test_the_shape_of_the_arithmetic_is_the_documented_one(run):
    documented = (ROOT / "docs/reference/json.md").read_text()
    for node in ("overall", "technology"):
        data = json.loads(run("explain", CITY, "--node", node, "--format", "json")[1])
        assert data["id"] == node
        assert all(f"`{key}`" in documented for key in data)
        found = list(numbers(data))
        assert found
        assert all(float(Fraction(one["exact"])) == one["number"] for one in found)
        inputs = [one for part in data["parts"] for one in part["inputs"]]
        assert all(f"`{one['treated']}`" in documented for one in inputs)
        assert all(f"{key}" in documented for one in inputs for key in one)


def test_an_unknown_node_is_refused_with_the_nearest_and_all_there_are(run):
    code, out, err = run("explain", CITY, "--node", "request")
    assert (code, out) == (2, "")
    assert "Did you mean 'requests'? There is: overall, leadership," in err


@pytest.mark.parametrize("name", ["311", "example"])
def test_a_framework_describes_its_rules(run, name):
    out = run("describe", name)[1]
    data = json.loads(run("describe", name, "--format", "json")[1])
    assert data["framework"]["id"]
    plain = " ".join(out.split())
    for section in data["sections"]:
        assert section["title"] in out
        assert all(sentence in plain for sentence in section["sentences"])
