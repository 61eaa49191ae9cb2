"""The languages that a file may be filled in in: whichever is current, the words of all are understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from maturity.exchange.choices import Choices, in_any_language
from maturity.framework.model import Framework
from maturity.text import LANGUAGES, Words, words


@dataclass(frozen=True)
class Spoken:
    """The words of a language, and the framework in it."""

    words: Words
    framework: Framework


Languages = Sequence[Spoken]
"""The languages, the current one first."""


def languages(frameworks: Sequence[Framework], current: str) -> Languages:
    """Return every language there is, the current one first; a framework that is not translated stays as it is."""
    known = {framework.language: framework for framework in frameworks}
    ordered = (current, *(one for one in LANGUAGES if one != current))
    return [Spoken(words(one), known.get(one, frameworks[0])) for one in ordered]


def any_choices(spoken: Languages, choices: Callable[[Spoken], Choices]) -> Choices:
    """Return what may be chosen, in the words of any language."""
    return in_any_language(map(choices, spoken))
