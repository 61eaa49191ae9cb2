"""The smallest next step on the command line: in words, as data, and as the order of a roadmap."""

from __future__ import annotations

import json

from tests.frameworks_here import ROOT

CITY = ROOT / "examples/city-180000.yaml"


def test_score_and_roadmap_say_what_lifts_each_capability_and_the_whole(run_well):
    for command in ("score", "roadmap"):
        text = run_well(command, CITY)
        assert "These 3 features lift you from Track to Deliver" in text
        assert "These 9 features lift the whole from Track to Deliver" in text


def test_every_node_has_its_smallest_step_as_data(run_well):
    scored = json.loads(run_well("score", CITY, "--format", "json"))
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


def test_a_roadmap_can_be_built_from_smallest_steps(run_well):
    usual, stepwise = (
        json.loads(run_well("roadmap", CITY, "--format", "json", *more)) for more in ((), ("--by", "smallest-step"))
    )
    assert (usual["by"], stepwise["by"]) == ("benefit", "smallest-step")
    first = stepwise["phases"][0]["steps"][0]
    assert first["feature"] == "data.written-definitions"
    assert any("smallest step that lifts Data" in reason for reason in first["reasons"])
    assert "--by" in (ROOT / "docs/how-to/plan-by-smallest-step.md").read_text()
