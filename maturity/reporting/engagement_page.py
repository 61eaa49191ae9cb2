"""The page that shows who asks and who doesn't: people, areas and the ways they use, with small groups left out."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.charts.measures.areas import use_by_area, waiting_by_area
from maturity.charts.measures.asking import SEGMENTS, who_asks
from maturity.charts.measures.wording import counted, group_of, name_of, why_not
from maturity.measures.amounts import amount, rounded, said
from maturity.measures.model import Among, By, Figure, Measures, Unit
from maturity.reporting.facts import Facts
from maturity.reporting.measured_parts import (
    charts_of,
    definitions,
    made_printable,
    missing,
    notes,
    of_groups,
    whole,
)
from maturity.reporting.measured_views import MeasuredPageView, TitledTableView
from maturity.reporting.views import TableView
from maturity.text import Words

PEOPLE = ("requesters.all", *(f"requesters.{one}" for one in SEGMENTS), "without-requester")
CONCENTRATION = tuple(
    f"{name}.{key}" for name in ("concentration", "places", "areas") for key in ("gini", "top-1", "top-10")
)
PLACES = ("places.repeated.share",)
AREAS = ("use-rate", "use-ratio", "parity", "reporting-gap", "channel-by-area", "channel-by-segment")
WAYS = ("phone", "online", "mobile", "in-person", "unknown")
MOST = 40
"""Areas in a table; where there are more, the file of figures has them all."""


def view(facts: Facts) -> MeasuredPageView | None:
    """Return the page; None where nothing was measured of who asks."""
    if facts.subject.measures is None:
        return None
    measures, words = made_printable(facts.subject.measures), facts.words
    people = whole(measures, (*PEOPLE, *CONCENTRATION, *PLACES), Among.RESIDENTS)
    every = [*people, *whole(measures, AREAS, Among.RESIDENTS)]
    if not every:
        return None
    grouped = [one for id_ in AREAS for by in (By.AREA, By.SEGMENT) for one in of_groups(measures, id_, by)]
    tables = (
        _concentration(measures, words),
        _gaps(measures, words),
        _ways(measures, "channel-by-area", By.AREA, words),
        _ways(measures, "channel-by-segment", By.SEGMENT, words),
    )
    return MeasuredPageView(
        title=words.say("engagement.who.title"),
        intro=tuple(_intro(measures, words)),
        key=None,
        charts=charts_of((who_asks(measures, words), use_by_area(measures, words), waiting_by_area(measures, words))),
        tables=tuple(one for one in tables if one is not None),
        missing=tuple(missing(every, words)),
        notes=notes([*every, *grouped], words),
        definitions=tuple(definitions([*every, *grouped], measures.find("without-requester", Among.RESIDENTS), words)),
        facts=(),
    )


def _intro(measures: Measures, words: Words) -> Iterator[str]:
    yield words.say("engagement.who.intro")
    without = measures.find("without-requester", Among.RESIDENTS)
    if without is not None and without.measurable:
        share, of = amount(without, words), counted(without, words)
        yield words.say("engagement.who.without", share=share, of=of)
    rate = measures.find("use-rate", Among.RESIDENTS)
    if rate is not None and rate.value is not None:
        yield words.say("engagement.who.rate", n=str(rounded(rate.value, 1)))


def _concentration(measures: Measures, words: Words) -> TitledTableView | None:
    found = [one for one in whole(measures, (*CONCENTRATION, *PLACES), Among.RESIDENTS) if one.measurable]
    rows = tuple((name_of(one.measure, words), amount(one, words), _of(one, words)) for one in found)
    return _table("concentration", ("figure", "value", "of"), rows, words)


def _of(figure: Figure, words: Words) -> str:
    return counted(figure, words) or words.number(figure.denominator)


def _gaps(measures: Measures, words: Words) -> TitledTableView | None:
    found = of_groups(measures, "reporting-gap", By.AREA)
    shown = sorted((one for one in found if one.value is not None), key=lambda one: (-(one.value or 0), one.group))
    rows = [
        (one.group, amount(one, words), words.number(one.numerator or 0), str(one.figures.get("need", "")))
        for one in shown
    ]
    rows += [(one.group, why_not(one, words), "", "") for one in found if one.value is None]
    return _table("gap", ("area", "gap", "requests", "need"), tuple(rows), words)


def _ways(measures: Measures, measure: str, by: By, words: Words) -> TitledTableView | None:
    found = of_groups(measures, measure, by)
    used = [way for way in WAYS if any(one.figures.get(way) for one in found)]
    hidden = any(way not in one.figures for one in found for way in used)
    rows = tuple(
        (
            group_of(one, words),
            *(said(one.figures[way], Unit.SHARE, words) if way in one.figures else "*" for way in used),
            words.number(one.denominator),
        )
        for one in found
    )
    columns = (words.say(f"engagement.who.{by}.group"), *(words.say(f"measures.way.{way}") for way in used))
    if not rows:
        return None
    heading, more = words.say(f"engagement.who.{by}.heading"), len(rows) - MOST
    remarks = [words.say("engagement.who.star")] if hidden else []
    remarks += [words.count("engagement.who.more", more)] if more > 0 else []
    table = TableView((*columns, words.say("engagement.who.requests")), rows[:MOST])
    return TitledTableView(heading, "", table, " ".join(remarks))


def _table(
    key: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...], words: Words
) -> TitledTableView | None:
    if not rows:
        return None
    say, more = words.say, len(rows) - MOST
    table = TableView(tuple(say(f"engagement.who.{key}.{one}") for one in columns), rows[:MOST])
    note = words.count("engagement.who.more", more) if more > 0 else ""
    return TitledTableView(say(f"engagement.who.{key}.heading"), say(f"engagement.who.{key}.intro"), table, note)
