"""The demonstration, seeded once for all its tests, as if it were made on one afternoon."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from maturity.demo.council import Council, read_council
from maturity.demo.seeding import seed
from tests.frameworks_here import framework

MADE = datetime(2026, 11, 22, 15, tzinfo=UTC)


@pytest.fixture(scope="session")
def council() -> Council:
    return read_council()


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory, council: Council) -> Path:
    """The folder; nobody changes it."""
    folder = tmp_path_factory.mktemp("seeded") / "data-demo"
    seed(folder, council, framework("311"), lambda: MADE)
    return folder


@pytest.fixture
def copied(seeded: Path, tmp_path: Path) -> Path:
    """A copy of it, to be used as anybody would."""
    return Path(shutil.copytree(seeded, tmp_path / "data-demo"))
