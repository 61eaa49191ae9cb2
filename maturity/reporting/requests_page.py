"""The page that shows what a center's requests say: how they come in, how long they take, what is late and open."""

from __future__ import annotations

from collections.abc import Iterator

from maturity.charts.measures.backlog import MOST, backlog_by_age, backlog_by_month
from maturity.charts.measures.channels import channel_mix
from maturity.charts.measures.closing import closing_times
from maturity.charts.measures.on_time import FORMULAS, on_time
from maturity.charts.measures.wording import counted, name_of
from maturity.measures.amounts import amount
from maturity.measures.model import Among, By, Figure, Measures, Unit
from maturity.reporting.facts import Facts
from maturity.reporting.measured_parts import (
    charts_of,
    definitions,
    made_printable,
    missing,
    notes,
    period_of,
    source,
    whole,
)
from maturity.reporting.measured_views import MeasuredPageView, TitledTableView
from maturity.reporting.views import TableView
from maturity.text import Words

KEY = (
    "volume",
    "digital-share",
    "mobile-share",
    "staff-share",
    "time-to-close.median",
    "time-to-close.p90",
    "time-to-close.median-with-open",
    "time-to-close.median-without-instant",
    "time-to-close.business",
    "instant-share",
    "backlog.open",
    "backlog.overdue",
    "target-coverage",
    "closed-elsewhere",
    "duplicates",
    "coding",
    "reopened",
    "negative",
)
"""The figures of the table, in its order; those on time have a chart of their own."""
DRAWN = (*FORMULAS, "channel-mix", "backlog.by-age", "backlog.by-month")
"""What charts show."""


def view(facts: Facts) -> MeasuredPageView | None:
    """Return the page; None where nothing was measured."""
    if facts.subject.measures is None:
        return None
    measures, words = made_printable(facts.subject.measures), facts.words
    every = whole(measures, (*KEY, *DRAWN), Among.ALL, Among.RESIDENTS)
    charts = (
        channel_mix(measures, words),
        closing_times(measures, words),
        on_time(measures, words),
        backlog_by_month(measures, words),
        backlog_by_age(measures, words),
    )
    grouped = [
        *measures.of("channel-mix", Among.ALL, By.CHANNEL)[:1],
        *measures.of("backlog.by-age", Among.ALL, By.AGE)[:1],
        *measures.of("backlog.by-month", Among.ALL, By.MONTH)[-MOST:][::-1],
    ]
    return MeasuredPageView(
        title=words.say("engagement.page.title"),
        intro=tuple(_intro(measures, words)),
        key=_key(measures, words),
        charts=charts_of(charts),
        tables=(),
        missing=tuple(missing(every, words)),
        notes=notes([*every, *grouped], words),
        definitions=tuple(definitions([*every, *grouped], measures.find("volume"), words)),
        facts=tuple(source(measures, words)),
    )


def _intro(measures: Measures, words: Words) -> Iterator[str]:
    say, period = words.say, period_of(measures, words)
    yield say("engagement.page.from", name=measures.extract.name, rows=words.number(measures.rows))
    if period:
        yield say("engagement.page.period", period=period)
    as_of = "as_of_assumed" if measures.as_of_assumed else "as_of"
    yield say(f"engagement.page.{as_of}", day=words.day(measures.as_of.date()))
    yield say("engagement.page.residents")


def _key(measures: Measures, words: Words) -> TitledTableView | None:
    rows = []
    for id_ in KEY:
        both = [measures.find(id_, among) for among in (Among.ALL, Among.RESIDENTS)]
        if any(one is not None and one.measurable for one in both):
            rows.append((name_of(id_, words), *(_cell(one, words) for one in both)))
    if not rows:
        return None
    columns = tuple(words.say(f"engagement.page.key.{key}") for key in ("figure", "all", "residents"))
    return TitledTableView(words.say("engagement.page.key.heading"), "", TableView(columns, tuple(rows)), "")


def _cell(figure: Figure | None, words: Words) -> str:
    """Write a value with what it is of: '53.9% (3,220 of 5,978)', '4.3 days (of 6,890)'."""
    if figure is None:
        return ""
    if not figure.measurable:
        return words.say("data.figures.not_measurable")
    said = amount(figure, words)
    if figure.unit is Unit.SHARE:
        return f"{said} ({counted(figure, words)})"
    if figure.unit is Unit.REQUESTS:
        return said
    return words.say("engagement.of_rows", value=said, of=words.number(figure.denominator))
