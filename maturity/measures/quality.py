"""What an extract can't tell: each definition's needs and gates, and the reason with its numbers where one fails.

The limits are ours; each is named here once and told in words with the figure that broke it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from maturity.measures.definitions.definition import Definition, Formula, Gate, Needs
from maturity.measures.facts import Facts, State, Target, Told, Took, Way
from maturity.measures.model import Among
from maturity.measures.record import Clock, ImportRecord
from maturity.measures.view import View

FEWEST = 5  # requests, for a median or a share
MOST_UNREAD = Decimal("0.05")  # of the cells of a date column
MOST_NEGATIVE = Decimal("0.10")  # of the requests with both dates
MOST_AT_ODDS = Decimal("0.20")  # of all requests
MOST_UNKNOWN_CHANNELS = Decimal("0.50")
SHORT_DAYS = 30
MOST_OPEN = Decimal("0.10")  # in a window of fewer days


@dataclass(frozen=True)
class Refusal:
    """Why a figure can't be had: an id, worded under measures.why_not, and the numbers that it names."""

    why: str
    figures: Mapping[str, Decimal]


@dataclass(frozen=True)
class Quality:
    """What is known of the extract as a whole before anything is measured."""

    view: View
    record: ImportRecord
    facts: Mapping[Facts, int]  # requests by their facts
    first: datetime | None  # the earliest request of the scope
    recent: int  # requests of the last 30 days
    calendar: bool = False

    def refusal(self, definition: Definition, among: Among) -> Refusal | None:
        """Return the first reason why the extract can't give this measure; None where it can."""
        if not self.rows:
            return Refusal("no-rows", {})
        if not self.dated:
            return Refusal("missing-requested", {})
        for need in definition.needs:
            if not self.has(need):
                return Refusal(f"missing-{need}", {})
        if definition.formula is Formula.BUSINESS and self.view.days:
            return Refusal("clock-days", {})
        if among is Among.RESIDENTS and self.unknown_channels > MOST_UNKNOWN_CHANNELS:
            return Refusal("residents-unknown", {"share": self.unknown_channels, "limit": MOST_UNKNOWN_CHANNELS})
        for gate in definition.gates:
            refusal = _GATES[gate](self)
            if refusal:
                return refusal
        return None

    def has(self, need: Needs) -> bool:
        """Return whether the extract has what a measure needs."""
        if need is Needs.CALENDAR:
            return self.calendar
        clocks = self.record.clocks
        if need is Needs.CLOSED and clocks.get("closed_date", Clock.NONE) is not Clock.NONE:
            return True
        return any(_HAS[need](one) for one in self.facts)

    def count(self, condition: Callable[[Facts], bool]) -> int:
        """Return how many requests a condition holds for."""
        return sum(rows for one, rows in self.facts.items() if condition(one))

    def unread(self, *columns: str) -> int:
        """Return how many cells of some columns could not be read."""
        return max((cast.failed for cast in self.record.casts if cast.column in columns), default=0)

    @cached_property
    def rows(self) -> int:
        """All requests of the scope."""
        return sum(self.facts.values())

    @cached_property
    def dated(self) -> int:
        """Those with a date."""
        return self.count(lambda one: one.dated)

    @cached_property
    def states(self) -> Counter[State]:
        """Requests with a date by how they stand."""
        found: Counter[State] = Counter()
        for one, rows in self.facts.items():
            found[one.state] += rows if one.dated else 0
        return found

    @cached_property
    def open_share(self) -> Decimal:
        """The share of open ones among open and closed."""
        return _share(self.states[State.OPEN], self.states[State.OPEN] + self.states[State.CLOSED])

    @cached_property
    def unknown_channels(self) -> Decimal:
        """The share of requests whose channel is not known."""
        return _share(self.count(lambda one: one.dated and one.way is Way.UNKNOWN), self.dated)

    @cached_property
    def instant_share(self) -> Decimal:
        """The share of instant closings among the closed ones that have a duration."""
        instant = self.count(lambda one: one.took is Took.INSTANT)
        return _share(instant, instant + self.count(lambda one: one.took is Took.LONGER))

    @cached_property
    def days(self) -> int:
        """The whole days from the first request to the day of the measures."""
        return (self.view.scope.as_of - self.first).days if self.first else 0


_HAS: dict[Needs, Callable[[Facts], bool]] = {
    Needs.CLOSED: lambda one: one.ended,
    Needs.STANDING: lambda one: one.status or one.ended,
    Needs.TARGET: lambda one: one.target is not Target.NONE,
    Needs.CHANNEL: lambda one: one.way is not Way.UNKNOWN,
    Needs.STATUS: lambda one: one.status,
    Needs.SERVICE: lambda one: one.service,
    Needs.PUBLISHED: lambda one: one.published is not Told.NOTHING,
    Needs.OUTCOME: lambda one: one.elsewhere is not Told.NOTHING,
    Needs.LOG: lambda one: one.reopened is not Told.NOTHING,
    Needs.DUPLICATES: lambda one: one.state is State.DUPLICATE,
}


def _share(part: int, whole: int) -> Decimal:
    return Decimal(part) / Decimal(whole) if whole else Decimal(0)


def _over(why: str, rows: int, whole: int, limit: Decimal) -> Refusal | None:
    share = _share(rows, whole)
    return Refusal(why, {"rows": Decimal(rows), "share": share, "limit": limit}) if share > limit else None


def _dates_read(quality: Quality) -> Refusal | None:
    unread = quality.unread("requested_datetime", "closed_date")
    return _over("dates-unread", unread, quality.record.rows, MOST_UNREAD)


def _targets_read(quality: Quality) -> Refusal | None:
    return _over("targets-unread", quality.unread("expected_datetime"), quality.record.rows, MOST_UNREAD)


def _order_of_dates(quality: Quality) -> Refusal | None:
    negative = quality.count(lambda one: one.took is Took.NEGATIVE)
    both = quality.count(lambda one: one.took is not Took.NONE)
    return _over("closed-before-made", negative, both, MOST_NEGATIVE)


def _status_and_dates(quality: Quality) -> Refusal | None:
    return _over("status-at-odds", quality.count(lambda one: one.at_odds), quality.rows, MOST_AT_ODDS)


def _open_ones(quality: Quality) -> Refusal | None:
    if quality.states[State.OPEN] or not quality.states[State.CLOSED]:
        return None
    return Refusal("no-open-ones", {"rows": Decimal(quality.states[State.CLOSED])})


def _window(quality: Quality) -> Refusal | None:
    if quality.days >= SHORT_DAYS or quality.open_share <= MOST_OPEN:
        return None
    days, limit = Decimal(quality.days), Decimal(SHORT_DAYS)
    return Refusal("window-short", {"days": days, "least_days": limit, "share": quality.open_share})


def _channels_known(quality: Quality) -> Refusal | None:
    unknown = quality.count(lambda one: one.dated and one.way is Way.UNKNOWN)
    return _over("channels-unknown", unknown, quality.dated, MOST_UNKNOWN_CHANNELS)


_GATES: dict[Gate, Callable[[Quality], Refusal | None]] = {
    Gate.DATES_READ: _dates_read,
    Gate.TARGETS_READ: _targets_read,
    Gate.ORDER_OF_DATES: _order_of_dates,
    Gate.STATUS_AND_DATES: _status_and_dates,
    Gate.OPEN_ONES: _open_ones,
    Gate.WINDOW: _window,
    Gate.CHANNELS_KNOWN: _channels_known,
}
