"""Measures as a workbook: the figures, those of each group, what they mean, and what was read."""

from __future__ import annotations

from maturity.exchange.columns import Column
from maturity.exchange.measures_table import columns_of, lines_of, note_of_import
from maturity.exchange.sheet import Book
from maturity.measures.model import By, Measures
from maturity.measures.wording import name_of
from maturity.text import Words


def measures_workbook(measures: Measures, words: Words) -> bytes:
    """Return everything measured of an extract as a workbook (.xlsx)."""
    say = words.say
    book = Book()
    columns = columns_of(words)
    lines = list(lines_of(measures, words))
    whole = [line for line, one in zip(lines, measures.figures, strict=True) if one.by is By.WHOLE]
    groups = [line for line, one in zip(lines, measures.figures, strict=True) if one.by is not By.WHOLE]
    without_group = [column for column in columns if column.key not in ("by", "group")]
    book.table(say("data.file.sheet.whole"), without_group, whole)
    book.table(say("data.file.sheet.groups"), columns, groups)
    book.table(say("data.file.sheet.meanings"), _meaning_columns(words), _meanings(measures, words))
    book.page(say("data.file.sheet.read"), _read(measures, words))
    return book.bytes()


def _meaning_columns(words: Words) -> tuple[Column, ...]:
    say = words.say
    return tuple(
        Column(key, say(f"data.file.column.{key}"), width)
        for key, width in (("name", 36), ("formula", 90), ("measure", 34))
    )


def _meanings(measures: Measures, words: Words) -> list[dict[str, str]]:
    ids = dict.fromkeys(one.measure for one in measures.figures)
    return [
        {"name": name_of(id_, words), "formula": words.say(f"measures.measure.{id_}.formula"), "measure": id_}
        for id_ in ids
    ]


def _read(measures: Measures, words: Words) -> list[tuple[str, str]]:
    say, found = words.say, measures.extract
    lines = [
        ("name", found.name),
        ("sha256", found.sha256),
        ("read_at", f"{found.made_at:%Y-%m-%d %H:%M}"),
        ("mapping", found.mapping),
        ("zone", found.timezone),
        ("rows", words.number(found.rows)),
        ("rejected", words.number(found.rejected)),
    ]
    lines += [("unread", f"{one.column}: {words.number(one.failed)}") for one in found.casts if one.failed]
    lines += [("unknown", f"{one.column}: {one.text} ({words.number(one.rows)})") for one in found.unmapped]
    if found.dropped:
        lines.append(("dropped", ", ".join(found.dropped)))
    lines += [("note", note_of_import(one, words)) for one in found.notes]
    return [(say(f"data.file.read.{key}"), text) for key, text in lines]
