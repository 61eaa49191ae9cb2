"""What the pages of figures have in common: texts made fit to print, what could not be measured, definitions, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from maturity.charts.bars import Bars
from maturity.charts.measures.wording import formula_of, name_of, notes_of, reason_of, why_not
from maturity.measures.model import Among, By, Exclusion, Figure, Measures
from maturity.measures.record import ImportRecord
from maturity.reporting.drawn import view_of
from maturity.reporting.measured_views import NotedChartView
from maturity.reporting.typed import printable
from maturity.reporting.views import FactView
from maturity.text import Words

GROUP = 60  # characters of a service's or an area's name that are printed
NAME = 120  # of the name of a file


def made_printable(measures: Measures) -> Measures:
    """Return the same with every text of the center's own as it can be printed."""
    figures = tuple(
        one.model_copy(update={"group": printable(one.group, GROUP)}) if one.group else one for one in measures.figures
    )
    record = measures.extract
    texts = {name: printable(getattr(record, name), NAME) for name in ("name", "mapping", "timezone", "city")}
    return measures.model_copy(update={"figures": figures, "extract": record.model_copy(update=texts)})


def charts_of(charts: Iterable[Bars | None]) -> tuple[NotedChartView, ...]:
    """Return the charts that there are, as templates show them."""
    return tuple(NotedChartView(view_of(one), one.note) for one in charts if one is not None)


def whole(measures: Measures, ids: Sequence[str], *among: Among) -> list[Figure]:
    """Return the figures of the whole extract, measure by measure."""
    found = (measures.find(id_, one) for id_ in ids for one in among)
    return [one for one in found if one is not None]


def missing(figures: Sequence[Figure], words: Words) -> Iterator[FactView]:
    """Yield what could not be measured and why, measures with the same reason together."""
    found: dict[str, dict[str, None]] = {}
    can = {one.measure for one in figures if one.measurable}
    for one in figures:
        if one.measurable:
            continue
        name = name_of(one.measure, words)
        if one.measure in can:
            name = words.say(f"engagement.page.only.{one.among}", name=name)
        found.setdefault(why_not(one, words), {})[name] = None
    for reason, names in found.items():
        yield FactView(f"{words.listed(list(names))}:", reason)


def notes(figures: Sequence[Figure], words: Words) -> tuple[str, ...]:
    """Return what has to be known of figures, each thing once."""
    said = (note for one in figures if one.measurable for note in notes_of(one, words))
    return tuple(dict.fromkeys(said))


def definitions(figures: Sequence[Figure], common: Figure | None, words: Words) -> Iterator[FactView]:
    """Yield how each measure is worked out and what is left out of it, with counts, each measure once.

    What is left out of `common` is left out of all, and said once before the others.
    """
    met: set[str] = set()
    every = () if common is None else common.exclusions
    if any(left.rows for left in every):
        gone = _gone(every, words)
        yield FactView(words.say("engagement.page.of_all"), words.say("engagement.page.left_out", gone=gone))
    for one in figures:
        if not one.measurable or one.measure in met:
            continue
        met.add(one.measure)
        gone = _gone([left for left in one.exclusions if left not in every], words)
        left_out = words.say("engagement.page.left_out", gone=gone) if gone else ""
        formula = formula_of(one.measure, words)
        yield FactView(f"{name_of(one.measure, words)}.", f"{formula} {left_out}".strip())


def _gone(exclusions: Iterable[Exclusion], words: Words) -> str:
    return words.listed(
        [
            words.say("engagement.page.gone", n=words.number(left.rows), reason=reason_of(left.reason, words))
            for left in exclusions
            if left.rows
        ]
    )


def source(measures: Measures, words: Words) -> Iterator[FactView]:
    """Yield where the figures come from."""
    record: ImportRecord = measures.extract

    def fact(key: str, text: str) -> FactView:
        return FactView(words.say(f"engagement.fact.{key}"), text)

    yield fact("name", record.name)
    yield fact("as_of", f"{words.day(measures.as_of.date())}, {words.time_of_day(measures.as_of)}")
    if period := period_of(measures, words):
        yield fact("period", period)
    yield fact("rows", _rows(measures, words))
    assumed = "assumed" if record.timezone_assumed else "given"
    yield fact("timezone", words.say(f"engagement.timezone.{assumed}", zone=record.timezone))
    yield fact("calendar", measures.calendar or words.say("engagement.every_hour"))
    yield fact("mapping", record.mapping)
    yield fact("checksum", record.sha256)


def period_of(measures: Measures, words: Words) -> str:
    """Write from when until when requests were made; nothing where no date could be read."""
    first = measures.since or measures.extract.first
    last = measures.until or min(measures.as_of, measures.extract.last or measures.as_of)
    if first is None:
        return ""
    return words.say("engagement.period", first=words.day(first.date()), last=words.day(last.date()))


def _rows(measures: Measures, words: Words) -> str:
    record = measures.extract
    parts = [words.say("engagement.rows.kept", n=words.number(measures.rows), of=words.number(record.rows))]
    if record.rejected:
        parts.append(words.count("engagement.rows.rejected", record.rejected))
    if failed := sum(cast.failed for cast in record.casts):
        parts.append(words.count("engagement.rows.unread", failed))
    return " ".join(parts)


def of_groups(measures: Measures, measure: str, by: By) -> tuple[Figure, ...]:
    """Return the figures of residents, a group each."""
    return measures.of(measure, Among.RESIDENTS, by)
