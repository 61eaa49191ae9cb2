"""What an import does right now, for those who wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

import duckdb


class StepName(StrEnum):
    """The steps of an import, worded under `importing.step`."""

    LOOKING = "looking"
    READING = "reading"
    COUNTING = "counting"


@dataclass(frozen=True)
class Step:
    """A step, and how much of it is done, from 0 to 1, where that is known."""

    name: StepName
    share: float | None = None


Told = Callable[[Step], None]
EVERY = 0.2  # seconds


def nobody(_: Step) -> None:
    """Tell nobody."""


@contextmanager
def telling(connection: duckdb.DuckDBPyConnection, name: StepName, told: Told) -> Iterator[None]:
    """Tell how far the queries inside are, a few times a second."""
    told(Step(name))
    done = threading.Event()

    def watch() -> None:
        while not done.wait(EVERY):
            share = connection.query_progress()
            if share > 0:
                told(Step(name, min(share / 100, 1.0)))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
