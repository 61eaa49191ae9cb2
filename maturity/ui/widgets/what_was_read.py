"""What was read of a file of service requests, what could not be, and what was not kept."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import streamlit as st

from maturity.exchange.measures_table import note_of_import
from maturity.measures.record import ImportRecord
from maturity.text import Words
from maturity.ui.widgets.texts import bullets, heading, para, plain, small

_SHOWN = 8


def draw(record: ImportRecord, mapping: Path | None, words: Words) -> None:
    """Draw the rows with their period, what needs a look, and folded up the rest."""
    say = words.say
    heading(say("data.figures.read.title"))
    para(_rows(record, words))
    told = [*unread(record, words), *_unknown(record, words)]
    if record.rejected:
        told.append(words.count("data.figures.read.rejected", record.rejected, number=words.number(record.rejected)))
    if told:
        bullets(told)
    for one in record.notes:
        small(note_of_import(one, words))
    with st.expander(plain(say("data.figures.read.more")), key="what-was-read"):
        bullets(_rest(record, words))
        for example in record.rejected_examples:
            st.text(f"{example.row}: {example.text}")
        if mapping is not None:
            para(say("data.figures.read.mapping_text"))
            label = plain(say("data.figures.read.mapping"))
            st.download_button(
                label,
                mapping.read_text("utf-8"),
                "mapping.yaml",
                "application/yaml",
                key="mapping-yaml",
                on_click="ignore",
            )


def column_of(name: str, words: Words) -> str:
    """Return what a column is called on screen; its own name where it has none."""
    return words.messages.get(f"data.mapping.column.{name}.label", name)


def _rows(record: ImportRecord, words: Words) -> str:
    rows = words.number(record.rows)
    if record.first is None or record.last is None:
        return words.say("data.figures.read.rows_undated", n=rows)
    first, last = words.day(record.first.date()), words.day(record.last.date())
    return words.say("data.figures.read.rows", n=rows, first=first, last=last)


def unread(record: ImportRecord, words: Words) -> list[str]:
    """Return in words which cells could not be read, a sentence a column with an example."""
    found = []
    for one in record.casts:
        if one.failed and one.examples:
            example = one.examples[0]
            named = column_of(one.column, words)
            values = {"column": named, "example": example.text, "row": words.number(example.row)}
            found.append(words.count("data.figures.read.unread", one.failed, number=words.number(one.failed), **values))
    return found


def _unknown(record: ImportRecord, words: Words) -> list[str]:
    by_column: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for one in record.unmapped:
        by_column[one.column].append((one.text, one.rows))
    found = []
    for column, some in by_column.items():
        some.sort(key=lambda one: (-one[1], one[0]))
        quoted = [words.say("data.figures.read.word", word=text) for text, _ in some[:_SHOWN]]
        rows = words.number(sum(rows for _, rows in some))
        named = column_of(column, words)
        found.append(words.say("data.figures.read.unknown", column=named, words=words.listed(quoted), n=rows))
    return found


def _rest(record: ImportRecord, words: Words) -> list[str]:
    say = words.say
    told = [say(f"data.figures.read.{'zone_assumed' if record.timezone_assumed else 'zone'}", zone=record.timezone)]
    if not any(one.failed for one in record.casts):
        told.append(say("data.figures.read.unread_all"))
    for key, rows in (("repeated", record.repeated_ids), ("identical", record.identical_rows)):
        if rows:
            told.append(words.count(f"data.figures.read.{key}", rows, number=words.number(rows)))
    if record.dropped:
        told.append(say("data.figures.read.dropped", columns=words.listed(record.dropped)))
    return told
