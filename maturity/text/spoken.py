"""The language that faults are told in: where one is met, deep inside, nobody knows the reader."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from maturity.text import DEFAULT, words

_LANGUAGE = ContextVar("language", default=DEFAULT)

Fault = tuple[str, str, str]
"""What is wrong, why it matters, and how to mend it."""


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Tell faults in a language as long as this is open; in English elsewhere."""
    before = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(before)


def told(key: str, **values: Any) -> str:
    """Return a message of a fault with its placeholders filled."""
    return words(_LANGUAGE.get()).say(key, **values)


def fault(key: str, **values: Any) -> Fault:
    """Return what, why and fix of a fault, whose messages stand under its key."""
    what, why, fix = (told(f"{key}.{part}", **values) for part in ("what", "why", "fix"))
    return what, why, fix


def is_of_the_code() -> bool:
    """Whether faults are told in the language that the code is written in, as the descriptions of its keys are."""
    return _LANGUAGE.get() == DEFAULT
