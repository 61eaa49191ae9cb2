"""What the gate gives out of rounds: each of these reads what it was made for, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from maturity.errors import NotFound
from maturity.store.records import Snapshot
from maturity.store.round_records import Center, Cohort, Counted, Entry, Round
from maturity.ui import kept


@dataclass(frozen=True)
class InRound:
    """A round, for a facilitator of its cohort."""

    cohort: Cohort
    round: Round

    def entries(self) -> tuple[Entry, ...]:
        """Return how far each center is."""
        return kept.store().rounds.entries(self.round.id)

    def tokens(self) -> dict[str, str]:
        """Return the token of each entry's invitation."""
        return kept.store().rounds.tokens(self.round.id)


@dataclass(frozen=True)
class Compared:
    """What counts in a round, of all centers that want to be in it, for somebody who may compare them."""

    cohort: str
    round: Round
    invited: int
    """Centers that were invited and want to be in it, whether they have submitted or not."""
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

    def submitted(self, of: Round) -> Snapshot | None:
        """Return what counted in one of the rounds."""
        found = next((snapshot_id for one, snapshot_id in self.rounds if one.id == of.id), None)
        return kept.store().snapshot(found) if found else None
