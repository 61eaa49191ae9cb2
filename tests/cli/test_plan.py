"""A plan that its center has changed, on the command line: as text and JSON, from an answers file and a snapshot."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from maturity.assessment.answers import Assessment
from maturity.assessment.steps import Decision, Intent
from maturity.store.opening import open_store
from tests.frameworks_here import ROOT, framework, said

CITY = ROOT / "examples" / "city-180000.yaml"
EXAMPLE = framework("example")


@pytest.fixture
def edited(tmp_path, run_json):
    """The city with a step accepted, one skipped, and a quarter without capacity; and what it did."""
    first, second = run_json("roadmap", CITY)["first_page"][:2]
    file = tmp_path / "edited.yaml"
    said = f"steps:\n  {first}: {{accepted: true, owner: Ana Reyes, start: 2}}\n  {second}: {{skipped: No money.}}\n"
    file.write_text(f"{CITY.read_text()}\n{said}capacities: {{1: none}}\n")
    return file, first, second


def test_what_was_decided_is_printed(run, edited):
    file, first, second = edited
    code, out, err = run("roadmap", file)
    assert (code, err) == (0, "")
    assert "Accepted. Owner: Ana Reyes. You chose its start: quarter 2." in out
    assert "Skipped, and why:" in out
    assert f"({second}). No money." in out
    assert out.index(f"({first})") < out.index("Skipped, and why:")


def test_what_was_decided_is_in_the_json(run_json, edited):
    file, first, second = edited
    found = run_json("roadmap", file)
    assert found["capacities"] == {"1": "none"}
    assert found["skipped"] == [{"feature": second, "reason": "No money."}]
    phases = {phase["quarter"]: phase for phase in found["phases"]}
    assert (phases[1]["features"], phases[1]["fits"]) == ([], 0)
    step = next(step for phase in found["phases"] for step in phase["steps"] if step["feature"] == first)
    assert (step["accepted"], step["owner"], step["wanted_start"], step["starts"]) == (True, "Ana Reyes", 2, 2)


def test_a_snapshot_of_a_later_round_says_what_was_done(run_json, tmp_path):
    intent = Intent(decision=Decision.ACCEPTED, owner="Ana Reyes", day=date(2026, 3, 1), due=date(2026, 6, 30))
    later = Assessment(framework="example", answers={"phone.counted": said("yes")}, last_plan={"phone.counted": intent})
    with open_store(tmp_path / "store", now=lambda: datetime(2027, 3, 1, tzinfo=UTC)) as store:
        record = store.submit(store.new(EXAMPLE, None, later), EXAMPLE, "").record
    file = tmp_path / "snapshot.json"
    file.write_text(record)
    assert run_json("roadmap", file, "--framework", "example")["last_plan"] == [
        {"feature": "phone.counted", "outcome": "done", **json.loads(intent.model_dump_json())}
    ]
