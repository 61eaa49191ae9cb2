"""The smallest next step on the command line: in words, as data, and as the order of a roadmap."""

from __future__ import annotations

import json
import sys

import pytest

from maturity.cli import main
from tests.frameworks_here import ROOT

CITY = ROOT / "examples/city-180000.yaml"


@pytest.fixture
def run(monkeypatch, capsys):
    """Run a command line and return what it prints."""

    def go(*arguments):
        monkeypatch.setattr(sys, "argv", ["maturity", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        assert not stop.value.code
        return capsys.readouterr().out

    return go


def test_score_and_roadmap_say_what_lifts_each_capability_and_the_whole(run):
    for command in ("score", "roadmap"):
        text = run(command, CITY)
        assert "These 3 features lift you from Track to Deliver" in text
        assert "These 9 features lift the whole from Track to Deliver" in text


def test_every_node_has_its_smallest_step_as_data(run):
    scored = json.loads(run("score", CITY, "--format", "json"))
    documented = (ROOT / "docs/reference/json.md").read_text()
    steps = {node["id"]: node["smallest_step"] for node in (*scored["nodes"], *scored["groups"])}
    assert len(steps) == 11
    assert steps["experience"] == {
        "found": "step",
        "from": "Track",
        "to": "Deliver",
        "features": ["requests.honest-closure", "experience.outcome-survey", "experience.journey-mapping"],
        "prerequisites": ["requests.honest-closure"],
        "points": 5,
    }
    assert all(key in documented for key in steps["experience"])
    nodes = {node["id"]: node for node in scored["nodes"]}
    assert nodes["experience"]["explanation"][-1].startswith("These 3 features lift you from Track to Deliver")


def test_a_roadmap_can_be_built_from_smallest_steps(run):
    usual, stepwise = (
        json.loads(run("roadmap", CITY, "--format", "json", *more)) for more in ((), ("--by", "smallest-step"))
    )
    assert (usual["by"], stepwise["by"]) == ("benefit", "smallest-step")
    first = stepwise["phases"][0]["steps"][0]
    assert first["feature"] == "data.written-definitions"
    assert any("smallest step that lifts Data" in reason for reason in first["reasons"])
    assert "--by" in (ROOT / "docs/how-to/plan-by-smallest-step.md").read_text()
