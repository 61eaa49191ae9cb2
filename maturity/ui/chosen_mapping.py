"""The mapping that a person chose on screen: a suggested one with other headers, words and time zone."""

from __future__ import annotations

from collections.abc import Mapping as Chosen
from collections.abc import Sequence
from typing import Any

import yaml

from maturity.measures.columns import Channel, Status
from maturity.measures.guessing_forms import guess_forms
from maturity.measures.headers import Headers
from maturity.measures.mapping import Mapping, TextColumn, TimeColumn

TIMES = ("requested_datetime", "closed_date", "expected_datetime")
ASKED = (
    "requested_datetime",
    "closed_date",
    "expected_datetime",
    "status_description",
    "source",
    "service_name",
    "area",
    "service_request_id",
    "requester",
)
"""The columns that a person is asked about, in the order of the page; the others stay as they were suggested."""
IN_WORDS = {"status_description": Status, "source": Channel}
"""The columns whose words come down to groups."""


def headers_of(mapping: Mapping, name: str, there: Sequence[str]) -> tuple[str, ...]:
    """Return the headers of a file that a mapping reads a column from; the first is the one to name."""
    column = getattr(mapping.columns, name)
    if column is None:
        return ()
    headers = Headers(there)
    if getattr(column, "joined", False):
        return tuple(headers.all[place] for place in headers.every(column.headers))
    found = (headers.first(column.headers), headers.first(getattr(column, "time_of_day", None) or ()))
    return tuple(headers.all[place] for place in found if place is not None) if found[0] is not None else ()


def with_headers(
    mapping: Mapping,
    chosen: Chosen[str, str | None],
    there: Sequence[str],
    samples: Chosen[str, Sequence[str]],
) -> Mapping:
    """Return a mapping that reads columns from these headers; what a person left alone keeps its forms and words.

    How the dates of another column are written is guessed from its samples.
    """
    changed: dict[str, Any] = {}
    for name, header in chosen.items():
        now = headers_of(mapping, name, there)
        if header == (now[0] if now else None):
            continue
        if header is None:
            changed[name] = None
        elif name in TIMES:
            forms = guess_forms([one.strip() for one in samples.get(header, ()) if one.strip()]).forms
            changed[name] = TimeColumn(headers=(header,), forms=forms)
        else:
            changed[name] = TextColumn(headers=(header,))
    if not changed:
        return mapping
    asked_for = {header for header in chosen.values() if header is not None}
    personal = tuple(one for one in mapping.personal if one not in asked_for)
    columns = mapping.columns.model_copy(update=changed)
    return mapping.model_copy(update={"columns": columns, "personal": personal})


def with_words(mapping: Mapping, statuses: Chosen[str, Status], channels: Chosen[str, Channel]) -> Mapping:
    """Return a mapping that knows these words of the center, over what it knew of them before."""
    if not statuses and not channels:
        return mapping
    status = _known(mapping.status, statuses)
    channel = _known(mapping.channels, channels)
    return mapping.model_copy(update={"status": status, "channels": channel})


def text_of(mapping: Mapping) -> str:
    """Return a mapping as a YAML file that reads as the same again."""
    said = mapping.model_dump(mode="json", exclude_defaults=True)
    for day in (said.get("calendar") or {}).values():
        if isinstance(day, dict):  # times of day are written without seconds
            day.update({name: given[: len("08:00")] for name, given in day.items()})
    return yaml.safe_dump(said, allow_unicode=True, sort_keys=False)


def _known(known: Chosen[Any, tuple[str, ...]], said: Chosen[str, Any]) -> dict[Any, tuple[str, ...]]:
    found = {group: tuple(one for one in words if one not in said) for group, words in known.items()}
    for word, group in said.items():
        found[group] = (*found.get(group, ()), word)
    return {group: words for group, words in found.items() if words}
