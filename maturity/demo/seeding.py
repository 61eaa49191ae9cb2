"""Fill a folder with the demonstration: a cohort and its rounds as they would have gone, all of it or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from maturity.demo.council import Council, Period, Stand
from maturity.demo.folder import mark
from maturity.demo.taking_part import Clock, Work, submit, take_part
from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store.opening import open_store
from maturity.store.round_records import Sharing

HOLDER = "demonstration"
"""What the cohort is owned by: no browser's secret, so that it is nobody's."""

_BEFORE = 6  # days from the cohort's beginning to its first round
_LATE = 9  # days after the close on which those who are late submit


def seed(folder: Path, council: Council, framework: Framework, now: Callable[[], datetime]) -> str:
    """Make a folder that holds the demonstration and return the id of its cohort; StoreError if something is there."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(
            f"{folder} holds something of its own, so no demonstration was put there. Nothing was changed. "
            "Fix: name a new folder, or an empty one."
        )
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Beside its place and then moved there, so that nobody ever finds half of it.
        made = Path(tempfile.mkdtemp(prefix=f"{folder.name}-unfinished-", dir=folder.parent))
    except OSError as error:
        raise StoreError(
            f"{folder} can't be made: {error.strerror}. Nothing was changed. Fix: name another folder."
        ) from error
    try:
        clock = Clock(now())
        with open_store(made, now=clock) as store:
            cohort_id = _fill(Work(store, clock, framework, council, clock.now.date()))
        mark(made, cohort_id)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return cohort_id


def _fill(work: Work) -> str:
    work.clock.now = work.at(work.council.rounds[0].opened + _BEFORE)
    cohort_id = work.store.rounds.new_cohort(work.council.name, HOLDER)
    for number, period in enumerate(work.council.rounds, start=1):
        _hold(work, cohort_id, number, period)
    return cohort_id


def _hold(work: Work, cohort_id: str, number: int, period: Period) -> None:
    """Hold a round: open it, let the centers take part, close it, and let those who are late submit."""
    rounds = work.store.rounds
    work.clock.now = work.at(period.opened)
    _welcome(work, cohort_id, number)
    round_id = rounds.open_round(cohort_id, work.framework, period.name(work.today), work.at(period.due).date())
    tokens = rounds.tokens(round_id)
    entries = {entry.center.name: entry.id for entry in rounds.entries(round_id)}
    begun = {
        one.name: take_part(work, one, number, period, tokens[entries[one.name]])
        for one in work.council.centers
        if one.stand(number) not in (Stand.WAITING, Stand.ABSENT)
    }
    if period.closed is None:
        return
    work.clock.now = work.at(period.closed)
    rounds.close_round(round_id)
    for one in work.council.centers:
        if one.stand(number) in (Stand.LATE, Stand.LATE_COUNTED):
            submit(work, one, begun[one.name], period.closed - _LATE)
        if one.stand(number) is Stand.LATE_COUNTED:
            rounds.count_late(entries[one.name])


def _welcome(work: Work, cohort_id: str, number: int) -> None:
    """Add the centers that join with a round, and let each say what it allows."""
    known = {one.name for one in work.store.rounds.cohort(cohort_id).centers}
    joining = [one for one in work.council.centers if one.name not in known and one.stand(number) is not Stand.ABSENT]
    added = work.store.rounds.add_centers(cohort_id, [one.name for one in joining])
    for one, center in zip(joining, added, strict=True):
        work.store.rounds.share(center.id, Sharing(one.sharing))
