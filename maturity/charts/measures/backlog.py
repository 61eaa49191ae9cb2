"""What is open: how much at the end of each month, and how old it is now."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from maturity.charts.bars import Bar, BarRow, Bars, lengths
from maturity.charts.measures.wording import group_of
from maturity.measures.amounts import said
from maturity.measures.model import Among, By, Figure, Measures, Unit
from maturity.text import Words

MOST = 13
"""Months that are drawn and listed: a year and the month to compare it with."""


def backlog_by_month(measures: Measures, words: Words) -> Bars | None:
    """Return the open requests at the end of each of the last months; None where they can't be measured."""
    found = [one for one in measures.of("backlog.by-month", Among.ALL, By.MONTH) if one.measurable]
    return _drawn(found[-MOST:], "month", [words.number(int(one.value or 0)) for one in found[-MOST:]], words)


def backlog_by_age(measures: Measures, words: Words) -> Bars | None:
    """Return the open requests by how long they have been open; None where they can't be measured."""
    found = [one for one in measures.of("backlog.by-age", Among.ALL, By.AGE) if one.measurable]
    whole = sum((one.value or Decimal(0) for one in found), Decimal(0))
    if not whole:
        return None
    texts = [
        words.say(
            "engagement.backlog.age.said",
            n=words.number(int(one.value or 0)),
            share=said((one.value or 0) / whole, Unit.SHARE, words),
        )
        for one in found
    ]
    return _drawn(found, "age", texts, words)


def _drawn(found: Sequence[Figure], kind: str, texts: Sequence[str], words: Words) -> Bars | None:
    if not found:
        return None
    say = words.say
    long = lengths([float(one.value or 0) for one in found])
    names = [group_of(one, words) for one in found]
    heading = say(f"engagement.backlog.{kind}.heading")
    return Bars(
        title=heading,
        heading=heading,
        alt=" ".join(
            [
                say(f"engagement.backlog.{kind}.alt.intro"),
                *(
                    say(f"engagement.backlog.{kind}.alt.row", group=n, open=t)
                    for n, t in zip(names, texts, strict=True)
                ),
            ]
        ),
        columns=(say(f"engagement.backlog.{kind}.column.group"), say(f"engagement.backlog.{kind}.column.open")),
        rows=tuple(zip(names, texts, strict=True)),
        lines=tuple(BarRow(name, (Bar(at, text),)) for name, at, text in zip(names, long, texts, strict=True)),
        series=(say(f"engagement.backlog.{kind}.column.open"),),
    )
