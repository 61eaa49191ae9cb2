"""Measures as plain data, to keep and to feed other programs: the very fields of `Measures`."""

from __future__ import annotations

from maturity.measures.model import Measures


def measures_json(measures: Measures) -> str:
    """Return everything measured of an extract, with the record of its import."""
    return measures.model_dump_json(indent=2) + "\n"
