"""What is wrong in a file that somebody filled in, in the words of their language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from maturity.errors import AnswersError, Problem
from maturity.framework.problems import nearest
from maturity.text import Words

Told = tuple[str, str, str]
"""What is wrong, why that matters, and how to mend it."""


def told(words: Words, key: str, **values: Any) -> Told:
    """Return what is said of a fault; `key` is the name of its messages."""
    what, why, fix = (words.say(f"files.{key}.{part}", **values) for part in ("what", "why", "fix"))
    return what, why, fix


def meant(words: Words, given: str, known: Iterable[str]) -> str:
    """Return the question whether something else was meant, for a near miss; else nothing."""
    near = nearest(given, known)
    return words.say("files.meant", near=near) + " " if near else ""


def refused(words: Words, name: str, key: str, line: int = 1, **values: Any) -> AnswersError:
    """Return the error for a file that isn't read at all."""
    return AnswersError([Problem(name, line, "", *told(words, key, **values))])
