"""How the facts of an extract's requests are told in SQL: as of when, and how fine its clocks are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from maturity.measures.columns import DIGITAL, NOT_RESIDENTS, Channel, Status
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
        from request to end where both are known, and `way` the place of its kind of channel in Way.
        """
        if self.days:
            took = "DATE_DIFF('day', CAST(requested_datetime AS DATE), CAST(closed_date AS DATE))"
        else:
            took = "close_seconds"
        over = f"closed_date IS NOT NULL AND closed_date <= {self.scope.now}"
        return (
            f"(SELECT *, CASE WHEN {over} AND requested_datetime IS NOT NULL THEN {took} END AS took,"
            f" {over} AS over, {_places(self._stands)} AS stands, {_places(_WAYS)} AS way"
            f" FROM {self.scope.table}) AS r"
        )

    @property
    def _stands(self) -> dict[State, str]:
        """How a request stands; without any status, what has no closing date is open."""
        no_date = f"status = '{Status.OPEN if self.statuses else Status.UNKNOWN}'"
        return {
            State.DUPLICATE: f"duplicate OR status = '{Status.DUPLICATE}'",
            State.OPEN: f"closed_date > {self.scope.now} OR (closed_date IS NULL AND {no_date})",
            State.CANCELLED: f"status = '{Status.CANCELLED}'",
            State.CLOSED: f"closed_date IS NOT NULL OR status = '{Status.CLOSED}'",
            State.UNKNOWN: "",
        }

    @cached_property
    def cases(self) -> dict[str, tuple[tuple[Any, ...], str]]:
        """The values of each fact, and the place of a request's own value among them in SQL, over `rows`."""
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
            "state": (tuple(State), "stands"),
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
            "published": _told("published_on_time"),
            "elsewhere": _told("elsewhere"),
            "reopened": _case({Told.NOTHING: "reopened IS NULL", Told.NO: "reopened = 0", Told.YES: ""}),
            "own_target": _flag("expected_datetime IS NOT NULL AND COALESCE(target_given, FALSE)"),
            "service": _flag("service_name IS NOT NULL"),
            "way": (tuple(Way), "way"),
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
        """The code of a request's facts in SQL."""
        terms, size = [], 1
        for values, place in self.cases.values():
            terms.append(f"{place} * {size}" if size > 1 else place)
            size *= len(values)
        return " + ".join(terms)

    def facts(self, code: int) -> Facts:
        """Return the facts that a code stands for."""
        if code not in self._found:  # every measure asks for the same codes
            values, rest = [], code
            for known, _ in self.cases.values():
                rest, place = divmod(rest, len(known))
                values.append(known[place])
            self._found[code] = Facts(*values)
        return self._found[code]

    @cached_property
    def _found(self) -> dict[int, Facts]:
        return {}


def _flag(condition: str) -> tuple[tuple[Any, ...], str]:
    """A fact that holds or doesn't; its condition is never NULL."""
    return (False, True), f"CAST(({condition}) AS INTEGER)"


def _told(column: str) -> tuple[tuple[Any, ...], str]:
    return _case({Told.NOTHING: f"{column} IS NULL", Told.YES: column, Told.NO: ""})


def _case(conditions: Mapping[Any, str]) -> tuple[tuple[Any, ...], str]:
    """A fact whose values are asked for in order; the last is the rest."""
    whens = " ".join(
        f"WHEN {condition} THEN {place}" for place, condition in enumerate(conditions.values()) if condition
    )
    return tuple(conditions), f"CASE {whens} ELSE {len(conditions) - 1} END"


def _places(conditions: Mapping[State, str] | Mapping[Way, str]) -> str:
    """Return the place of a value in its own enumeration in SQL."""
    places = {value: tuple(type(value)).index(value) for value in conditions}
    whens = " ".join(f"WHEN {condition} THEN {places[value]}" for value, condition in conditions.items() if condition)
    return f"CASE {whens} ELSE {next(places[value] for value, condition in conditions.items() if not condition)} END"


def _one_of(values: tuple[str, ...]) -> str:
    return f"channel IN ({', '.join(literal(one) for one in values)})"


_WAYS: dict[Way, str] = {
    Way.UNKNOWN: f"channel = '{Channel.UNKNOWN}'",
    Way.STAFF: _one_of(NOT_RESIDENTS),
    Way.MOBILE: _one_of(MOBILE),
    Way.DIGITAL: _one_of(DIGITAL),
    Way.OTHER: "",
}
