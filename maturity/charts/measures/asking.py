"""Who asks: the share of people who ask very often, again and once, beside their share of the requests."""

from __future__ import annotations

from maturity.charts.bars import Bar, BarRow, Bars
from maturity.charts.measures.wording import why_not
from maturity.measures.amounts import amount, said
from maturity.measures.model import Among, Figure, Measures, Unit
from maturity.text import Words

SEGMENTS = ("hyper", "engaged", "one-time")


def who_asks(measures: Measures, words: Words) -> Bars | None:
    """Return the segments of people; None where the extract doesn't say who asked, or too few did."""
    say = words.say
    found = [measures.find(f"requesters.{segment}", Among.RESIDENTS) for segment in SEGMENTS]
    kept = [one for one in found if one is not None]
    if not any(one.measurable for one in kept):
        return None
    rows, lines = [], []
    for one in kept:
        name = segment_of(one, words)
        share = measures.find(f"{one.measure}.share", Among.RESIDENTS)
        if not one.measurable or share is None or share.value is None:
            rows.append((name, why_not(one, words), "", "", ""))
            lines.append(BarRow(name, (Bar(None, say("engagement.asking.hidden")), Bar(None, ""))))
            continue
        people, part = one.figures["people_share"], said(one.figures["people_share"], Unit.SHARE, words)
        requests = words.number(share.numerator or 0)
        rows.append((name, amount(one, words), part, requests, amount(share, words)))
        both = (Bar(float(people), say("engagement.asking.people", share=part)),)
        lines.append(
            BarRow(
                name, (*both, Bar(float(share.value), say("engagement.asking.requests", share=amount(share, words))))
            )
        )
    heading = say("engagement.asking.heading")
    told = (
        say("engagement.asking.alt.row", segment=row[0], people=row[2], requests=row[4])
        if row[2]
        else say("engagement.asking.alt.hidden", segment=row[0], why=row[1])
        for row in rows
    )
    columns = ("segment", "people", "people_share", "requests", "requests_share")
    return Bars(
        title=heading,
        heading=heading,
        alt=" ".join([say("engagement.asking.alt.intro"), *told]),
        columns=tuple(say(f"engagement.asking.column.{key}") for key in columns),
        rows=tuple(rows),
        lines=tuple(lines),
        series=(say("engagement.asking.series.people"), say("engagement.asking.series.requests")),
    )


def segment_of(figure: Figure, words: Words) -> str:
    """Return what a segment is called, with the cut-off of those who ask very often: 'Ask very often (12 or more)'."""
    segment = figure.measure.split(".")[1]
    name, cut_off = words.say(f"measures.segment.{segment}"), figure.figures.get("cut_off")
    if cut_off is None or segment == "one-time" or (segment == "hyper" and not figure.value):
        return name
    if segment == "hyper":
        return words.say("engagement.asking.from", segment=name, n=words.number(int(cut_off)))
    if cut_off <= 3:
        return words.say("engagement.asking.only", segment=name, n=2)
    return words.say("engagement.asking.between", segment=name, low=2, high=words.number(int(cut_off) - 1))
