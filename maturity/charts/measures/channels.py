"""How requests come in: the share of each channel, among all requests and among residents'."""

from __future__ import annotations

from maturity.charts.bars import Bar, BarRow, Bars, lengths
from maturity.charts.measures.wording import group_of
from maturity.measures.amounts import amount
from maturity.measures.model import Among, By, Figure, Measures
from maturity.text import Words


def channel_mix(measures: Measures, words: Words) -> Bars | None:
    """Return the channels, the most used first; None where the extract doesn't tell them."""
    of_all = {one.group: one for one in measures.of("channel-mix", Among.ALL, By.CHANNEL) if one.measurable}
    of_residents = {one.group: one for one in measures.of("channel-mix", Among.RESIDENTS, By.CHANNEL) if one.measurable}
    if not of_all:
        return None
    say = words.say
    channels = sorted(of_all.values(), key=lambda one: (-_share(one), one.group))
    pairs = [(one, of_residents.get(one.group)) for one in channels]
    long = lengths([*(_share(one) for one, _ in pairs), *(_share(other) if other else None for _, other in pairs)])
    none = say("engagement.channels.none")
    lines = tuple(
        BarRow(
            group_of(one, words),
            (Bar(at, amount(one, words)), Bar(beside, amount(other, words)) if other else Bar(None, none)),
        )
        for (one, other), at, beside in zip(pairs, long, long[len(pairs) :], strict=False)
    )
    heading = say("engagement.channels.heading")
    rows = tuple(
        (
            group_of(one, words),
            amount(one, words),
            _count(one, words),
            amount(other, words) if other else none,
            _count(other, words) if other else "",
        )
        for one, other in pairs
    )
    told = (say("engagement.channels.alt.row", channel=row[0], share=row[1], residents=row[3]) for row in rows)
    return Bars(
        title=heading,
        heading=heading,
        alt=" ".join([say("engagement.channels.alt.intro"), *told]),
        columns=tuple(
            say(f"engagement.channels.column.{key}")
            for key in ("channel", "share", "requests", "resident_share", "residents")
        ),
        rows=rows,
        lines=lines,
        series=(say("engagement.series.all"), say("engagement.series.residents")),
    )


def _share(figure: Figure) -> float:
    return float(figure.value or 0)


def _count(figure: Figure, words: Words) -> str:
    return "" if figure.numerator is None else words.number(figure.numerator)
