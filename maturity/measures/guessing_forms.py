"""How the moments of a column are written, told from some of its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from maturity.measures.forms import COMMON, ISO, day_only, read_as

_BEHIND = re.compile(r"(Z|UTC|[+-]\d{2}(:?\d{2})?)$")
_UNIVERSAL = re.compile(r"(Z|UTC|[+-]00(:?00)?)$")


@dataclass(frozen=True)
class Guess:
    """The forms of a column, and what is not sure about them."""

    forms: tuple[str, ...] = ()
    read: int = 0  # cells that one of the forms reads
    cells: int = 0  # cells with something in them
    day_or_month: bool = False  # the day and the month could be the other way around
    offsets: bool = False  # true offsets stand behind the stamps
    universal: bool = False  # all offsets are zero: universal time, or a portal's way of writing local time

    @property
    def share(self) -> float:
        """How much of the column could be read, from 0 to 1."""
        return self.read / self.cells if self.cells else 0.0

    @property
    def days_only(self) -> bool:
        """Whether no form has a time of day."""
        return bool(self.forms) and all(day_only(form) for form in self.forms)


def guess_forms(cells: Sequence[str]) -> Guess:
    """Return the forms that read the most cells, the most frequent first."""
    texts = [text.strip() for text in cells if text.strip()]
    left, forms = texts, []
    while left:
        counts = {form: sum(read_as(text, form) is not None for text in left) for form in COMMON if form not in forms}
        best = max(counts, key=lambda form: counts[form])
        if not counts[best]:
            break
        forms.append(best)
        left = [text for text in left if read_as(text, best) is None]
    stamps = [text for text in texts if len(text) > len("2024-05-27") and read_as(text, ISO) is not None]
    behind = [text for text in stamps if _BEHIND.search(text[10:])]
    universal = bool(behind) and all(_UNIVERSAL.search(text[10:]) for text in behind)
    return Guess(
        forms=tuple(forms),
        read=len(texts) - len(left),
        cells=len(texts),
        day_or_month=any(_could_be_turned(texts, form) for form in forms),
        offsets=bool(behind) and not universal,
        universal=universal,
    )


def _could_be_turned(texts: Sequence[str], form: str) -> bool:
    """Say whether every text that a form reads could be read with day and month the other way around."""
    if not form.startswith("%m/%d"):
        return False
    other = form.replace("%m/%d", "%d/%m")
    return all(read_as(text, other) is not None for text in texts if read_as(text, form) is not None)
