"""Where a claim of the content comes from."""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """Where a claim comes from."""

    SOURCED = "sourced"
    PARTLY = "partly-sourced"
    EDITORIAL = "editorial"
