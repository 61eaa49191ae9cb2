"""A mapping as YAML text to start from, as a person would write it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from maturity.measures.mapping import Mapping


def mapping_text(mapping: Mapping, remarks: Sequence[str] = ()) -> str:
    """Return the YAML of a mapping, without what is so anyway; remarks stand above it as comments."""
    said = mapping.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    said["columns"] = {name: _plain(column) for name, column in said["columns"].items()}
    for key in ("status", "channels"):
        said[key] = {group: list(words) for group, words in said.get(key, {}).items()}
    kept = {key: value for key, value in said.items() if value not in ({}, [], "")}
    if not mapping.timezone:
        kept = {"id": kept.pop("id"), "title": kept.pop("title"), **kept}
    body = yaml.safe_dump(_short_times(kept), sort_keys=False, allow_unicode=True, width=120)
    return "".join(f"# {line}\n" for remark in remarks for line in remark.splitlines()) + body


def _plain(column: dict[str, Any]) -> Any:
    headers = column["headers"]
    one = headers[0] if len(headers) == 1 else headers
    return one if len(column) == 1 else {**column, "headers": one}


def _short_times(value: Any) -> Any:
    """Write times of day as 08:30, and lists and keys as they are."""
    if isinstance(value, dict):
        return {key: str(one)[:5] if key in ("opens", "closes") else _short_times(one) for key, one in value.items()}
    return [_short_times(one) for one in value] if isinstance(value, list) else value
