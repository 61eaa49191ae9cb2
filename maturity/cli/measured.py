"""Measures as lines for people: each figure with its formula, of how many it is, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from maturity.measures.amounts import amount
from maturity.measures.model import Among, By, Figure, Measures, Unit
from maturity.measures.wording import group_of, name_of, notes_of, why_not_of
from maturity.text import Words

LISTED = (By.WHOLE, By.AGE, By.MONTH)
"""What is printed; channels too, where a measure has nothing else."""
MONTHS = 12
_COUNTED = (Unit.REQUESTS, Unit.SHARE)


def measured_lines(measures: Measures, words: Words) -> list[str]:
    """Return the figures of the whole extract, measure by measure."""
    lines = list(_head(measures, words))
    more = 0
    for measure, found in groupby(measures.figures, key=lambda one: one.measure):
        figures = list(found)
        listed = [one for one in figures if one.by in LISTED] or [one for one in figures if one.by is By.CHANNEL]
        more += len(figures) - len(listed)
        lines += ["", name_of(measure, words), *_body(measure, _latest(listed), words)]
    return [*lines, "", words.say("measures.file.groups", n=words.number(more))] if more else lines


def _head(measures: Measures, words: Words) -> Iterator[str]:
    say, extract = words.say, measures.extract
    day = f"{words.day(measures.as_of.date())}, {words.time_of_day(measures.as_of)}"
    yield say("measures.file.title", name=extract.name)
    yield say("measures.file.as_of_assumed" if measures.as_of_assumed else "measures.file.as_of", day=day)
    if measures.since or measures.until:
        since = words.day(measures.since.date()) if measures.since else "…"
        until = words.day((measures.until - timedelta(seconds=1)).date()) if measures.until else "…"
        yield say("measures.file.period", since=since, until=until)
    yield say("measures.file.rows", rows=words.number(measures.rows))
    yield say(f"measures.file.timezone{'_assumed' if extract.timezone_assumed else ''}", zone=extract.timezone)
    if measures.calendar:
        yield say("measures.file.calendar", calendar=measures.calendar)
    else:
        yield say("measures.file.every_hour")


def _latest(figures: list[Figure]) -> list[Figure]:
    """Return the figures, of many months the last of each series."""
    if not figures or figures[0].by is not By.MONTH:
        return figures
    return [one for among in Among for one in [one for one in figures if one.among is among][-MONTHS:]]


def _body(measure: str, figures: list[Figure], words: Words) -> Iterator[str]:
    formula = words.messages.get(f"measures.measure.{measure}.formula")
    if formula:
        yield f"  {formula}"
    for among, found in groupby(figures, key=lambda one: one.among):
        same = list(found)
        yield f"  {words.say(f'measures.among.{among}')}:"
        for one in same:
            yield f"    {_line(one, words)}"
        gone = _left_out(same[-1], words)
        if gone:
            yield f"    {gone}"
        for note in notes_of(same[-1], words):
            yield f"    {words.say('measures.file.note', note=note)}"


def _line(one: Figure, words: Words) -> str:
    say = words.say
    group = f"{group_of(one, words)}: " if one.group else ""
    if not one.measurable:
        return group + say("measures.file.not_measurable", why=why_not_of(one, words))
    what = words.messages.get(f"measures.measure.{one.measure}.denominator", say("measures.unit.requests"))
    denominator = words.number(one.denominator)
    if one.by in (By.AGE, By.CHANNEL, By.MONTH) or one.measure == "volume":
        return f"{group}{amount(one, words)}"
    if one.unit in _COUNTED and one.numerator is not None:
        numerator = words.number(one.numerator)
        of = say("measures.file.of", numerator=numerator, denominator=denominator, what=what)
    else:
        of = say("measures.file.of_only", denominator=denominator, what=what)
    return f"{group}{amount(one, words)}, {of}"


def _left_out(one: Figure, words: Words) -> str:
    reasons = [
        words.say(
            "measures.file.left_out_one",
            rows=words.number(gone.rows),
            reason=words.messages.get(f"measures.reason.{gone.reason}", gone.reason),
        )
        for gone in one.exclusions
    ]
    return words.say("measures.file.left_out", reasons="; ".join(reasons)) if reasons else ""
