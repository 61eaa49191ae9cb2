"""Each engine over the same odd rows; Spark and PostgreSQL are left out where they are missing, except in CI."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maturity.measures.engine import DuckEngine, Engine
from maturity.measures.record import Clock, ImportRecord
from tests import postgres
from tests.measures.engines import spark_here
from tests.measures.engines.odd_rows import kept

LEFT_OUT: pytest.StashKey[list[str]] = pytest.StashKey()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("CI"):
        return
    said = config.stash.setdefault(LEFT_OUT, [])
    missing = {"spark": "" if spark_here.found() else spark_here.MISSING}
    missing["postgresql"] = "" if postgres.programs() else postgres.MISSING
    for marker, why in missing.items():
        here = [one for one in items if one.get_closest_marker(marker) and "measures" in one.path.parts] if why else []
        if here:
            config.hook.pytest_deselected(items=here)
            items[:] = [one for one in items if one not in here]
            said.append(f"{why}: {len(here)} tests of measures were left out.")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in terminalreporter.config.stash.get(LEFT_OUT, []):
        terminalreporter.write_line(line)


@pytest.fixture(scope="session", params=[Clock.TIME, Clock.DAY], ids=["to the second", "to the day"])
def extract(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ImportRecord]:
    return kept(tmp_path_factory.mktemp("kept"), clock=request.param)


@pytest.fixture(scope="session")
def duck(extract: tuple[Path, ImportRecord]) -> Iterator[Engine]:
    with DuckEngine(extract[0]) as engine:
        yield engine


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    with postgres.running() as started:
        yield started


@pytest.fixture(scope="session")
def session() -> Iterator[Any]:
    with spark_here.session() as started:
        yield started


@pytest.fixture(
    scope="session",
    params=[
        pytest.param("postgresql", marks=pytest.mark.postgresql),
        pytest.param("spark", marks=pytest.mark.spark),
    ],
)
def other(request: pytest.FixtureRequest, extract: tuple[Path, ImportRecord]) -> Iterator[Engine]:
    """Another engine over the same rows."""
    if request.param == "postgresql":
        from maturity.measures.engines.postgresql import PostgresEngine, load_postgresql

        with request.getfixturevalue("server").database() as address:
            load_postgresql(extract[0], address)
            with PostgresEngine(address) as engine:
                yield engine
    else:
        from maturity.measures.engines.spark import SparkEngine

        yield SparkEngine(request.getfixturevalue("session"), str(extract[0]))
