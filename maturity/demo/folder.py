"""The folder of a demonstration: a file in it says so, wherever the folder is taken and whoever opens it."""

from __future__ import annotations

import json
from pathlib import Path

MARK = "demonstration.json"
"""The file that makes a folder one of a demonstration; it also says which cohort is its council."""

_SAID = "All centers and answers in this folder are invented."


def mark(folder: Path, cohort_id: str) -> None:
    """Make a folder one of a demonstration."""
    text = json.dumps({"about": _SAID, "council": cohort_id}, indent=2)
    (folder / MARK).write_text(text + "\n", encoding="utf-8")


def council_in(place: str) -> str | None:
    """Return the council of the demonstration in a folder; None where a store is anything else."""
    if "://" in place:
        return None
    try:
        found = json.loads((Path(place) / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return str(found.get("council", "")) if isinstance(found, dict) else None
