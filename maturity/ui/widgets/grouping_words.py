"""The center's own words for status and channel that nobody knows yet, each to be put into a group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

import streamlit as st

from maturity.measures.columns import Channel, Status
from maturity.measures.mapping import Mapping
from maturity.measures.shared_words import channel_groups, status_groups
from maturity.text import Words
from maturity.ui.widgets.errors import field_box
from maturity.ui.widgets.texts import heading, para, plain, small

SHOWN = 12
"""Words that are asked about in each column, the most frequent first; what is left counts as unknown, and is told."""


def draw(
    file_id: str,
    mapping: Mapping,
    statuses: Sequence[tuple[str, int]],
    channels: Sequence[tuple[str, int]],
    words: Words,
) -> tuple[dict[str, Status], dict[str, Channel]]:
    """Draw a choice for each unknown word, and return what was said of them."""
    say = words.say
    known = {"status": status_groups(mapping), "channel": channel_groups(mapping)}
    unknown = {
        "status": _unknown(statuses, known["status"].group),
        "channel": _unknown(channels, known["channel"].group),
    }
    if not any(unknown.values()):
        if statuses or channels:
            small(say("data.mapping.words.all_known"))
        return {}, {}
    heading(say("data.mapping.words.title"))
    para(say("data.mapping.words.text"))
    status = {w: Status(g) for w, g in _asked(file_id, "status", unknown["status"], Status, words).items()}
    channel = {w: Channel(g) for w, g in _asked(file_id, "channel", unknown["channel"], Channel, words).items()}
    return status, channel


def _unknown(found: Iterable[tuple[str, int]], group: object) -> list[tuple[str, int]]:
    assert callable(group)
    return [(word, rows) for word, rows in found if word.strip() and not group(word)][:SHOWN]


def _asked(
    file_id: str, kind: str, found: Sequence[tuple[str, int]], groups: type[StrEnum], words: Words
) -> dict[str, str]:
    """Ask about each word, and return those that were put into a group."""
    say = words.say
    said: dict[str, str] = {}
    for number, (word, rows) in enumerate(found):
        with field_box(f"word-{kind}-{number}"):
            label = say(f"data.mapping.words.{kind}", word=word)
            counted = words.count("data.mapping.words.rows", rows, number=words.number(rows))
            options = [one.value for one in groups]
            chosen = st.selectbox(
                f"{plain(label)} ({counted})",
                options,
                index=options.index("unknown"),
                format_func=lambda one: _said(kind, one, words),
                key=f"word-{kind}-{file_id}-{word}",
            )
        if chosen and chosen != "unknown":
            said[word] = chosen
    return said


def _said(kind: str, group: str, words: Words) -> str:
    return words.say("data.mapping.words.leave") if group == "unknown" else words.say(f"measures.{kind}.{group}")
