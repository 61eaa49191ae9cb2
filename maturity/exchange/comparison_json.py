"""A comparison as plain data, in the documented shape: what the command line prints and writes."""

from __future__ import annotations

from dataclasses import asdict
from fractions import Fraction
from typing import Any

from maturity.compare.comparison import Capability, Cell, Comparison, FeatureFigures, Row


def comparison_data(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison; only what may be shown is in it."""
    return {
        "framework": {
            "id": comparison.framework,
            "version": comparison.version,
            "checksum": comparison.checksum,
        },
        "round": comparison.round,
        "minimum": comparison.minimum,
        "invited": comparison.invited,
        "not_shared": comparison.not_shared,
        "counted": comparison.counted,
        "n": comparison.n,
        "within": comparison.within,
        "withheld": comparison.withheld,
        "left_out": [{"reason": one.reason, "n": one.n} for one in comparison.left_out],
        "filters": comparison.chosen,
        "centers": [_row(row, comparison) for row in comparison.rows],
        "capabilities": [_capability(one) for one in comparison.capabilities],
        "overall": _capability(comparison.overall),
        "features": [_feature(one) for one in comparison.features],
        "gaps": [one.feature for one in comparison.gaps],
    }


def _row(row: Row, comparison: Comparison) -> dict[str, Any]:
    cells = {one.id: _cell(cell) for one, cell in zip(comparison.capabilities, row.cells, strict=True)}
    return {"alias": row.alias, "name": row.name or None, "you": row.you, "cells": cells, "overall": _cell(row.overall)}


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "stage_low": cell.stage_low,
        "stage_high": cell.stage_high,
        "share_low": _number(cell.share_low),
        "share_high": _number(cell.share_high),
    }


def _capability(one: Capability) -> dict[str, Any]:
    found = one.figures
    if found is None:
        return {"id": one.id, "stages": one.stages, "figures": None}
    numbers = ("median", "low_quartile", "high_quartile", "lowest", "highest")
    figures: dict[str, Any] = {"n": found.n, "open": found.open}
    figures |= {key: _number(getattr(found, key)) for key in numbers}
    figures["at_least"] = [
        {"stage": step.stage, "count": step.count, "share": float(step.share)} for step in found.at_least
    ]
    return {"id": one.id, "stages": one.stages, "figures": figures}


def _feature(one: FeatureFigures) -> dict[str, Any]:
    found = asdict(one)
    return {"id": found.pop("feature"), **found, "lacking": one.lacking, "exemplars": list(one.exemplars)}


def _number(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
