"""A hundred people answer on two processes, and one process is killed: no answer that a page has confirmed is lost.

Run: .venv/bin/python -m pytest bench/test_killed.py
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from tests.journeys.server import Server
from tests.store.test_two_processes_served import nothing_is_lost

PEOPLE, ENOUGH = 100, 300


def test_a_hundred_people_and_a_killed_process(tmp_path: Path, noted: Callable[[str], None]) -> None:
    place = tmp_path / "store"
    servers = Server(tmp_path / "one", "311"), Server(tmp_path / "two", "311")
    for server in servers:
        server.settings = {"MATURITY_DATA": str(place)}
        server.start()
    started = time.monotonic()
    try:
        confirmed, failed = nothing_is_lost(servers, str(place), PEOPLE, ENOUGH)
    finally:
        for server in servers:
            server.kill()
    seconds = time.monotonic() - started
    kept = f"all of {confirmed} confirmed answers kept, {len(failed)} pages said that they failed"
    noted(f"{PEOPLE} people, one of two processes killed: {kept}, {seconds:.0f} s")
    for text in sorted(set(failed)):
        noted(f"  a page said: {text[:300]}")
