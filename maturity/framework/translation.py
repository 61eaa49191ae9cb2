"""A framework in another language: the same ids, scores and checksum, with other words.

What is translated follows from the types: whatever is a Text or MaybeText. A catalog lies beside the framework, in
`locale/<language>.po`; each entry's place is made of ids, so that it stays the same when texts are moved or added.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from maturity.framework.model import Capability, Feature, Framework, Rewording, SetAside, Stage, Term
from maturity.framework.plain import Content, Translatable
from maturity.text.catalog import Texts, Translations

Say = Callable[[str, str], str]
"""What a text at a place becomes."""


def catalog_of(folder: Path, language: str) -> Path:
    """Return where a framework's catalog for a language lies, or would lie."""
    return folder / "locale" / f"{language}.po"


def translated(framework: Framework, translations: Translations, language: str) -> Framework:
    """Return the framework in a language, as far as there are translations of its very words.

    Anything else stays as it was written: what is not translated yet, and what a local overlay says.
    """
    source = framework.original
    if language == source.language or not translations:
        return source
    changes = _changes(source, "", lambda place, text: translations.get((place, text), text))
    return source.reworded(changes | {"language": language})


def texts_of(framework: Framework) -> Texts:
    """Return every text that a person reads, by its place, as it was written."""
    found: dict[str, str] = {}

    def note(place: str, text: str) -> str:
        found.setdefault(place, text)
        return text

    _changes(framework.original, "", note)
    return found


def _changes(part: Content, place: str, say: Say) -> dict[str, Any]:
    """Return the fields of a part that read differently in other words."""
    found = {}
    for name, is_text in _spoken(type(part)).items():
        before = getattr(part, name)
        after = _reworded(before, f"{place}.{name}" if place else name, say, is_text=is_text)
        if after is not before:
            found[name] = after
    return found


def _reworded(value: Any, place: str, say: Say, *, is_text: bool) -> Any:
    match value:
        case str() if is_text and value:
            said = say(place, value)
            return value if said == value else said
        case Content():
            # A feature's or capability's id is a place of its own, wherever it stands.
            changes = _changes(value, value.id if isinstance(value, Feature | Capability) else place, say)
            return value.model_copy(update=changes) if changes else value
        case tuple():
            parts = [
                _reworded(one, f"{place}.{_step(one, number)}", say, is_text=is_text)
                for number, one in enumerate(value, start=1)
            ]
            return tuple(parts) if any(new is not old for new, old in zip(parts, value, strict=True)) else value
        case dict():
            named = {key: _reworded(one, f"{place}.{key}", say, is_text=is_text) for key, one in value.items()}
            return named if any(named[key] is not value[key] for key in value) else value
    return value


def _step(part: Any, number: int) -> str:
    """Return what a part of a list is called: by its id, else by its number from 1."""
    match part:
        case Stage():
            return str(part.number)
        case SetAside() | Rewording():
            return part.feature
        case Term():
            return part.term.replace(" ", "-")
    return str(getattr(part, "id", number))


@cache
def _spoken(model: type[Content]) -> dict[str, bool]:
    """Return the fields of a model that hold texts (True) or parts with texts of their own (False)."""
    found = {}
    for name, field in model.model_fields.items():
        is_text = any(isinstance(mark, Translatable) for mark in field.metadata) or _marked(field.annotation)
        if is_text or _has_parts(field.annotation):
            found[name] = is_text
    return found


def _marked(annotation: Any) -> bool:
    marks = getattr(annotation, "__metadata__", ())
    return any(isinstance(mark, Translatable) for mark in marks) or any(map(_marked, get_args(annotation)))


def _has_parts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(map(_has_parts, get_args(annotation)))
