from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from maturity.framework.loader import load_framework
from maturity.framework.model import Framework
from maturity.store.opening import open_store
from maturity.store.store import Store

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load_framework(ROOT / "frameworks" / "example")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """A store whose clock moves on by a minute at every look."""
    minutes = count()
    start = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    with open_store(folder, now=lambda: start + timedelta(minutes=next(minutes))) as opened:
        yield opened
