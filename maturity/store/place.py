"""Where the store is, by the settings in the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

ADDRESS = "MATURITY_DATABASE_URL"
"""The setting with the address of a database, such as postgresql://user:password@host/name. It goes first."""

FOLDER = "MATURITY_DATA"
"""The setting with a folder, for a store in a file of its own."""

DATA = Path(__file__).resolve().parents[2] / "data"
"""The folder where neither is set."""


def store_place(settings: Mapping[str, str] = os.environ) -> str:
    """Return what to open: the address or folder that the settings name, or the folder beside the program."""
    return settings.get(ADDRESS) or settings.get(FOLDER) or str(DATA)
