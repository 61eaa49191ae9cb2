"""Figures in words: what a measure and its group are called, why there is no value, and what to know beside it."""

from __future__ import annotations

from decimal import Decimal

from maturity.measures.amounts import said
from maturity.measures.groups import NONE, OTHERS
from maturity.measures.model import By, Figure, Unit
from maturity.text import Words

_AS_SHARE = ("share", "limit")


def name_of(measure: str, words: Words) -> str:
    """Return what a measure is called."""
    return words.messages.get(f"measures.measure.{measure}.name", measure)


def why_not_of(figure: Figure, words: Words) -> str:
    """Return why a figure has no value; nothing where it has one."""
    return words.say(f"measures.why_not.{figure.why_not}", **_numbers(figure, words)) if figure.why_not else ""


def notes_of(figure: Figure, words: Words) -> tuple[str, ...]:
    """Return what a reader has to know of a figure."""
    return tuple(words.say(f"measures.note.{note}", **_numbers(figure, words)) for note in figure.notes)


def group_of(figure: Figure, words: Words) -> str:
    """Return what the group of a figure is called; the center's own word where it is one."""
    if figure.group == OTHERS:
        return words.say("measures.group.others", n=words.number(int(figure.figures.get("groups", 0))))
    if figure.group == NONE:
        return words.say("measures.group.none")
    if figure.by in (By.CHANNEL, By.AGE):
        return words.say(f"measures.{figure.by}.{figure.group}")
    return figure.group


def _numbers(figure: Figure, words: Words) -> dict[str, str]:
    return {key: _number(key, value, words) for key, value in figure.figures.items()}


def _number(key: str, value: Decimal, words: Words) -> str:
    return said(value, Unit.SHARE, words) if key.endswith(_AS_SHARE) else words.number(int(value))
