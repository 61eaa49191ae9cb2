"""How far the centers of a round are: one state each, worked out from what the store says and the time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from maturity.store.round_records import Entry

STUCK = timedelta(days=7)
"""Begun, and nothing changed for so long: worth a call."""


class State(StrEnum):
    """How far a center is in a round."""

    WAITING = "waiting"  # nobody has begun
    UNDER_WAY = "under_way"
    STUCK = "stuck"
    COUNTED = "counted"
    LATE = "late"  # submitted after the close, and not counted


PENDING = (State.WAITING, State.UNDER_WAY, State.STUCK)
"""The states in which a reminder makes sense."""


def state_of(entry: Entry, now: datetime) -> State:
    """Return how far a center is."""
    if entry.snapshot_id is not None:
        return State.COUNTED
    if entry.waiting_late is not None:
        return State.LATE
    if entry.assessment_id is None:
        return State.WAITING
    last = entry.last_activity or entry.started_at
    return State.STUCK if last is not None and now - last >= STUCK else State.UNDER_WAY


def by_state(entries: Sequence[Entry], now: datetime) -> dict[State, list[Entry]]:
    """Return the entries of each state, in the order given."""
    found: dict[State, list[Entry]] = {state: [] for state in State}
    for entry in entries:
        found[state_of(entry, now)].append(entry)
    return found
