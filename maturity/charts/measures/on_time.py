"""How many requests are on time, in three formulas that answer different questions."""

from __future__ import annotations

from maturity.charts.bars import Bar, BarRow, Bars
from maturity.charts.measures.wording import counted, name_of
from maturity.measures.amounts import amount
from maturity.measures.model import Among, Figure, Measures
from maturity.text import Words

FORMULAS = ("on-time.due", "on-time.closed", "on-time.published")


def on_time(measures: Measures, words: Words) -> Bars | None:
    """Return the three shares of all and of residents; None where none of them can be measured."""
    say = words.say
    kept = [
        (name_of(id_, words), measures.find(id_, Among.ALL), measures.find(id_, Among.RESIDENTS)) for id_ in FORMULAS
    ]
    if not any(one is not None and one.measurable for _, *both in kept for one in both):
        return None
    heading = say("engagement.on_time.heading")
    rows = tuple(
        (name, _amount(one, words), _of(one, words), _amount(other, words), _of(other, words))
        for name, one, other in kept
    )
    told = (
        say("engagement.on_time.alt.row", formula=row[0], share=_said(row[1], row[2]), residents=_said(row[3], row[4]))
        for row in rows
    )
    return Bars(
        title=heading,
        heading=heading,
        alt=" ".join([say("engagement.on_time.alt.intro"), *told]),
        columns=tuple(
            say(f"engagement.on_time.column.{key}") for key in ("formula", "all", "all_of", "residents", "residents_of")
        ),
        rows=rows,
        lines=tuple(BarRow(name, (_bar(one, words), _bar(other, words))) for name, one, other in kept),
        series=(say("engagement.series.all"), say("engagement.series.residents")),
    )


def _bar(figure: Figure | None, words: Words) -> Bar:
    at = None if figure is None or figure.value is None else float(figure.value)
    return Bar(at, _said(_amount(figure, words), _of(figure, words)))


def _said(share: str, of: str) -> str:
    return f"{share} ({of})" if of else share


def _amount(figure: Figure | None, words: Words) -> str:
    return words.say("data.figures.not_measurable") if figure is None else amount(figure, words)


def _of(figure: Figure | None, words: Words) -> str:
    return counted(figure, words) if figure is not None and figure.measurable else ""
