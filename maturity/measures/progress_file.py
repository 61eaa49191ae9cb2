"""The progress of a job as a file in its folder, so that every process and every tab can ask how far it is."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from maturity.errors import Problem
from maturity.measures.order import Progress, State

PROGRESS = "progress.json"
STOP = "stop"  # a file of this name asks the job to stop
SILENT_SECONDS = 30.0  # without a sign of life, after which a job is taken for dead


def write_progress(own: Path, progress: Progress) -> None:
    """Write how far a job is, whole or not at all; nothing where its folder has been deleted."""
    part = own / f".{PROGRESS}.{os.getpid()}"
    with suppress(FileNotFoundError):
        part.write_text(json.dumps(asdict(progress)), encoding="utf-8")
        part.replace(own / PROGRESS)


def alive(own: Path) -> None:
    """Give a sign of life."""
    with suppress(FileNotFoundError):
        os.utime(own / PROGRESS)


def read_progress(own: Path) -> Progress:
    """Return what a job last said of itself; waiting where it has said nothing."""
    try:
        data = json.loads((own / PROGRESS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Progress()
    problems = tuple(Problem(**one) for one in data.pop("problems"))
    return Progress(State(data.pop("state")), **data, problems=problems)


def stale(own: Path, now: datetime | None = None) -> bool:
    """Whether nobody has given a sign of life for too long."""
    moment = now.timestamp() if now else time.time()
    try:
        return moment - (own / PROGRESS).stat().st_mtime > SILENT_SECONDS
    except FileNotFoundError:
        return True
