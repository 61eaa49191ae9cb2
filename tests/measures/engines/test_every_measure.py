"""Every figure that is measured by DuckDB comes out the same on the other engines."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from maturity.measures.engine import Engine
from maturity.measures.measuring import measure
from maturity.measures.model import Figure, Measures, Unit
from maturity.measures.record import ImportRecord
from maturity.measures.scope import Scope

SCOPES = {
    "to the end": Scope(datetime(2026, 3, 1)),
    "in the middle": Scope(datetime(2025, 8, 31, 12, 30)),
    "one quarter": Scope(datetime(2025, 12, 31, 23, 59, 59), since=datetime(2025, 7, 1), until=datetime(2025, 10, 1)),
    "before everything": Scope(datetime(2020, 1, 1)),
}


@pytest.mark.parametrize("name", SCOPES)
def test_every_figure_is_the_same(name: str, extract: tuple[Path, ImportRecord], duck: Engine, other: Engine) -> None:
    ours, theirs = (measure(engine, extract[1], SCOPES[name]) for engine in (duck, other))
    assert _keys(theirs) == _keys(ours)
    assert theirs.rows == ours.rows
    for one, another in zip(ours.figures, theirs.figures, strict=True):
        assert _exact(another) == _exact(one)
        assert _numbers(another) == pytest.approx(_numbers(one), rel=1e-9, abs=1e-12)


def _keys(measures: Measures) -> list[tuple[str, ...]]:
    return [(one.measure, one.among, one.by, one.group) for one in measures.figures]


def _exact(figure: Figure) -> Figure:
    """Return a figure without what is interpolated: counts, exclusions, reasons and shares have to be equal."""
    interpolated = figure.unit not in (Unit.REQUESTS, Unit.SHARE, Unit.PEOPLE)
    return figure.model_copy(update={"value": None} if interpolated and figure.measurable else {})


def _numbers(figure: Figure) -> dict[str, float]:
    return {} if figure.value is None else {"value": float(figure.value)}
