"""What the words of most centers mean, and what an empty cell may look like: `mappings/shared/words.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field

from maturity.framework.plain import Content
from maturity.measures.columns import Channel, Status
from maturity.measures.mapping import Mapping, Words
from maturity.measures.mapping_files import read_content

MAPPINGS = Path(__file__).resolve().parents[2] / "mappings"
SHARED = MAPPINGS / "shared"


class SharedWords(Content):
    """Words that every mapping begins with."""

    status: dict[Status, Words] = Field(description="Words for each state.")
    channels: dict[Channel, Words] = Field(description="Words for each channel.")
    elected: Words = Field(description="Channels by which an elected office asks.")
    no_area: Words = Field(description="Words for an area that name none.")
    blank: Words = Field(description="What an empty cell may look like.")


@dataclass(frozen=True)
class Grouping:
    """What each word comes down to: those that are told letter by letter, and those that a * ends or begins."""

    exact: dict[str, str]
    patterns: tuple[tuple[str, str], ...]

    def group(self, word: str) -> str:
        """Return the group of a word; empty where it is none."""
        plain = folded(word)
        if plain in self.exact:
            return self.exact[plain]
        return next((group for pattern, group in self.patterns if _fits(plain, pattern)), "")


@cache
def shared_words() -> SharedWords:
    """Return the words of most centers."""
    return read_content(SHARED / "words.yaml", SharedWords)


def status_groups(mapping: Mapping) -> Grouping:
    """Return what each word for a state comes down to; the mapping's own words go first."""
    return _grouping(mapping.status, shared_words().status)


def channel_groups(mapping: Mapping) -> Grouping:
    """Return what each word for a channel comes down to; the mapping's own words go first."""
    return _grouping(mapping.channels, shared_words().channels)


def folded(word: str) -> str:
    """Return a word without what doesn't count: case, and spaces at its ends."""
    return word.strip().lower()


def is_pattern(word: str) -> bool:
    """Say whether a * begins or ends a word."""
    return word.startswith("*") or word.endswith("*")


def _grouping(
    own: dict[Status, Words] | dict[Channel, Words], shared: dict[Status, Words] | dict[Channel, Words]
) -> Grouping:
    exact: dict[str, str] = {}
    patterns: list[tuple[str, str]] = []
    for words in (own, shared):
        for group, known in words.items():
            for word in known:
                if is_pattern(word):
                    patterns.append((folded(word), str(group)))
                else:
                    exact.setdefault(folded(word), str(group))
    # The longest says most: "closed (duplicate)" is told by "* (duplicate)" before "closed (*".
    return Grouping(exact, tuple(sorted(patterns, key=lambda one: -len(one[0]))))


def _fits(word: str, pattern: str) -> bool:
    bare = pattern.strip("*")
    if pattern.startswith("*") and pattern.endswith("*"):
        return bare in word
    return word.endswith(bare) if pattern.startswith("*") else word.startswith(bare)
