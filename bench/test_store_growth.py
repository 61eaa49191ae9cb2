"""What a store costs that has grown: 3,000 centers x 10 rounds on SQLite and on PostgreSQL.

Run: .venv/bin/python -m pytest bench/test_store_growth.py
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bench.growth import ROUNDS, grow
from maturity.assessment.answers import Answer
from maturity.framework.folders import framework_folder
from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from maturity.store.opening import FILE, open_store
from maturity.store.values import Section
from tests import postgres
from tests.frameworks_here import ROOT

AIM = 0.5  # seconds for the compare page
LOOKS = 20
BACKUP = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from maturity.store.backup import back_up, restore
if sys.argv[1] == "backup":
    back_up(sys.argv[2], Path(sys.argv[3]), datetime.now(UTC))
else:
    restore(Path(sys.argv[3]), sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
"""


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework(framework_folder("311"))


@pytest.fixture(scope="module", params=["SQLite", "PostgreSQL"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def new_place(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    with ExitStack() as stack:
        if kind == "PostgreSQL":
            server = stack.enter_context(postgres.running(("shared_buffers=256MB", "max_wal_size=4GB")))
            yield lambda _: stack.enter_context(server.database())
        else:
            folder = tmp_path_factory.mktemp("growth")
            yield lambda name: str(folder / name)


@pytest.fixture(scope="module")
def grown(kind: str, new_place: Callable[[str], str], framework: Framework) -> str:
    place = new_place("ten")
    grow(place, framework)
    return place


def looked(place: str, round_id: str) -> dict[str, list[float]]:
    command = [sys.executable, "-m", "bench.growth", place, round_id, str(LOOKS)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    found: dict[str, list[float]] = json.loads(said)
    return found


def test_comparing_three_thousand_centers(
    kind: str, grown: str, new_place: Callable[[str], str], framework: Framework, noted: Callable[[str], None]
) -> None:
    one = new_place("one")
    grow(one, framework, rounds=1)
    found, alone = looked(grown, f"round{ROUNDS // 2}"), looked(one, "round1")
    total, store = statistics.median(found["total"]), statistics.median(found["store"])
    noted(
        f"{kind}: compare 3,000 of {ROUNDS} rounds: {total * 1e3:.0f} ms, first {found['total'][0] * 1e3:.0f} ms, "
        f"of which the store {store * 1e3:.0f} ms; aim < {AIM * 1e3:.0f} ms; "
        f"in a store of one round {statistics.median(alone['total']) * 1e3:.0f} ms"
    )
    held, peak = found["held"], found["peak"]
    noted(
        f"{kind}: memory of that process: {found['before']:.0f} MB before, {held[0]:.0f} MB after one look, "
        f"{held[-1]:.0f} MB after {LOOKS}, peak {peak:.0f} MB; of a store of one round peak {alone['peak']:.0f} MB"
    )


def test_an_answer_in_a_grown_store(
    kind: str, grown: str, new_place: Callable[[str], str], framework: Framework, noted: Callable[[str], None]
) -> None:
    figures = []
    for place in (grown, new_place("empty")):
        with open_store(place) as store:
            made = store.new(framework, None)
            took = []
            for number in range(200):
                begun = time.perf_counter()
                store.save(made, Section.ANSWER, "access.phone", Answer(note=str(number)))
                took.append(time.perf_counter() - begun)
            figures.append(statistics.median(took) * 1e3)
    noted(f"{kind}: to save an answer: {figures[0]:.1f} ms median, in an empty store {figures[1]:.1f} ms")


def test_a_backup_of_thirty_thousand_submissions(
    kind: str, grown: str, new_place: Callable[[str], str], tmp_path: Path, noted: Callable[[str], None]
) -> None:
    file, other = tmp_path / "backup.jsonl.gz", new_place("other")
    for job, place in (("backup", grown), ("restore", other)):
        begun = time.perf_counter()
        command = [sys.executable, "-c", BACKUP, job, place, str(file)]
        peak = float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
        noted(f"{kind}: {job}: {time.perf_counter() - begun:.0f} s, peak {peak:.0f} MB of memory")
    size = f", the store {(Path(grown) / FILE).stat().st_size / 1e6:.0f} MB" if kind == "SQLite" else ""
    noted(f"{kind}: the backup {file.stat().st_size / 1e6:.0f} MB{size}")
