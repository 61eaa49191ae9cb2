"""Fetches all requests of a period from an Open311 server into one file, a flat row of texts on each line."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from maturity.measures.georeport.address import address_in
from maturity.measures.georeport.collecting import Collector, Rows, Seen
from maturity.measures.georeport.endpoint import begun
from maturity.measures.georeport.faults import Fault, brief, in_words
from maturity.measures.georeport.getting import Getter, Limits
from maturity.measures.georeport.rows import flat, made_at
from maturity.measures.georeport.windows import Window, windows
from maturity.text import DEFAULT, words


@dataclass(frozen=True)
class Wanted:
    """What to fetch: requests made at or after `since` and before `until`, both with a time zone."""

    address: str = field(repr=False)  # of the server, of its discovery document or of its requests; may hold a key
    since: datetime
    until: datetime
    jurisdiction: str = ""
    key: str = field(default="", repr=False)


@dataclass(frozen=True)
class Fetched:
    """What came of it."""

    rows: int
    address: str  # that answered, without its query
    seen: Seen

    @property
    def notes(self) -> tuple[str, ...]:
        """The ids of what a reader of figures has to know."""
        told = {
            "open311-cut": self.seen.cut,
            "open311-dates-ignored": self.seen.dates_ignored,
        }
        return tuple(name for name, holds in told.items() if holds)


def shown_address(address: str, jurisdiction: str = "", language: str = DEFAULT) -> str:
    """Return how a typed address is shown and kept: without query and key; ExtractError where it is none."""
    try:
        return address_in(address, jurisdiction).base
    except Fault as fault:
        raise in_words(fault, brief(address.partition("?")[0].rpartition("@")[2]), words(language)) from fault


def fetch_requests(
    wanted: Wanted,
    into: Path,
    *,
    allow_private: bool = False,
    told: Callable[[int], None] = lambda rows: None,
    language: str = DEFAULT,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    wait: Callable[[float], None] = time.sleep,
) -> Fetched:
    """Write the requests to a file; ExtractError with the fix where that fails, and no file then.

    `allow_private` lets the address be one of this machine or its network, as it may be where the tool runs on the
    computer of the person who asks. What `told` raises stops the fetching.
    """
    shown = shown_address(wanted.address, wanted.jurisdiction, language)
    part = into.with_name(f".{into.name}.part")
    try:
        fetched = _fetch(wanted, part, allow_private, told, limits, wait)
        part.replace(into)
        return fetched
    except Fault as fault:
        raise in_words(fault, shown, words(language)) from fault
    finally:
        part.unlink(missing_ok=True)


def _fetch(
    wanted: Wanted,
    part: Path,
    allow_private: bool,
    told: Callable[[int], None],
    limits: Limits,
    wait: Callable[[float], None],
) -> Fetched:
    if not wanted.since < wanted.until:
        raise Fault("period")
    address = address_in(wanted.address, wanted.jurisdiction, wanted.key)
    getter = Getter(allow_private, address.key, limits, wait)
    period = Window(wanted.since, wanted.until)
    collector, first = begun(getter, address, next(windows(wanted.since, wanted.until)), told)
    rows = 0
    with part.open("w", encoding="utf-8") as file:
        for request in _all(collector, period, first):
            when = made_at(request)
            if when is not None and not period.about_holds(when):
                collector.seen.outside += 1
                continue
            file.write(json.dumps(flat(request), ensure_ascii=False) + "\n")
            rows += 1
    if not rows:
        raise Fault("nothing")
    return Fetched(rows, collector.address.base, collector.seen)


def _all(collector: Collector, period: Window, first: Rows) -> Iterator[Mapping[str, Any]]:
    begun_with: Rows | None = first
    for window in windows(period.start, period.end):
        yield from collector.requests(window, begun_with)
        if collector.seen.dates_ignored:  # then every window is the same
            return
        begun_with = None
