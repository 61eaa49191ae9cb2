"""How the facts of an extract's requests are told in SQL: as of when, and how fine its clocks are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from maturity.measures.columns import CHANNELS, DIGITAL, NOT_RESIDENTS, Channel, Status
from maturity.measures.engine import literal
from maturity.measures.facts import AGES, MOBILE, Age, Facts, State, Target, Told, Took, Way
from maturity.measures.record import Clock
from maturity.measures.scope import Scope, stamp


@dataclass(frozen=True)
class View:
    """How the facts of one extract are read: as of when, and how fine its clocks are."""

    scope: Scope
    clocks: Mapping[str, Clock]
    statuses: bool = True  # the extract says how requests stand; else what has no closing date is open

    @property
    def days(self) -> bool:
        """Whether durations are whole days: one of the two clocks has no time of day."""
        return Clock.DAY in (self.clocks.get("requested_datetime"), self.clocks.get("closed_date"))

    @property
    def compares_days(self) -> bool:
        """Whether closing and target are compared by day."""
        return Clock.DAY in (self.clocks.get("expected_datetime"), self.clocks.get("closed_date"))

    @cached_property
    def rows(self) -> str:
        """The requests of the scope in SQL as the subquery `r`, each with what its facts are told by.

        `stands` is the place of its state in State, `over` whether it has ended by the day, `took` the seconds or days
        from request to end where both are known, `channel_place` the place of its channel in Channel, and `way` that of
        its kind in Way.
        """
        if self.days:
            took = "DATE_DIFF('day', CAST(requested_datetime AS DATE), CAST(closed_date AS DATE))"
        else:
            took = "close_seconds"
        over = f"closed_date IS NOT NULL AND closed_date <= {self.scope.now}"
        return (
            f"(SELECT *, CASE WHEN {over} AND requested_datetime IS NOT NULL THEN {took} END AS took,"
            f" {over} AS over, {self._state.place()} AS stands"
            f" FROM {self.scope.table} LEFT JOIN (VALUES {_WAYS}) AS ways(called, channel_place, way)"
            f" ON channel = called) AS r"
        )

    @property
    def _state(self) -> Fact:
        """How a request stands; without any status, what has no closing date is open."""
        no_date = f"status = '{Status.OPEN if self.statuses else Status.UNKNOWN}'"
        asked = {
            State.DUPLICATE: f"duplicate OR status = '{Status.DUPLICATE}'",
            State.OPEN: f"closed_date > {self.scope.now} OR (closed_date IS NULL AND {no_date})",
            State.CANCELLED: f"status = '{Status.CANCELLED}'",
            State.CLOSED: f"closed_date IS NOT NULL OR status = '{Status.CLOSED}'",
            State.UNKNOWN: "",
        }
        return Fact(tuple(State), tuple((condition, state) for state, condition in asked.items()))

    @cached_property
    def told(self) -> dict[str, Fact]:
        """How each fact of a request is told in SQL, over `rows`."""
        due = self.scope.as_of
        if self.clocks.get("expected_datetime") is Clock.DAY:
            due -= timedelta(days=1) - timedelta(seconds=1)  # a day that was promised is over at its end
        met = "closed_date <= expected_datetime"
        if self.compares_days:
            met = "CAST(closed_date AS DATE) <= CAST(expected_datetime AS DATE)"
        made = {age: stamp(self.scope.as_of - timedelta(days=days)) for age, days in AGES.items()}
        ages = {age: f"requested_datetime > {earliest}" for age, earliest in made.items()}
        return {
            "dated": _flag("requested_datetime IS NOT NULL"),
            "state": Fact(tuple(State), column="stands"),
            "ended": _flag("over"),
            "took": _case(
                {Took.NONE: "took IS NULL", Took.LONGER: "took > 0", Took.INSTANT: "took = 0", Took.NEGATIVE: ""}
            ),
            "target": _case(
                {
                    Target.NONE: "expected_datetime IS NULL",
                    Target.DUE: f"expected_datetime <= {stamp(due)}",
                    Target.LATER: "",
                }
            ),
            "met": _flag(f"over AND expected_datetime IS NOT NULL AND {met}"),
            "published": _yes_no("published_on_time"),
            "elsewhere": _yes_no("elsewhere"),
            "reopened": _case({Told.NOTHING: "reopened IS NULL", Told.NO: "reopened = 0", Told.YES: ""}),
            "own_target": _flag("expected_datetime IS NOT NULL AND COALESCE(target_given, FALSE)"),
            "service": _flag("service_name IS NOT NULL"),
            "way": Fact(tuple(Way), column="way"),
            "status": _flag(f"status <> '{Status.UNKNOWN}'"),
            "at_odds": _flag(
                f"(over AND status = '{Status.OPEN}') OR (closed_date IS NULL AND status = '{Status.CLOSED}')"
            ),
            "age": _case(
                {
                    Age.NONE: f"requested_datetime IS NULL OR NOT {self.stands(State.OPEN)}",
                    **ages,
                    Age.OLDER: "",
                }
            ),
            "resident": _flag("resident"),
        }

    @staticmethod
    def stands(state: State) -> str:
        """Return what holds in SQL for requests of a state."""
        return f"stands = {tuple(State).index(state)}"

    @cached_property
    def code(self) -> str:
        """The code of a request's facts in SQL: the sum of their places, each times what the facts before can be."""
        terms, size = [], 1
        for fact in self.told.values():
            terms.append(fact.place(size))
            size *= len(fact.values)
        return " + ".join(terms)

    def facts(self, code: int) -> Facts:
        """Return the facts that a code stands for."""
        if code not in self._found:  # every measure asks for the same codes
            values, rest = [], code
            for fact in self.told.values():
                rest, place = divmod(rest, len(fact.values))
                values.append(fact.values[place])
            self._found[code] = Facts(*values)
        return self._found[code]

    @cached_property
    def _found(self) -> dict[int, Facts]:
        return {}


@dataclass(frozen=True)
class Fact:
    """The values that a fact can have, and which one a request has in SQL: by conditions in order, or as a column."""

    values: tuple[Any, ...]
    conditions: tuple[tuple[str, Any], ...] = ()  # each with its value; the last has none and is the rest
    column: str = ""  # the place of the value

    def place(self, times: int = 1) -> str:
        """Return the place of a request's value among all in SQL, times a number: reckoned here, not for each row."""
        if self.column:
            return f"{self.column} * {times}" if times > 1 else self.column
        *asked, (_, rest) = self.conditions
        whens = " ".join(f"WHEN {condition} THEN {self.values.index(value) * times}" for condition, value in asked)
        return f"CASE {whens} ELSE {self.values.index(rest) * times} END"


def _case(conditions: Mapping[Any, str]) -> Fact:
    """A fact whose values are asked for in order; the last is the rest."""
    return Fact(tuple(conditions), tuple((condition, value) for value, condition in conditions.items()))


def _flag(condition: str) -> Fact:
    """A fact that holds or doesn't."""
    return Fact((False, True), ((condition, True), ("", False)))


def _yes_no(column: str) -> Fact:
    return _case({Told.NOTHING: f"{column} IS NULL", Told.YES: column, Told.NO: ""})


def _way(channel: Channel) -> Way:
    if channel in NOT_RESIDENTS:
        return Way.STAFF
    if channel in MOBILE:
        return Way.MOBILE
    if channel in DIGITAL:
        return Way.DIGITAL
    return Way.UNKNOWN if channel is Channel.UNKNOWN else Way.OTHER


_WAYS = ", ".join(
    f"({literal(channel)}, {place}, {tuple(Way).index(_way(channel))})" for place, channel in enumerate(CHANNELS)
)
"""Each channel with its place among all and that of its kind, as SQL writes rows."""
