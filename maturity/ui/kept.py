"""The store that the screens work on, opened once a process."""

from __future__ import annotations

import streamlit as st

from maturity.store.opening import open_store
from maturity.store.place import store_place
from maturity.store.store import Store


def store() -> Store:
    """Return the store that the settings name."""
    return _store(store_place())


@st.cache_resource(show_spinner=False)
def _store(place: str) -> Store:
    return open_store(place)
