"""What several tests of who sees what share: an office's store, and the app that serves it behind a login."""

from __future__ import annotations

import pytest

from tests.ui.office import Things, made, serve


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> Things:
    """What lies in the office's store; all tests of a file have the same."""
    return made(tmp_path_factory.mktemp("access"))


@pytest.fixture
def served(things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the office's things be served behind a login."""
    serve(things, monkeypatch)
