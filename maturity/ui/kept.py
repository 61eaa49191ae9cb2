"""The store that the screens work on, opened once a process."""

from __future__ import annotations

from functools import cache
from threading import Lock

from maturity.store.opening import open_store
from maturity.store.place import store_place
from maturity.store.store import Store

_OPENING = Lock()


def store() -> Store:
    """Return the store that the settings name."""
    with _OPENING:
        return _store(store_place())


@cache
def _store(place: str) -> Store:
    return open_store(place)
