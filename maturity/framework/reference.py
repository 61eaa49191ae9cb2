"""The field reference for authors, written from the JSON Schemas: every key, what it is, and what it may hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from maturity.framework.checks.guidance import FULL
from maturity.framework.plain import (
    ADDRESS,
    FEATURE_ID,
    FORMS,
    FRACTION,
    ID,
    LANGUAGE,
    QUESTION_ID,
    SOURCE_KEY,
    SUGGESTIONS,
    VERSION,
)
from maturity.framework.schema import schema_of
from maturity.text.spoken import told

_PATTERNS = {
    ID: "id",
    FEATURE_ID: "feature id",
    QUESTION_ID: "question id",
    SOURCE_KEY: "source key",
    VERSION: "version",
    LANGUAGE: "language",
    ADDRESS: "address",
    SUGGESTIONS: "suggestions address",
    FRACTION: 'fraction such as "1/12"',
}
_FULL = {model.__name__: keys for model, keys in FULL.items()}
_PLAIN = {"string": "text", "boolean": "`true` or `false`", "null": "nothing"}
_HEAD = """\
# Field reference

<!-- Written by `maturity reference` from the code. Change the descriptions there, not here. -->

Every key that the files of a framework may hold. To learn what to write for a published model, start with
[Write a framework](../write-a-framework.md); this page is for looking things up.

Where a table names another section, the keys of that section are written there, one level further in.

**needed** keys can't be left out. *Full guidance* marks what is needed unless the framework says `guidance: brief`.
"""


@dataclass(frozen=True)
class FilePart:
    """A kind of file: its heading, where it stands, and the model it is read with."""

    title: str
    where: str
    model: type[BaseModel]


def reference_text(files: Sequence[FilePart]) -> str:
    """Return the whole page as Markdown, a section for each kind of file and for each part of one."""
    shapes = [(file, *_shape(file.model)) for file in files]
    used: dict[str, dict[str, None]] = {}
    for file, schema, parts in shapes:
        for owner, one in [(file.title, schema), *parts.items()]:
            for key, asked in one.get("properties", {}).items():
                for inner in _refs(asked):
                    used.setdefault(inner, {})[f"`{key}` of {_link(owner)}"] = None
    sections: list[str] = []
    done: set[str] = set()
    for file, schema, parts in shapes:
        sections.append(_section("##", file.title, schema, file.model.__name__, file.where))
        for inner in [one for one in _in_order(schema, parts) if one not in done]:
            done.add(inner)
            sections.append(_section("###", inner, parts[inner], inner, f"Stands in: {', '.join(used[inner])}."))
    return "\n".join([_HEAD, _contents(files), _kinds(), *sections]).rstrip() + "\n"


Shape = tuple[dict[str, Any], dict[str, dict[str, Any]]]


def _shape(model: type[BaseModel]) -> Shape:
    """Return the schema of a file and of every part it is made of; what has no keys stands where it is used."""
    schema = schema_of(model)
    parts: dict[str, dict[str, Any]] = schema.pop("definitions", {})
    words = {name: {"enum": part["enum"]} for name, part in parts.items() if "enum" in part}
    found = {name: _filled_in(part, words) for name, part in parts.items() if name not in words}
    return _filled_in(schema, words), found


def _filled_in(told: Any, words: Mapping[str, Any]) -> Any:
    if isinstance(told, list):
        return [_filled_in(one, words) for one in told]
    if not isinstance(told, dict):
        return told
    if (name := str(told.get("$ref")).rpartition("/")[2]) in words:
        return words[name]
    return {key: _filled_in(one, words) for key, one in told.items()}


def _contents(files: Sequence[FilePart]) -> str:
    lines = [f"- {_link(file.title)}: {file.where}" for file in files]
    return "\n".join([*lines, "- [What ids look like](#what-ids-look-like)", ""])


def _kinds() -> str:
    lines = ["## What ids look like", "", "| kind | how it is written |", "| --- | --- |"]
    lines += [f"| {_PATTERNS[pattern]} | {_cell(told(f'reading.form.{form}'))} |" for pattern, form in FORMS.items()]
    return "\n".join([*lines, ""])


def _section(level: str, title: str, schema: dict[str, Any], model: str, where: str) -> str:
    lines = [f"{level} {title}", "", _cell(schema.get("description", "")), "", where, ""]
    if "properties" not in schema:  # the whole file is one part
        return "\n".join([*lines[:2], f"{where} It has the keys of {_kind(schema)}.", ""])
    lines += ["| key | what it is | what to write | if left out |", "| --- | --- | --- | --- |"]
    needed = schema.get("required", [])
    for key, asked in schema.get("properties", {}).items():
        missing = "**needed**" if key in needed else _left_out(asked, key in _FULL.get(model, ()))
        lines.append(f"| `{key}` | {_cell(asked.get('description', ''))} | {_cell(_kind(asked))} | {missing} |")
    return "\n".join([*lines, ""])


def _left_out(told: dict[str, Any], with_full_guidance: bool) -> str:
    found = "–"
    match told.get("default") or None:
        case dict() | list():
            found = "see left"  # a default with keys of its own is told in words
        case str() | int() | float() as value:
            found = f"`{json.dumps(value) if isinstance(value, bool) else value}`"
    if told.get("default") in (False, 0) and told.get("type") in ("boolean", "integer", "number"):
        found = f"`{json.dumps(told['default'])}`"
    return f"{found}; needed with *full guidance*" if with_full_guidance else found


def _kind(told: dict[str, Any]) -> str:
    """Return what may be written, in words."""
    if "$ref" in told:
        return _link(told["$ref"].rpartition("/")[2])
    for key in ("allOf", "anyOf"):
        if key in told:
            kinds = [_kind(one) for one in told[key] if one.get("type") != "null"]
            return " or ".join(dict.fromkeys(kinds))
    if "enum" in told:
        return ", ".join(f"`{one}`" for one in told["enum"])
    if "const" in told:
        return f"`{json.dumps(told['const']) if isinstance(told['const'], bool) else told['const']}`"
    match told.get("type"):
        case "array":
            return f"list: {_kind(told['items'])}"
        case "object":
            return _keys(told)
        case "integer" | "number" as name:
            return f"{'whole number' if name == 'integer' else 'number'}{_bounds(told)}"
        case "string" if "pattern" in told:
            return _PATTERNS[told["pattern"]]
        case name:
            return _PLAIN.get(str(name), "anything")


def _keys(told: dict[str, Any]) -> str:
    """Return what a mapping holds: what its keys are, and what stands under each."""
    for pattern, inner in told.get("patternProperties", {}).items():
        return f"{_PATTERNS[pattern]}: {_kind(inner)}"
    inner = told.get("additionalProperties")
    if not isinstance(inner, dict):
        return "keys with values"
    return f"{' / '.join(told.get('propertyNames', {}).get('enum', ['key']))}: {_kind(inner)}"


def _bounds(told: dict[str, Any]) -> str:
    low, high, above = told.get("minimum"), told.get("maximum"), told.get("exclusiveMinimum")
    match (low, high, above):
        case (None, None, None):
            return ""
        case (None, None, _):
            return f" above {above}"
        case (None, _, _):
            return f" above {above}, up to {high}" if above is not None else f" up to {high}"
        case (_, None, _):
            return f" from {low}"
        case _:
            return f" from {low} to {high}"


def _in_order(schema: dict[str, Any], parts: Mapping[str, Any]) -> list[str]:
    """Return the parts that a schema is made of, each before those inside it, in the order of the keys."""
    found: dict[str, None] = {}
    waiting = list(_refs(schema))
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting = [*_refs(parts[name]), *waiting]
    return list(found)


def _refs(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        if "$ref" in told:
            yield told["$ref"].rpartition("/")[2]
        for inner in told.values():
            yield from _refs(inner)
    elif isinstance(told, list):
        for inner in told:
            yield from _refs(inner)


def _link(title: str) -> str:
    """Return a link to a section, by the anchor that Markdown readers make of its heading."""
    return f"[{title}](#{''.join(one for one in title.lower().replace(' ', '-') if one.isalnum() or one in '-_')})"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
