"""What the screens may reach besides what a person uploads: files of this computer, and addresses of other servers."""

from __future__ import annotations

import os

import streamlit as st

from maturity.access.who import Login
from maturity.ui import login

FILES = "MATURITY_FILES"
"""The setting by which a file of this computer may be named by its path; ./run sets it on a laptop."""

OPEN311 = "MATURITY_OPEN311"
"""The setting by which an Open311 server may be asked; ./run sets it on a laptop."""

_YES = ("1", "yes", "true", "on")
_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


def files_here() -> bool:
    """Say whether a path may be given: only where nobody but this machine is served, whatever the setting says."""
    return _set(FILES) and login.how() is Login.NONE and st.get_option("server.address") in _THIS_MACHINE


def open311() -> bool:
    """Say whether the server that shows these pages may ask an address that somebody types."""
    return _set(OPEN311)


def _set(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in _YES
