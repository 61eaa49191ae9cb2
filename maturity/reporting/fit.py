"""How a report is set so that it fits: closer, shorter, and without what the fonts lack."""

from __future__ import annotations

from dataclasses import dataclass

TIGHTEST, SHORTEST = 3, 2  # the last steps


@dataclass(frozen=True)
class Fit:
    """What a template is told about the room it has.

    `tightness` 0 to 3 sets page one closer; `shortness` 0 to 2 tells what follows in fewer words, where a report may
    have only so many pages. `unprintable` are the characters that a mark will stand for.
    """

    tightness: int = 0
    shortness: int = 0
    only_page_one: bool = False
    unprintable: str = ""
