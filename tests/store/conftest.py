"""Every test of the store runs on each kind of database: a file of SQLite, and a real PostgreSQL server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from maturity.store.opening import open_store
from maturity.store.store import Store
from maturity.store.values import Section
from tests import postgres
from tests.store.kinds import wipe
from tests.store.teams_here import LOG, YES

ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    left_out = [item for item in items if item.get_closest_marker("postgresql")]
    if not left_out or os.environ.get("CI") or postgres.programs():
        return
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
    config.stash[LEFT_OUT] = f"{postgres.MISSING}: {len(left_out)} tests of the store were left out."


LEFT_OUT: pytest.StashKey[str] = pytest.StashKey()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if left_out := terminalreporter.config.stash.get(LEFT_OUT, ""):
        terminalreporter.write_line(left_out)


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load_framework(ROOT / "frameworks" / "example")


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    with postgres.running() as started:
        yield started


@pytest.fixture(scope="session")
def shared(server: postgres.Server) -> Iterator[str]:
    """A database with the tables of today; one for all tests, because making one takes longer than most of them."""
    with server.database() as address:
        open_store(address).close()
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def empty(kind: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where a store can be made: nothing is there yet."""
    if kind == "sqlite":
        yield str(folder)
    else:
        with request.getfixturevalue("server").database() as address:
            yield address


@pytest.fixture
def place(kind: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where a store without anything in it can be opened."""
    if kind == "sqlite":
        yield str(folder)
    else:
        address = request.getfixturevalue("shared")
        yield address
        wipe(address)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A store whose clock moves on by a minute at every look."""
    minutes = count()
    start = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    with open_store(place, now=lambda: start + timedelta(minutes=next(minutes))) as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a backup is written."""
    return tmp_path / "monday.jsonl.gz"


@pytest.fixture
def elsewhere(tmp_path: Path, request: pytest.FixtureRequest, kind: str) -> Iterator[str]:
    """An empty place of the other kind."""
    if kind == "postgresql":
        yield str(tmp_path / "elsewhere")
    else:
        with request.getfixturevalue("server").database() as address:
            yield address


@pytest.fixture
def whole(store: Store, framework: Framework) -> str:
    """An assessment that a team answers."""
    made = store.new(framework, "lead")
    store.save(made, Section.CENTER, "name", "Springfield 311")
    store.save(made, Section.CENTER, "population", 48_000)
    store.save(made, Section.ANSWER, LOG, YES)
    return made
