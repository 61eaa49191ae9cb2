"""How measures, their groups, reasons and notes are named: the same words in every chart and table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from maturity.measures.amounts import said
from maturity.measures.model import By, Figure, Unit
from maturity.measures.wording import group_of as group_name
from maturity.measures.wording import name_of
from maturity.text import Words

__all__ = ["counted", "formula_of", "group_of", "month_of", "name_of", "notes_of", "number_in", "reason_of", "why_not"]

_SHARES = ("share", "limit", "covered")


def formula_of(measure: str, words: Words) -> str:
    """Return how a measure is worked out; nothing where nobody has said it."""
    return words.messages.get(f"measures.measure.{measure}.formula", "")


def group_of(figure: Figure, words: Words) -> str:
    """Return what the group of a figure is called: by our own word where it is ours, else by the center's."""
    if figure.by is By.MONTH:
        return month_of(figure.group, words)
    if figure.by in (By.CHANNEL, By.AGE, By.SEGMENT):  # a file from elsewhere may have others
        return words.messages.get(f"measures.{figure.by}.{figure.group}", figure.group)
    return group_name(figure, words)


def month_of(group: str, words: Words) -> str:
    """Write a month such as 2026-03 as a person does; as it stands where it is none."""
    try:
        return words.month(date.fromisoformat(f"{group}-01"))
    except ValueError:
        return group


def reason_of(reason: str, words: Words) -> str:
    """Return why requests are left out, as a part of a sentence."""
    return words.messages.get(f"measures.reason.{reason}", reason)


def why_not(figure: Figure, words: Words) -> str:
    """Return in a sentence why a figure has no value."""
    return _filled("why_not", figure.why_not, figure, words)


def notes_of(figure: Figure, words: Words) -> tuple[str, ...]:
    """Return what a reader has to know beside a figure, a sentence each."""
    return tuple(_filled("note", note, figure, words) for note in figure.notes)


def _filled(kind: str, id_: str, figure: Figure, words: Words) -> str:
    numbers = {key: number_in(key, value, words) for key, value in figure.figures.items()}
    try:
        return words.messages.get(f"measures.{kind}.{id_}", id_).format_map(numbers)
    except (KeyError, ValueError, IndexError, AttributeError):
        return words.messages.get(f"measures.{kind}.{id_}", id_)


def number_in(key: str, value: Decimal, words: Words) -> str:
    """Write a number that a sentence names: shares in percent, whole ones with their groups of digits."""
    if key in _SHARES or key.endswith("_share"):
        return said(value, Unit.SHARE, words)
    return words.number(int(value)) if value == int(value) else str(value)


def counted(figure: Figure, words: Words) -> str:
    """Write of how many a share is: '1,204 of 1,432'; nothing where it has no parts."""
    if figure.numerator is None:
        return ""
    return words.say("engagement.of", n=words.number(figure.numerator), of=words.number(figure.denominator))
