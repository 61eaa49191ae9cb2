"""A store with something in every table, and what of it is in a backup, for the tests of backups."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from maturity.assessment.answers import Answer, Assessment
from maturity.framework.model import Framework
from maturity.store.backup import restore
from maturity.store.opening import open_store
from maturity.store.schema import metadata
from maturity.store.store import Store
from maturity.store.values import Section
from tests.measured_here import figure, measured
from tests.store.kinds import look
from tests.store.rounds_here import NO, YES, Run

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


def fill(store: Store, framework: Framework) -> None:
    """Put something in every table."""
    run = Run(store, framework)
    whole = run.start()
    run.submit(whole)
    store.save(whole, Section.ANSWER, "phone.counted", Answer(note="NUL \x00, ☎ مركز, two\nlines, \ud83d"))
    copy = store.teams.join(store.teams.invite(whole), "b", "Ben")
    store.save(copy, Section.ANSWER, "phone.answered", NO)
    store.teams.hand_in(copy, framework)
    for counted in run.rounds.counted(run.id, "1"):
        run.rounds.keep_digests("1", {counted.snapshot_id: "{}"})
    store.new(framework, "mine", Assessment(framework="example", answers={"phone.answered": YES}))
    store.measured.put(whole, '{"rows":1}', "kept", measured(figure("coding", "0.5")))
    store.access.grant("holder", whole, "lead")
    store.access.resume_link(whole, 7)
    store.access.facilitator_link(run.cohort_id, 7, "Cleo")
    store.access.log("holder", "lead", "look", whole, True)
    store.access.log("holder", "lead", "look", whole, False)


def content(place: str) -> dict[str, Counter[tuple[Any, ...]]]:
    """Return every row of every table; numbers that the database counts itself are left out."""
    return {
        table.name: Counter(
            look(
                place,
                f"SELECT {', '.join(one.name for one in table.columns if one.autoincrement is not True)} FROM {table}",
            )
        )
        for table in metadata.sorted_tables
    }


def lines(file: Path) -> list[Any]:
    """Return what the lines of a backup say."""
    return [json.loads(line) for line in gzip.open(file)]


def restored(file: Path, tmp_path: Path) -> Store:
    """Bring a backup into a new store."""
    restore(file, tmp_path / "restored")
    return open_store(tmp_path / "restored")
