"""From everything that was measured, the few figures that a framework's features ask for."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from maturity.assessment.measured import Measured, MeasuredFigure
from maturity.framework.measure_names import Scale, scale_of
from maturity.framework.model import Framework
from maturity.measures.model import Among, By, Figure, Measures

_SHORT = 200
_BY = (By.AREA, By.CHANNEL, By.SEGMENT, By.AGE, By.MONTH, By.SERVICE)


def compact(measures: Measures, framework: Framework, measured_at: datetime) -> Measured:
    """Return the figures that the proofs of a framework name, each once; what wasn't measured at all is left out."""
    asked = dict.fromkeys((one.proof.measure, one.proof.among) for one in framework.features.values() if one.proof)
    found = (_figure(measures, measure, among) for measure, among in asked)
    extract = measures.extract
    return Measured(
        extract=extract.name[:1000],
        sha256=extract.sha256,
        as_of=measures.as_of,
        as_of_assumed=measures.as_of_assumed,
        since=measures.since,
        until=measures.until,
        first=extract.first,
        timezone=extract.timezone[:_SHORT],
        calendar=measures.calendar[:_SHORT],
        rows=measures.rows,
        measured_at=measured_at,
        figures=tuple(one for one in found if one is not None),
    )


def _figure(measures: Measures, measure: str, among: str) -> MeasuredFigure | None:
    whole = measures.find(measure, Among(among))
    if whole is not None and (whole.measurable or scale_of(measure) is not Scale.GROUPS):
        return _of_whole(whole)
    for by in _BY if scale_of(measure) is Scale.GROUPS else ():
        if groups := measures.of(measure, Among(among), by):
            return _of_groups(groups, whole)
    return _of_whole(whole) if whole is not None else None


def _of_whole(figure: Figure) -> MeasuredFigure:
    return MeasuredFigure(
        measure=figure.measure,
        among=figure.among.value,
        unit=figure.unit.value,
        value=figure.value,
        numerator=figure.numerator,
        denominator=figure.denominator,
        excluded=sum(one.rows for one in figure.exclusions),
        why_not=figure.why_not if figure.value is None else "",
        numbers=dict(figure.figures) if figure.value is None else {},
    )


def _of_groups(figures: tuple[Figure, ...], whole: Figure | None) -> MeasuredFigure:
    """Return how many groups have a figure, and the lowest and the highest; or the reason of the first without one."""
    there = [one for one in figures if one.value is not None]
    values: list[Decimal] = [one.value for one in there if one.value is not None]
    silent = whole if whole is not None and whole.why_not else figures[0]
    return MeasuredFigure(
        measure=figures[0].measure,
        among=figures[0].among.value,
        unit=figures[0].unit.value,
        denominator=sum(one.denominator for one in there),
        groups=len(values),
        lowest=min(values, default=None),
        highest=max(values, default=None),
        why_not="" if values else silent.why_not,
        numbers={} if values else dict(silent.figures),
    )
