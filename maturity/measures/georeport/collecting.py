"""All requests of a period, whatever a server makes of pages and of large answers.

The standard knows no pages and lets a server cut an answer, usually at 1,000 rows. So it is found out: a server that
gives new rows on page 2 has pages; of one that doesn't, an answer with as many rows as ever came in one may have been
cut, and its period is asked for again in halves. An answer with fewer rows can't have been.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from maturity.measures.georeport.address import Address
from maturity.measures.georeport.bodies import Listed, requests_in
from maturity.measures.georeport.faults import Fault
from maturity.measures.georeport.getting import Getter
from maturity.measures.georeport.rows import made_at
from maturity.measures.georeport.windows import DAY, Window

STANDARD = 1000  # rows at which the standard lets a server cut
FEWEST = 10  # rows below which no server cuts
PAGE_SIZE = 500
_EXTRAS = {"extensions": "true", "page_size": str(PAGE_SIZE)}
_PLAINER = (400, 404, 406, 414, 422, 500, 501)  # what servers answer that stumble over an argument they don't know

Rows = dict[bytes, Mapping[str, Any]]


@dataclass
class Seen:
    """What was met on the way, for the person who asked."""

    odd: int = 0  # entries that are no requests
    without_id: int = 0
    outside: int = 0  # rows of another period, which are left out
    cut: int = 0  # windows of which the server gave no more, though it may have more
    dates_ignored: bool = False
    asked: int = 0  # questions to the server


@dataclass
class Collector:
    """Asks one server for windows; remembers how it behaves, and which requests it has given."""

    getter: Getter
    address: Address
    form: str
    told: Callable[[int], None]  # requests so far, after each answer
    seen: Seen = field(default_factory=Seen)
    _given: set[bytes] = field(default_factory=set)
    _most: int = 0  # rows in one answer, ever
    _paged: bool | None = None  # None: not known yet
    _plain: bool = False  # whether only the standard's own arguments are understood
    _finest: timedelta = timedelta(0)  # length of a window that the server didn't split: it looks at days only

    def begin(self, window: Window) -> Rows:
        """Return the first answer for a window, which shows whether this is a server at all."""
        return self._ask(window, 1)

    def requests(self, window: Window, begun: Rows | None = None) -> Iterator[Mapping[str, Any]]:
        """Yield the requests of a window that were not given before."""
        yield from self._window(window, self.begin(window) if begun is None else begun)

    def _window(self, window: Window, first: Rows) -> Iterator[Mapping[str, Any]]:
        self._notice_dates(window, first)
        suspect = FEWEST <= len(first) >= self._most
        self._most = max(self._most, len(first))
        keys = set(first)
        yield from self._new(first)
        if first and not self._plain and (self._paged or (self._paged is None and suspect)):
            yield from self._pages(window, keys)
        if self.seen.dates_ignored:
            self.seen.cut += not self._paged
        elif len(keys) == STANDARD if self._paged else suspect:
            yield from self._halved(window, keys)

    def _pages(self, window: Window, keys: set[bytes]) -> Iterator[Mapping[str, Any]]:
        """Go on to the next page until one adds nothing: it is empty, the last once more, or the first again."""
        for page in count(2):
            answer = self._ask(window, page)
            found = {key: one for key, one in answer.items() if key not in keys}
            if not found:
                return
            if 2 * len(found) > len(answer):  # not the first page again with a request that has just come in
                self._paged = True
            keys |= found.keys()
            yield from self._new(found)

    def _halved(self, window: Window, keys: set[bytes]) -> Iterator[Mapping[str, Any]]:
        """Ask for both halves of a window that may have been cut."""
        halves = window.halves()
        if halves is None or window.length <= self._finest:
            self.seen.cut += 1
            return
        answers = [self._ask(half, 1) for half in halves]
        if all(answer.keys() == keys for answer in answers):  # the server made no difference between them
            self.seen.cut += 1
            if window.length > 2 * DAY:
                self.seen.dates_ignored = True
            else:
                self._finest = window.length
            return
        if not self._paged and len(keys.union(*answers)) > len(keys):
            self._paged = False  # there is more than the window showed, and no second page showed it
        for half, answer in zip(halves, answers, strict=True):
            yield from self._window(half, answer)

    def _notice_dates(self, window: Window, here: Rows) -> None:
        if self._given:  # a server that ignores the dates shows it at once
            return
        moments = [when for one in here.values() if (when := made_at(one)) is not None]
        away = sum(not window.about_holds(when) for when in moments)
        if len(moments) >= FEWEST and 2 * away > len(moments):
            self.seen.dates_ignored = True

    def _new(self, found: Rows) -> Iterator[Mapping[str, Any]]:
        for key, one in found.items():
            if key not in self._given:
                self._given.add(key)
                yield one
        self.told(len(self._given))
        if len(self._given) > self.getter.limits.rows:
            raise Fault("too_many", rows=self.getter.limits.rows)

    def _ask(self, window: Window, page: int) -> Rows:
        """Return the requests of one answer by what tells them apart."""
        try:
            listed = self._listed(window, page)
        except Fault as fault:
            if page > 1 and fault.id in ("status", "said", "empty", "other"):
                return {}  # past its last page a server may answer anything
            raise
        self.seen.odd += listed.odd
        found: Rows = {}
        for one in listed.requests:
            number = one.get("service_request_id")
            if isinstance(number, (str, int)) and str(number).strip():
                found[str(number).strip().encode()] = one
            else:  # as long as a request is being taken in, it has none
                self.seen.without_id += 1
                found[hashlib.sha256(json.dumps(one, sort_keys=True).encode()).digest()] = one
        return found

    def _listed(self, window: Window, page: int) -> Listed:
        asked = window.asked
        if not self._plain:
            asked |= _EXTRAS | {"page": str(page)}
        try:
            return self._once(asked)
        except Fault as fault:
            if self._plain or self._given or page > 1 or fault.values.get("status") not in _PLAINER:
                raise
            try:
                listed = self._once(window.asked)
            except Fault:
                raise fault from None
            self._plain = True
            return listed

    def _once(self, asked: dict[str, str]) -> Listed:
        self.seen.asked += 1
        return requests_in(self.getter.get(self.address.requests(self.form, asked)), self.getter.secret)
