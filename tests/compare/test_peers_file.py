"""Peers files: each slip is told with its line, everything at once, and figures are never mixed."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from maturity.compare.peers import MINIMUM, PeerRange
from maturity.compare.peers_file import load_peers
from maturity.compare.peers_scale import measured
from maturity.errors import ContentError
from maturity.framework.document import MAX_PROBLEMS
from maturity.framework.loader import load_framework
from tests.frameworks_here import ROOT, framework
from tests.scoring.any_framework import FOLDERS, loaded

# BaseLoader: everything is text, and none of our own reading is trusted to test itself.
_FIXTURE = yaml.load((Path(__file__).parent / "broken_peers.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
GOOD, SLIPS = _FIXTURE["good"], _FIXTURE["slips"]


@pytest.fixture
def read(tmp_path):
    def go(text, answered=None, name="peers.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return load_peers(path, answered or framework("example"))

    return go


@pytest.fixture
def problems(read):
    def go(text, answered=None):
        with pytest.raises(ContentError) as caught:
            read(text, answered)
        return caught.value.problems

    return go


def test_a_good_file(read):
    found = read(GOOD)

    assert (found.group, found.n, found.as_of) == ("Towns of fewer than 20,000 people", 14, date(2026, 6, 30))
    assert found.ranges == {
        "phone": PeerRange(Decimal(0), Decimal(1), Decimal(2)),
        "records": PeerRange(Decimal(0), Decimal("0.5"), Decimal(1)),
    }


def test_the_same_as_json(read):
    as_json = yaml.load(GOOD, Loader=yaml.SafeLoader) | {"as_of": "2026-06-30"}

    assert read(json.dumps(as_json), name="peers.json") == read(GOOD)


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_each_slip_is_told(problems, slip):
    assert slip["find"] in GOOD

    found = problems(GOOD.replace(slip["find"], slip["replace"], 1))

    listing = "\n".join(map(str, found))
    assert found[0].file.endswith("/peers.yaml"), listing
    assert found[0].line == int(slip["line"]), listing
    assert slip["says"] in found[0].what, listing
    assert slip["why"] in found[0].why, listing
    assert slip["fix_says"] in found[0].fix, listing
    # What is missing under a wrong name is there under that name: two problems, one slip.
    assert len(found) == (2 if "also" in slip else 1), listing
    assert slip.get("also", "") in found[-1].fix, listing


def test_every_problem_is_told_at_once(problems):
    text = GOOD
    for name in ("another version", "too small a group", "a year alone", "unknown capability", "above the last stage"):
        text = text.replace(SLIPS[name]["find"], SLIPS[name]["replace"], 1)

    assert [problem.line for problem in problems(text)] == [2, 4, 5, 7, 11]


def test_a_group_of_the_smallest_size_is_enough(read):
    assert read(GOOD.replace("n: 14", f"n: {MINIMUM}")).n == MINIMUM


def test_figures_of_another_framework_are_one_problem_and_not_ten(problems):
    text = (ROOT / "examples/peers-invented.yaml").read_text(encoding="utf-8")

    assert [problem.where for problem in problems(text)] == ["framework"]


def test_answers_with_local_changes_are_only_compared_with_such(read, problems):
    local = load_framework(ROOT / "frameworks/311", [ROOT / "examples/overlay-springfield.yaml"])
    text = (ROOT / "examples/peers-invented.yaml").read_text(encoding="utf-8")

    assert [problem.where for problem in problems(text, local)] == ["version"]
    assert read(text.replace("version: 1.1.0", "version: 1.1.0+springfield"), local).n == 14


def test_the_example_is_good_and_says_that_it_is_invented(read):
    found = load_peers(ROOT / "examples/peers-invented.yaml", framework("311"))

    assert found.ranges.keys() < {capability.id for capability in framework("311").capabilities}
    assert "invented" in found.group.lower()


def test_the_example_in_the_docs_is_good(read):
    page = (ROOT / "docs/reference/peers-file.md").read_text(encoding="utf-8")
    block = page.partition("```yaml\n")[2].partition("```")[0]

    assert read(block, framework("311")).ranges["requests"] == PeerRange(Decimal(2), Decimal("2.5"), Decimal(4))


@pytest.mark.parametrize("name", FOLDERS)
def test_every_framework_has_a_scale_whose_ends_are_on_it(read, problems, name):
    answered = loaded(name)
    scales = measured(answered)
    assert scales.keys() == {capability.id for capability in answered.capabilities}
    given = {id_: {"low": scale.first, "median": scale.last, "high": scale.last} for id_, scale in scales.items()}
    lines = [
        f"  {id_}: {{{', '.join(f'{key}: {figure}' for key, figure in one.items())}}}" for id_, one in given.items()
    ]
    head = GOOD.partition("capabilities:")[0].replace("example", f'"{answered.id}"').replace("1.0.0", answered.version)
    text = head + "\n".join(["capabilities:", *lines]) + "\n"

    assert read(text, answered).ranges.keys() == scales.keys()

    lowest = f"low: {next(iter(scales.values())).first}"
    beyond = problems(text.replace(lowest, "low: -1000", 1), answered)
    assert [(problem.line, "is not on the scale of" in problem.what) for problem in beyond] == [(7, True)]


def test_percent_is_written_as_a_share(problems):
    answered = framework("311")
    rule = answered.scoring.capability.model_copy(update={"ladder": None})
    scoring = answered.scoring.model_copy(update={"capability": rule})
    numbers = answered.model_copy(update={"scoring": scoring})
    text = (ROOT / "examples/peers-invented.yaml").read_text(encoding="utf-8").partition("capabilities:")[0]

    found = problems(text + "capabilities:\n  access: {low: 0.5, median: 0.6, high: 72}\n", numbers)

    assert [problem.what for problem in found] == ["72 is not on the scale of 'access'"]
    assert found[0].fix == "Write a number from 0 to 1; 72% is 0.72."


@pytest.mark.parametrize("text", ["- a\n", "yes\n"])
def test_what_is_no_peers_file(problems, text):
    found = problems(text)

    assert [problem.what for problem in found] == ["this is not a peers file"]
    assert found[0].fix == "Start from examples/peers-invented.yaml."


def test_a_flood_of_problems_is_cut_short(problems):
    flood = "".join(f"  capability-{number}: {{low: 0, median: 1, high: 2}}\n" for number in range(5_000))

    found = problems(GOOD + flood)

    assert len(found) == MAX_PROBLEMS + 1
    assert any(problem.what.startswith("there are more than") for problem in found)
