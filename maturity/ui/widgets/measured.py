"""Measured figures as a table, and below it how each is counted and what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from maturity.measures.amounts import amount
from maturity.measures.model import Among, Figure, Measures
from maturity.measures.wording import name_of, notes_of, why_not_of
from maturity.text import Words
from maturity.ui.widgets.tables import table
from maturity.ui.widgets.texts import bulleted, bullets, labeling, para, plain, small, together


def figures(measures: Measures, among: Among, ids: Sequence[str]) -> list[Figure]:
    """Return the figures of the whole extract that were measured, in this order."""
    return [one for id_ in ids if (one := measures.find(id_, among)) is not None]


def draw(key: str, found: Sequence[Figure], words: Words) -> None:
    """Draw figures as a table, why those without a value have none, what must be known, and their definitions."""
    if not found:
        return
    say = words.say
    if there := [one for one in found if one.measurable]:
        columns = [say(f"data.figures.table.{one}") for one in ("measure", "value", "of")]
        rows = [(name_of(one.measure, words), amount(one, words), words.number(one.denominator)) for one in there]
        table(columns, rows)
    remarks(found, words)
    definitions(key, found, words)


def remarks(found: Sequence[Figure], words: Words) -> None:
    """Draw why figures can't be measured, those of one reason together, and the notes on the others."""
    by_reason: dict[str, list[str]] = {}
    for one in found:
        if not one.measurable:
            by_reason.setdefault(why_not_of(one, words), []).append(name_of(one.measure, words))
    if by_reason:
        para(words.say("data.figures.not_from_this"))
        bullets(
            [
                words.say("data.figures.why_not", names="; ".join(names), reason=reason)
                for reason, names in by_reason.items()
            ]
        )
    for note in dict.fromkeys(note for one in found for note in notes_of(one, words)):
        small(note)


def definitions(key: str, found: Sequence[Figure], words: Words) -> None:
    """Draw, folded up, how each figure is worked out, of how many, and what is left out."""
    say = words.say
    with st.expander(plain(say("data.figures.how")), key=f"how-{key}"):
        for one in found:
            meaning = say(f"measures.measure.{one.measure}.formula")
            together(
                labeling(f"{name_of(one.measure, words)}.", meaning),
                bulleted([_counted(one, words), _left_out(one, words)]),
            )


def _counted(one: Figure, words: Words) -> str:
    what = words.say(f"measures.measure.{one.measure}.denominator")
    return words.say("data.figures.denominator", n=words.number(one.denominator), what=what)


def _left_out(one: Figure, words: Words) -> str:
    say = words.say
    gone = [
        say("data.figures.reason_rows", reason=say(f"measures.reason.{each.reason}"), n=words.number(each.rows))
        for each in one.exclusions
        if each.rows
    ]
    return say("data.figures.leaves", reasons="; ".join(gone)) if gone else say("data.figures.leaves_none")
