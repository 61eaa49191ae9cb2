"""A cohort with a round, for the tests of rounds: what a facilitator does before anybody answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from maturity.assessment.answers import Answer, State
from maturity.framework.model import Framework
from maturity.store import schema
from maturity.store.records import Snapshot
from maturity.store.round_records import Cohort, Entry
from maturity.store.store import Store
from maturity.store.values import Section

YES = Answer(state=State.ANSWERED, option="yes")
NO = Answer(state=State.ANSWERED, option="no", note="Ask Ana")
LOG = "records.log"


class Run:
    """A cohort of three centers and its first round."""

    def __init__(self, store: Store, framework: Framework) -> None:
        self.store, self.framework, self.rounds = store, framework, store.rounds
        self.cohort_id = self.rounds.new_cohort("Seven Hills", "facilitator")
        self.rounds.add_centers(self.cohort_id, ["Springfield 311", "Shelbyville 311", "Ogdenville 311"])
        self.id = self.open("Spring")

    def open(self, name: str) -> str:
        return self.rounds.open_round(self.cohort_id, self.framework, name, None)

    @property
    def cohort(self) -> Cohort:
        return self.rounds.cohort(self.cohort_id)

    def entry(self, place: int = 0, round_id: str = "") -> Entry:
        return self.rounds.entries(round_id or self.id)[place]

    def token(self, place: int = 0, round_id: str = "") -> str:
        return self.rounds.tokens(round_id or self.id)[self.entry(place, round_id).id]

    def start(self, place: int = 0, round_id: str = "") -> str:
        return self.rounds.start(self.token(place, round_id), self.framework, f"lead {place}")

    def submit(self, assessment_id: str, answer: Answer = YES) -> Snapshot:
        self.store.save(assessment_id, Section.ANSWER, LOG, answer)
        return self.store.submit(assessment_id, self.framework, "Ana")

    def counts(self, round_id: str = "") -> set[str]:
        return {one.snapshot_id for one in self.rounds.counted(round_id or self.id, "1")}


@contextmanager
def later(store: Store, days: float) -> Iterator[None]:
    """A while in which it is so many days later."""
    parts = (store, store.rounds, store.access)
    clocks = [part._now for part in parts]
    with pytest.MonkeyPatch.context() as patch:
        for part, clock in zip(parts, clocks, strict=True):
            patch.setattr(part, "_now", lambda clock=clock: clock() + timedelta(days=days))
        yield


def rows(store: Store) -> dict[str, int]:
    """How many rows each table holds, as far as it holds any."""
    with store._database.reading() as connection:
        counted = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in schema.metadata.sorted_tables
        }
    return {name: n for name, n in counted.items() if n}
