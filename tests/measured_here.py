"""Figures of an invented center's extract, for tests of what stands beside answers."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from maturity.assessment.measured import Measured, MeasuredFigure
from maturity.measures.model import Among, By, Figure, Measures, Unit
from maturity.measures.record import ImportRecord

AS_OF = datetime(2026, 6, 30, 23, 59)
AT = datetime(2026, 7, 2, 9, 30, tzinfo=UTC)


def figure(measure: str, value: str | None, unit: str = "share", among: Any = "all", **more: Any) -> MeasuredFigure:
    """Return a compact figure."""
    given = None if value is None else Decimal(value)
    return MeasuredFigure(measure=measure, among=among, unit=unit, value=given, **{"denominator": 1000, **more})


def measured(*figures: MeasuredFigure, extract: str = "requests-2026.csv") -> Measured:
    """Return what was measured of an extract."""
    return Measured(
        extract=extract,
        sha256="ab" * 32,
        as_of=AS_OF,
        first=datetime(2025, 7, 1, 8),
        timezone="America/Chicago",
        rows=1200,
        measured_at=AT,
        figures=figures,
    )


def whole(measure: str, value: str | None, unit: Unit = Unit.SHARE, among: Among = Among.ALL, **more: Any) -> Figure:
    """Return a figure of the whole extract, as measuring gives it out."""
    given = None if value is None else Decimal(value)
    return Figure(measure=measure, among=among, unit=unit, value=given, **{"denominator": 1000, **more})


def by_area(measure: str, values: dict[str, str | None], unit: Unit = Unit.RATIO, **more: Any) -> tuple[Figure, ...]:
    """Return a figure an area."""
    return tuple(
        whole(measure, value, unit, Among.RESIDENTS, by=By.AREA, group=area, **more) for area, value in values.items()
    )


def measures(*figures: Figure, name: str = "requests-2026.csv") -> Measures:
    """Return everything measured of an extract."""
    record = ImportRecord(
        name=name,
        sha256="ab" * 32,
        size=1,
        made_at=AT,
        kind="csv",
        mapping="springfield",
        mapping_sha256="cd" * 32,
        timezone="America/Chicago",
        rows=1200,
        first=datetime(2025, 7, 1, 8),
    )
    return Measures(extract=record, as_of=AS_OF, rows=1200, figures=figures)


SOME_FIGURES = measured(
    figure("digital-share", "0.412", among="residents", numerator=412),
    figure("coding", "0.871", numerator=871),
    figure("target-coverage", "0.081", numerator=81),
    figure("on-time.due", "0.612", numerator=612),
    figure("volume", "1200", "requests"),
    figure("closed-elsewhere", None, why_not="missing-outcome"),
    figure("parity", None, "ratio", "residents", groups=14, lowest=Decimal("0.7"), highest=Decimal("1.9")),
)
"""Figures of every kind: for and against answers, a hint, a span over areas, and one that can't be measured."""
