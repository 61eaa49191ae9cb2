"""The figures of one measure: its counts, quantiles or months, refused where the extract can't give them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial

from maturity.measures.backlog import Month
from maturity.measures.censoring import Key
from maturity.measures.counter import Count, Counter, Counters
from maturity.measures.definitions import DEFINITIONS
from maturity.measures.definitions.definition import Definition, Formula
from maturity.measures.facts import AGES, Age, Facts
from maturity.measures.groups import OTHERS, Groups
from maturity.measures.model import Among, By, Figure, Unit
from maturity.measures.noting import FIRST_MONTHS, notes
from maturity.measures.quality import FEWEST, Quality
from maturity.measures.quantiles import Asked
from maturity.measures.tallies import Tallies

PLACES = Decimal("0.00000001")
SECONDS = Decimal(3600)


@dataclass(frozen=True)
class Counted:
    """All that was asked of an engine."""

    quality: Quality
    tallies: Tallies
    quantiles: dict[Asked, Decimal]
    with_open: dict[Key, int]
    business: dict[Key, Decimal]
    months: dict[Among, tuple[Month, ...]]
    groups: dict[By, Groups]

    @cached_property
    def counts(self) -> dict[tuple[By, str], dict[tuple[str, Among], Count]]:
        """What each measure counts of each group."""
        keys = [(one, among) for one in DEFINITIONS.values() for among in one.among]
        counters = Counters(Counter(one, self.quality.view, among) for one, among in keys)
        names = [(one.id, among) for one, among in keys]
        return {
            (by, group): dict(zip(names, counters(cells), strict=True))
            for by, groups in self.tallies.items()
            for group, cells in groups.items()
        }


def figures_of(definition: Definition, counted: Counted) -> Iterator[Figure]:
    """Return the figures of a measure, for the whole first."""
    for among in definition.among:
        yield from _among(definition, among, counted)


def _among(definition: Definition, among: Among, counted: Counted) -> Iterator[Figure]:
    counter = Counter(definition, counted.quality.view, among)
    measure = definition.id, among
    whole = counted.counts[By.WHOLE, ""][measure]
    exclusions = counter.exclusions(whole)
    unit = unit_of(definition, counted.quality)
    refusal = counted.quality.refusal(definition, among)
    if refusal:
        yield Figure(
            measure=definition.id,
            among=among,
            unit=unit,
            denominator=whole.denominator,
            exclusions=exclusions,
            why_not=refusal.why,
            figures=dict(refusal.figures),
        )
        return
    said, numbers = notes(definition, among, counted.quality)
    plain = Figure(
        measure=definition.id,
        among=among,
        unit=unit,
        denominator=whole.denominator,
        exclusions=exclusions,
        notes=said,
        figures=numbers,
    )
    if definition.formula is Formula.SERIES:
        yield from _months(plain, counted.months[among])
    elif definition.by == (By.AGE,):
        yield from _ages(plain, definition, counted, among)
    elif definition.by == (By.CHANNEL,):
        yield from _mix(plain, counted, among)
    else:
        for by in definition.by:
            for group in counted.tallies[by]:
                count = counted.counts[by, group][measure]
                if count.denominator or by is By.WHOLE:
                    yield _valued(plain, definition, counted, by, group, count)


def unit_of(definition: Definition, quality: Quality) -> Unit:
    """Return the unit that an extract's clock allows."""
    return Unit.DAYS if definition.unit is Unit.HOURS and quality.view.days else definition.unit


def _valued(plain: Figure, definition: Definition, counted: Counted, by: By, group: str, count: Count) -> Figure:
    figures = dict(plain.figures) if by is By.WHOLE else {}
    if group == OTHERS and by in counted.groups:
        figures["groups"] = Decimal(counted.groups[by].others)
    value, why = _value(definition, counted, (by, group, plain.among), count)
    if why:
        figures["least"] = Decimal(FEWEST)
    return plain.model_copy(
        update={
            "by": by,
            "group": group,
            "value": value,
            "numerator": None if definition.timed or why == "too-few" else count.numerator,
            "denominator": count.denominator,
            "exclusions": plain.exclusions if by is By.WHOLE else (),
            "why_not": why,
            "figures": figures,
            "notes": plain.notes if by is By.WHOLE else (),
        }
    )


def _value(definition: Definition, counted: Counted, key: Key, count: Count) -> tuple[Decimal | None, str]:
    """Return the value, or why there is none."""
    if definition.formula is Formula.COUNT:
        return Decimal(count.numerator), ""
    if count.denominator < FEWEST:
        return None, "too-few"
    if definition.formula is Formula.SHARE:
        return share(count.numerator, count.denominator), ""
    if definition.formula is Formula.SURVIVAL:
        reached = counted.with_open.get(key)
        return (None, "not-reached") if reached is None else (Decimal(reached), "")
    if definition.formula is Formula.BUSINESS:
        return hours(counted.business[key]), ""
    by, group, among = key
    took = counted.quantiles[Asked(by, group, among, "instant" not in definition.leaves_out, definition.quantile)]
    return (took if counted.quality.view.days else hours(took)), ""


def share(part: int, whole: int) -> Decimal:
    """Return a share to eight places."""
    if not part:
        return Decimal(0)  # and not 0E-8
    return (Decimal(part) / Decimal(whole)).quantize(PLACES)


def hours(seconds: Decimal) -> Decimal:
    """Return seconds as hours, to eight places."""
    return (seconds / SECONDS).quantize(PLACES) if seconds else Decimal(0)


def _mix(plain: Figure, counted: Counted, among: Among) -> Iterator[Figure]:
    if plain.denominator < FEWEST:
        yield plain.model_copy(update={"why_not": "too-few", "figures": {"least": Decimal(FEWEST)}})
        return
    volume = Counter(Definition("volume", Formula.COUNT), counted.quality.view, among)
    for group, cells in counted.tallies[By.CHANNEL].items():
        rows = volume(cells).numerator
        if rows:
            yield plain.model_copy(
                update={"by": By.CHANNEL, "group": group, "value": share(rows, plain.denominator), "numerator": rows}
            )


def _ages(plain: Figure, definition: Definition, counted: Counted, among: Among) -> Iterator[Figure]:
    for age in (*AGES, Age.OLDER):
        aged = replace(definition, counts=partial(_is_of, age))
        rows = Counter(aged, counted.quality.view, among)(counted.tallies[By.WHOLE][""]).numerator
        yield plain.model_copy(update={"by": By.AGE, "group": age.value, "value": Decimal(rows), "numerator": rows})


def _is_of(age: Age, facts: Facts) -> bool:
    return facts.age is age


def _months(plain: Figure, months: tuple[Month, ...]) -> Iterator[Figure]:
    for place, month in enumerate(months):
        said = plain.notes + (("first-months",) if place < FIRST_MONTHS else ())
        said += ("month-unfinished",) if place == len(months) - 1 else ()
        yield plain.model_copy(
            update={
                "by": By.MONTH,
                "group": month.month,
                "value": Decimal(month.open),
                "numerator": month.open,
                "denominator": month.made_so_far,
                "exclusions": plain.exclusions if place == len(months) - 1 else (),
                "notes": said,
            }
        )
