"""That the screens read what others said through one place, which is told by their source."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.frameworks_here import ROOT

READS = {
    "draft", "snapshot", "snapshots", "cohort", "round", "entries", "tokens", "counted", "trend", "of_assessment",
    "cohort_of", "owner_of", "roles", "grant", "resume", "entries_of_log", "holders", "people", "open_links",
    "resume_link", "facilitator_link", "close_links", "enter", "revoke", "take_back", "hand_over",
}  # fmt: skip
"""What of the store gives out what somebody said, or says who may see it."""
THE_GATE = {"gate.py", "given.py", "roles.py"}
FINE = {
    ("session.py", "draft"): "again what the gate gave out",
    ("outcome.py", "snapshot"): "what the opened draft itself names",
    ("again.py", "snapshot"): "what the given draft itself names",
    ("team.py", "snapshot"): "what the opened draft's own team handed in",
    ("saved.py", "snapshots"): "of the opened draft",
    ("in_rounds.py", "of_assessment"): "of the opened draft",
}


def store_reads(source: Path) -> set[str]:
    """Return which of READS a module calls on a store, on one of its parts, or on what holds one."""
    found = set()
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READS:
            said = ast.unparse(node.func.value)
            if said.split(".")[-1].split("(")[0] in {"store", "rounds", "access"}:
                found.add(node.func.attr)
    return found


def test_the_screens_read_what_others_said_through_the_gate_alone() -> None:
    sources = [one for one in (ROOT / "maturity" / "ui").rglob("*.py") if one.name not in THE_GATE]
    found = {(source.name, name) for source in sources for name in store_reads(source)}
    assert found - set(FINE) == set()
    assert set(FINE) - found == set(), "an exception that is not needed any more"


def test_the_gate_itself_would_be_found() -> None:
    assert {"draft", "cohort", "trend", "round"} <= store_reads(ROOT / "maturity" / "ui" / "gate.py")


def test_every_page_is_drawn_behind_the_guard() -> None:
    assert "refused.guarded(here.run)" in (ROOT / "app.py").read_text()
