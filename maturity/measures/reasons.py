"""Why a measure leaves a request out: each reason by its id, as a condition on the request's facts.

A definition names its reasons in order, and a request stands under the first that holds for it.
"""

from __future__ import annotations

from collections.abc import Callable

from maturity.measures.facts import Facts, State, Target, Told, Took, Way

Condition = Callable[[Facts], bool]

REASONS: dict[str, Condition] = {
    "no-requested-date": lambda one: not one.dated,
    "duplicate": lambda one: one.state is State.DUPLICATE,
    "cancelled": lambda one: one.state is State.CANCELLED,
    "unknown-status": lambda one: one.state is State.UNKNOWN,
    "open": lambda one: one.state is State.OPEN,
    "closed": lambda one: one.state is State.CLOSED,
    "no-closed-date": lambda one: one.state is State.CLOSED and not one.ended,
    "no-end-date": lambda one: one.state in (State.CLOSED, State.CANCELLED) and not one.ended,
    "negative": lambda one: one.took is Took.NEGATIVE,
    "instant": lambda one: one.took is Took.INSTANT,
    "no-target": lambda one: one.target is Target.NONE,
    "not-due-yet": lambda one: one.target is Target.LATER,
    "no-flag": lambda one: one.published is Told.NOTHING,
    "outcome-not-told": lambda one: one.elsewhere is Told.NOTHING,
    "unknown-channel": lambda one: one.way is Way.UNKNOWN,
    "not-in-log": lambda one: one.reopened is Told.NOTHING,
    "never-closed": lambda one: one.state is not State.CLOSED and one.reopened is not Told.YES,
}

CERTAIN = ("no-requested-date", "duplicate", "cancelled", "unknown-status")
"""What every measure of service leaves out first."""
