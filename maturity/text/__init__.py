"""Every word the product says that is not framework content: English as YAML, other languages as catalogs beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from maturity.text import locales
from maturity.text.catalog import NOTHING, Translations, translations_at

HERE = Path(__file__).parent
DEFAULT = "en"
LANGUAGES = (DEFAULT, *sorted(path.stem for path in HERE.glob("*.po")))


class Words:
    """The messages of one language, found by dotted key: file name, then the keys inside."""

    def __init__(self, language: str, messages: Mapping[str, str], translations: Translations = NOTHING) -> None:
        self.language = language
        self.messages = {key: translations.get((key, text), text) for key, text in messages.items()}
        self._translations = translations

    def say(self, key: str, **values: Any) -> str:
        """Return a message with its {placeholders} filled; KeyError for a key or placeholder that isn't there."""
        return self.messages[key].format(**values)

    def count(self, key: str, n: int, **values: Any) -> str:
        """Return the message for a number, which fills {n}: `key.one`, or `key.other` where nothing else fits."""
        form = f"{key}.{locales.plural_form(self.language, n)}"
        return self.say(form if form in self.messages else f"{key}.other", n=n, **values)

    def title(self, place: str, text: str) -> str:
        """Return a text of the product's own that is no message, such as a report's title, in this language."""
        return self._translations.get((place, text), text)

    def number(self, n: int) -> str:
        """Write a whole number: 84,000."""
        return locales.whole_number(self.language, n)

    def listed(self, items: Sequence[str]) -> str:
        """Join items as a sentence would: a, b and c."""
        return locales.listed(self.language, items)

    def day(self, when: date) -> str:
        """Write a day: March 14, 2026."""
        return locales.day(self.language, when)

    def month(self, when: date) -> str:
        """Write a month: March 2026."""
        return locales.month(self.language, when)

    def time_of_day(self, when: datetime) -> str:
        """Write the time of day, in the time zone that the moment is given in: 3:05 PM."""
        return locales.time_of_day(self.language, when)


@cache
def words(language: str = DEFAULT) -> Words:
    """Return the words of a language, in English where there is no translation yet; KeyError for an unknown one."""
    if language not in LANGUAGES:
        raise KeyError(language)
    translations = NOTHING if language == DEFAULT else translations_at(catalog_of(language))
    return Words(language, messages(), translations)


def catalog_of(language: str) -> Path:
    """Return where the catalog of a language lies, or would lie."""
    return HERE / f"{language}.po"


def messages() -> dict[str, str]:
    """Return the messages in English by key, in the order of the files."""
    found: dict[str, str] = {}
    for path in sorted((HERE / DEFAULT).glob("*.yaml")):
        found |= _flat(path.stem, yaml.load(path.read_bytes(), Loader=_LOADER))  # noqa: S506 - a safe loader
    return found


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _flat(prefix: str, node: Any) -> dict[str, str]:
    if isinstance(node, dict):
        return {key: text for name, inner in node.items() for key, text in _flat(f"{prefix}.{name}", inner).items()}
    return {prefix: str(node).strip()}
