"""A mapping for an extract that nobody has described: a shipped one that fits, else one made from its headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from maturity.measures.building import SUGGESTED, build, joined_cells
from maturity.measures.casting import trial
from maturity.measures.forms import read_as
from maturity.measures.guessing_forms import guess_forms
from maturity.measures.headers import Headers, plain
from maturity.measures.mapping import Mapping, TextColumn, TimeColumn
from maturity.measures.mappings import shipped_mappings
from maturity.measures.shared_headers import shared_headers
from maturity.measures.shared_words import channel_groups, status_groups

ENOUGH = 0.8
"""A shipped mapping fits where it finds at least so much of its columns, and reads at least so many of the dates."""


class Doubt(StrEnum):
    """What a person should look at before a suggested mapping is used, worded under `importing.doubt`."""

    NO_DATE = "no-date"
    DATE_GUESSED = "date-guessed"
    UNREAD_DATES = "unread-dates"
    DAY_OR_MONTH = "day-or-month"
    UTC_OR_LOCAL = "utc-or-local"
    NO_STATUS = "no-status"
    NO_CHANNEL = "no-channel"
    NO_CLOSED = "no-closed"
    NO_TARGET = "no-target"
    NO_ID = "no-id"
    UNKNOWN_WORDS = "unknown-words"
    REQUESTER = "requester"
    TIMEZONE = "timezone"


@dataclass(frozen=True)
class Suggestion:
    """A mapping, how well it fits from 0 to 1, and what a person should look at."""

    mapping: Mapping
    confidence: float
    unmatched: tuple[str, ...]  # headers that the mapping does not use
    doubts: tuple[Doubt, ...]
    shipped: bool  # whether it comes with the product


Rows = Sequence[Sequence[str]]


def suggest(headers: Sequence[str], rows: Rows) -> Suggestion:
    """Return the mapping that fits best; `rows` are some of the extract's, as texts."""
    there = Headers(headers)
    fits = {id_: _fit(mapping, there, rows) for id_, mapping in shipped_mappings().items()}
    best = max(fits, key=lambda id_: fits[id_], default="")  # of those that fit as well, the one that reads more
    shipped = bool(best) and fits[best][0] >= ENOUGH
    mapping = shipped_mappings()[best] if shipped else build(there, rows)
    confidence = fits[best][0] if shipped else _known_share(mapping)
    used = {place for _, place in places_of(mapping, there)}
    unmatched = tuple(header for place, header in enumerate(there.all) if place not in used and header)
    return Suggestion(mapping, round(confidence, 2), unmatched, tuple(_doubts(mapping, there, rows)), shipped)


def places_of(mapping: Mapping, headers: Headers) -> list[tuple[str, int]]:
    """Return each column that a mapping finds among some headers, and where; joined ones several times."""
    found: list[tuple[str, int]] = []
    for name, column in mapping.all_columns().items():
        if isinstance(column, TextColumn) and column.joined:
            found += [(name, place) for place in headers.every(column.headers)]
            continue
        wanted = [column.headers]
        if isinstance(column, TimeColumn) and column.time_of_day:
            wanted.append(column.time_of_day)
        found += [(name, place) for one in wanted if (place := headers.first(one)) is not None]
    return found


def _fit(mapping: Mapping, headers: Headers, rows: Rows) -> tuple[float, int]:
    """Return how much of its columns a mapping finds, and how many these are; nothing where it reads no dates."""
    columns = set(mapping.all_columns())
    places = places_of(mapping, headers)
    found = {name for name, _ in places}
    wanted = columns if mapping.city else columns & _OF_THE_STANDARD
    requested = mapping.columns.requested_datetime
    if "requested_datetime" not in found:
        return 0.0, 0
    forms = trial(requested.forms)
    cells = joined_cells(rows, [place for name, place in places if name == "requested_datetime"])
    if cells and sum(any(read_as(text, form) for form in forms) for text in cells) < ENOUGH * len(cells):
        return 0.0, 0
    return len(wanted & found) / len(wanted), len(found)


_OF_THE_STANDARD = {
    "service_request_id",
    "requested_datetime",
    "updated_datetime",
    "service_name",
    "agency_responsible",
}
"""What an extract by Open311 has in any case."""


def _known_share(mapping: Mapping) -> float:
    columns = mapping.columns
    worth = {"closed_date": 0.2, "status_description": 0.2, "source": 0.1, "service_name": 0.1, "area": 0.05}
    return 0.35 + sum(share for name, share in worth.items() if getattr(columns, name) is not None)


def _doubts(mapping: Mapping, headers: Headers, rows: Rows) -> list[Doubt]:
    places = places_of(mapping, headers)
    names = {name for name, _ in places}
    found = [doubt for name, doubt in _WITHOUT.items() if name not in names]
    guess = guess_forms(joined_cells(rows, [place for name, place in places if name == "requested_datetime"]))
    guessed = mapping.id == SUGGESTED and _is_guessed(mapping)
    told = {
        Doubt.NO_DATE: guessed and not guess.read,
        Doubt.DATE_GUESSED: guessed and guess.read > 0,
        Doubt.DAY_OR_MONTH: not mapping.city and guess.day_or_month,
        Doubt.UTC_OR_LOCAL: not mapping.city and guess.universal,
        Doubt.UNREAD_DATES: guess.cells > guess.read and not (guessed and not guess.read),
        Doubt.UNKNOWN_WORDS: _has_unknown_words(mapping, dict(reversed(places)), rows),
        Doubt.REQUESTER: "requester" in names,
        Doubt.TIMEZONE: not mapping.timezone,
    }
    return found + [doubt for doubt, holds in told.items() if holds]


def _has_unknown_words(mapping: Mapping, places: dict[str, int], rows: Rows) -> bool:
    groupings = {"status_description": status_groups(mapping), "source": channel_groups(mapping)}
    return any(
        not grouping.group(word)
        for name, grouping in groupings.items()
        if name in places
        for word in set(joined_cells(rows, [places[name]]))
    )


def _is_guessed(mapping: Mapping) -> bool:
    known = {plain(header) for header in shared_headers().columns["requested_datetime"]}
    return plain(mapping.columns.requested_datetime.headers[0].rpartition(".")[2]) not in known


_WITHOUT = {
    "closed_date": Doubt.NO_CLOSED,
    "status_description": Doubt.NO_STATUS,
    "source": Doubt.NO_CHANNEL,
    "expected_datetime": Doubt.NO_TARGET,
    "service_request_id": Doubt.NO_ID,
}
