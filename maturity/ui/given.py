"""What the gate gives out of links and rounds: each of these reads what it was made for, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from maturity.access.policy import Kind
from maturity.errors import NotFound
from maturity.store.records import Snapshot
from maturity.store.round_records import Center, Cohort, Counted, Entry, Round
from maturity.store.rounds import Rounds
from maturity.ui import kept

_READ = "entries"  # of the round that was looked at last: when, of what, and how far its centers are
FRESH = 5.0
"""Seconds for which what was read of a round will do: reading thousands of entries takes most of a click."""


@dataclass(frozen=True)
class Linked:
    """What a link leads to that gives a role, for whoever has it: no more than its name."""

    kind: Kind
    id: str
    name: str
    """Of the center or the cohort."""


@dataclass(frozen=True)
class InRound:
    """A round, for a facilitator of its cohort."""

    cohort: Cohort
    round: Round

    def entries(self, *, again: bool = False) -> tuple[Entry, ...]:
        """Return how far each center is, as it was a moment ago at most; `again` reads it now."""
        found: tuple[float, InRound, tuple[Entry, ...]] | None = st.session_state.get(_READ)
        now = time.monotonic()
        if again or found is None or found[1] != self or now - found[0] > FRESH:
            found = (now, self, kept.store().rounds.entries(self.round.id))
            st.session_state[_READ] = found
        return found[2]

    def change(self, how: Callable[[Rounds], object]) -> None:
        """Change something in the store; what was read of the round will not do any more."""
        st.session_state.pop(_READ, None)
        how(kept.store().rounds)

    def tokens(self) -> dict[str, str]:
        """Return the token of each entry's invitation."""
        return kept.store().rounds.tokens(self.round.id)


@dataclass(frozen=True)
class Compared:
    """What counts in a round, of the centers that want to be in it, for somebody who may compare them."""

    cohort: str
    round: Round
    invited: int
    """Centers that were invited, whether they have submitted or not."""
    not_shared: int
    """Those of them that don't want to be compared at all; which ones isn't told."""
    counted: tuple[Counted, ...]
    own: Entry | None = None
    """The entry of the lead who compares; none for a facilitator."""

    def submitted(self, one: Counted) -> Snapshot:
        """Return a snapshot of it, for the digest that comparing needs."""
        if not any(one is known for known in self.counted):
            raise NotFound("This doesn't count in the round. Fix: read the round again.")
        return kept.store().snapshot(one.snapshot_id)


@dataclass(frozen=True)
class Trend:
    """What counted of one center in each round, the first one first; None where nothing did, or may not be seen."""

    center: Center
    rounds: tuple[tuple[Round, str | None], ...]
    cohort: Cohort | None = None
    """The cohort, for its facilitator."""

    def submitted(self, of: Round) -> Snapshot | None:
        """Return what counted in one of the rounds."""
        found = next((snapshot_id for one, snapshot_id in self.rounds if one.id == of.id), None)
        return kept.store().snapshot(found) if found else None
