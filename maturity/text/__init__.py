"""Every word the product says that is not framework content, one folder a language, one YAML file a room."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
LANGUAGES = tuple(sorted(path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_")))
DEFAULT = "en"


class Words:
    """The messages of one language, found by dotted key: file name, then the keys inside."""

    def __init__(self, language: str, messages: dict[str, str]) -> None:
        self.language = language
        self.messages = messages

    def say(self, key: str, **values: Any) -> str:
        """Return a message with its {placeholders} filled; KeyError for a key or placeholder that isn't there."""
        return self.messages[key].format(**values)

    def count(self, key: str, n: int, **values: Any) -> str:
        """Return the message `key.one` or `key.other` for a number, which fills {n}."""
        return self.say(f"{key}.{'one' if n == 1 else 'other'}", n=n, **values)

    def listed(self, items: list[str]) -> str:
        """Join items as a sentence would: a, b and c."""
        if len(items) <= 1:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.say('common.and')} {items[-1]}"


@cache
def words(language: str = DEFAULT) -> Words:
    """Return the words of a language; KeyError if there is none."""
    if language not in LANGUAGES:
        raise KeyError(language)
    messages: dict[str, str] = {}
    for path in sorted((HERE / language).glob("*.yaml")):
        messages |= _flat(path.stem, yaml.load(path.read_bytes(), Loader=_LOADER))  # noqa: S506 - a safe loader
    return Words(language, messages)


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _flat(prefix: str, node: Any) -> dict[str, str]:
    if isinstance(node, dict):
        return {key: text for name, inner in node.items() for key, text in _flat(f"{prefix}.{name}", inner).items()}
    return {prefix: str(node).strip()}
