"""Measures as one plain table, a row a figure, for a spreadsheet: what was measured, of whom, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from maturity.exchange.columns import Column
from maturity.measures.model import Figure, Measures
from maturity.measures.wording import group_of, name_of, notes_of, why_not_of
from maturity.text import Words

_WIDTHS = {
    "measure": 30,
    "name": 36,
    "group": 30,
    "excluded_why": 48,
    "why_not": 48,
    "notes": 48,
}
_COLUMNS = (
    "name",
    "among",
    "by",
    "group",
    "value",
    "unit",
    "numerator",
    "denominator",
    "excluded",
    "excluded_why",
    "why_not",
    "notes",
    "as_of",
    "since",
    "until",
    "measure",
)
Line = Mapping[str, str | int | float | None]


def columns_of(words: Words) -> tuple[Column, ...]:
    """Return the columns of the table."""
    return tuple(Column(key, words.say(f"data.file.column.{key}"), _WIDTHS.get(key, 14)) for key in _COLUMNS)


def lines_of(measures: Measures, words: Words) -> Iterator[Line]:
    """Return a line for each figure."""
    period = {
        "as_of": f"{measures.as_of:%Y-%m-%d %H:%M}",
        "since": f"{measures.since:%Y-%m-%d}" if measures.since else "",
        "until": f"{measures.until:%Y-%m-%d}" if measures.until else "",
    }
    for one in measures.figures:
        yield {**_line(one, words), **period}


def note_of_import(id_: str, words: Words) -> str:
    """Return in words what a reader of an import has to know; the id of a note that nobody has worded."""
    keys = (f"importing.note.{id_}", f"measures.note.{id_}")
    return next((words.messages[key] for key in keys if key in words.messages), id_)


def _line(one: Figure, words: Words) -> Line:
    say = words.say
    left_out = [f"{say(f'measures.reason.{gone.reason}')}: {gone.rows}" for gone in one.exclusions if gone.rows]
    return {
        "measure": one.measure,
        "name": name_of(one.measure, words),
        "among": say(f"measures.among.{one.among}"),
        "by": say(f"measures.by.{one.by}"),
        "group": group_of(one, words),
        "value": None if one.value is None else float(one.value),
        "unit": one.unit.value,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "excluded": sum(gone.rows for gone in one.exclusions),
        "excluded_why": "; ".join(left_out),
        "why_not": why_not_of(one, words),
        "notes": " ".join(notes_of(one, words)),
    }
