"""Why a file is not taken for an extract, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from maturity.errors import ExtractError, Problem
from maturity.text import DEFAULT, words

_SPOKEN = ContextVar("spoken", default=DEFAULT)

_PATH = re.compile(r"""\s*(in file )?["']/[^"']*["']""")


def reason_of(error: Exception, limit: int = 160) -> str:
    """Return the first line of another program's error, without the paths of this machine."""
    line = _PATH.sub("", str(error).partition("\n")[0])
    return line if len(line) <= limit else line[: limit - 1] + "…"


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Tell faults in a language as long as this is open."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def refused(name: str, key: str, line: int = 1, **values: object) -> ExtractError:
    """Return the error for a fault whose what, why and fix stand under `importing.refused`."""
    said = words(_SPOKEN.get())
    what, why, fix = (said.say(f"importing.refused.{key}.{part}", **values) for part in ("what", "why", "fix"))
    return ExtractError([Problem(name, line, "", what, why, fix)])
