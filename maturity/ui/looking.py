"""A first look at a file that was brought: its columns, what probably is what, the first rows, and the words in it."""

from __future__ import annotations

from collections.abc import Mapping as Chosen
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from maturity.measures.headers import Headers
from maturity.measures.mapping import Mapping
from maturity.measures.peeking import peek
from maturity.measures.suggesting import Doubt, suggest
from maturity.measures.words_in_file import words_in_file
from maturity.ui.brought import Brought

_LOOKED, _WORDS = "looked", "words-in-file"


@dataclass(frozen=True)
class Looked:
    """What was seen: every header and the first rows as they stand, and the mapping that fits best."""

    kind: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mapping: Mapping
    doubts: tuple[Doubt, ...]
    shipped: bool
    """Whether the mapping comes with the product."""

    @property
    def named(self) -> tuple[str, ...]:
        """The headers that a person can choose: each once, and none that tells who asked."""
        hidden = Headers(self.headers).hidden(self.mapping)
        return tuple(dict.fromkeys(one for place, one in enumerate(self.headers) if one and place not in hidden))

    @property
    def samples(self) -> Chosen[str, Sequence[str]]:
        """The first cells below each header; of a header that stands twice, the first."""
        places = list(enumerate(self.headers))
        return {header: [row[place] for row in self.rows] for place, header in reversed(places)}


def look(found: Brought) -> Looked:
    """Return what a file looks like; ExtractError where it can't be read."""
    known: dict[str, Looked] = st.session_state.setdefault(_LOOKED, {})
    if found.id not in known:
        known.clear()  # one file at a time
        known[found.id] = _look(found)
    return known[found.id]


def words_in(found: Brought, header: str) -> tuple[tuple[str, int], ...]:
    """Return the words of a column in the whole file, the most frequent first, with the rows that have each."""
    known: dict[tuple[str, str], tuple[tuple[str, int], ...]] = st.session_state.setdefault(_WORDS, {})
    if header and (found.id, header) not in known:
        known[found.id, header] = words_in_file(found.source, header, found.name)
    return known.get((found.id, header), ())


def forget() -> None:
    """Forget what was seen of the file that is being read now."""
    for seen in (_LOOKED, _WORDS):
        st.session_state.pop(seen, None)


def _look(found: Brought) -> Looked:
    seen = peek(found.source, found.name)
    suggestion = suggest(seen.headers, seen.rows)
    return Looked(seen.kind, seen.headers, seen.rows, suggestion.mapping, suggestion.doubts, suggestion.shipped)
