"""Several people at once: in threads, and in processes of their own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from subprocess import PIPE, Popen
from typing import Any

import pytest

from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store.counting import newest
from maturity.store.records import Snapshot
from maturity.store.store import Store
from tests.store.conftest import ROOT
from tests.store.rounds_here import Run, rows

START = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from maturity.errors import StoreError
from maturity.framework.loader import load_framework
from maturity.store.opening import open_store
framework = load_framework(Path("frameworks/example"))
with open_store(sys.argv[1], now=lambda: datetime(2026, 3, 2, tzinfo=UTC)) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        print(store.rounds.start(sys.argv[2], framework, None))
    except StoreError as error:
        print(error)
"""


@pytest.fixture
def run(store: Store, framework: Framework) -> Run:
    return Run(store, framework)


def at_once(do: Callable[[int], object], times: int) -> tuple[list[object], list[str]]:
    """Do something in six threads; what came of it, and what was said where the store refused."""
    with ThreadPoolExecutor(6) as pool:
        futures = [pool.submit(do, number) for number in range(times)]
    failed = [one.exception() for one in futures if one.exception()]
    assert all(isinstance(one, StoreError) for one in failed), failed
    return [one.result() for one in futures if not one.exception()], [str(one) for one in failed]


def test_of_many_who_begin_for_a_center_at_once_one_does(run: Run) -> None:
    token = run.token()

    begun, refused = at_once(lambda number: run.rounds.start(token, run.framework, f"b{number}"), 16)
    assert begun == [run.entry().assessment_id]
    assert all("has begun already" in one for one in refused)
    assert rows(run.store)["assessments"] == 1


def test_of_two_processes_that_begin_for_a_center_at_once_one_does(run: Run, place: str) -> None:
    command = [sys.executable, "-c", START, place, run.token()]
    running = [Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True) for _ in range(2)]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    said = sorted((process.communicate(timeout=60)[0].strip() for process in running), key=len)
    assert said[0] == run.entry().assessment_id
    assert "has begun already" in said[1]
    assert rows(run.store)["assessments"] == 1


def test_whatever_is_submitted_while_the_round_closes_counts_or_waits(run: Run) -> None:
    made = [run.start(place) for place in range(3)]

    def submit(number: int) -> object:
        return run.rounds.close_round(run.id) if number == 10 else run.submit(made[number % 3]).id

    taken, refused = at_once(submit, 30)
    assert (len(set(taken)), refused) == (30, [])
    entries = run.rounds.entries(run.id)
    for entry, assessment_id in zip(entries, made, strict=True):
        last = run.store.snapshots(assessment_id)[-1].id
        assert entry.assessment_id == assessment_id
        assert last == (entry.waiting_late or entry.snapshot_id)
    counted = run.counts()
    run.submit(made[0])
    assert run.counts() == counted


def test_submitting_opening_and_counting_at_once_leave_the_latest_one(run: Run) -> None:
    made, entry_id = run.start(), run.entry().id

    def disturb(number: int) -> None:
        match number % 4:
            case 0:
                run.submit(made)
            case 1:
                run.rounds.close_round(run.id)
            case 2:
                run.rounds.reopen_round(run.id)
            case _:
                run.rounds.count_late(entry_id)

    _, refused = at_once(disturb, 48)
    assert all("waits to be counted" in one for one in refused)
    run.rounds.reopen_round(run.id)
    assert run.counts() == {run.store.snapshots(made)[-1].id}


def test_what_is_submitted_while_a_round_is_opened_again_counts(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    made = run.start()
    run.rounds.close_round(run.id)
    with ThreadPoolExecutor(1) as pool:
        taken: list[Future[Snapshot]] = []

        def meanwhile(*asked: Any) -> dict[str, Any]:
            """The round is open, for nobody else to see yet, and has looked for what to count."""
            found = newest(*asked)
            taken.append(pool.submit(run.submit, made))
            wait(taken, timeout=1)  # it waits for the round, or passes it by
            return found

        monkeypatch.setattr("maturity.store.rounds.newest", meanwhile)
        run.rounds.reopen_round(run.id)
    assert run.counts() == {taken[0].result().id}


def test_an_assessment_deleted_while_it_is_submitted_and_bound_is_gone(run: Run) -> None:
    second = run.open("Autumn")
    made, token = run.start(), run.token(0, second)

    def disturb(number: int) -> None:
        match number % 3:
            case 0:
                run.submit(made)
            case 1:
                run.rounds.bind(token, made)
            case _ if number > 8:
                run.store.delete(made)

    _, refused = at_once(disturb, 18)
    assert all("nothing under this link" in one or "has begun already" in one for one in refused)
    assert {one.assessment_id for round_id in (run.id, second) for one in run.rounds.entries(round_id)} == {None}
    assert not {"assessments", "snapshots", "fields"} & set(rows(run.store))


def test_centers_and_rounds_added_at_once_get_their_own_numbers(run: Run) -> None:
    def add(number: int) -> None:
        run.rounds.add_centers(run.cohort_id, [f"Center {number}"])
        run.open(f"Round {number}")

    assert at_once(add, 12)[1] == []
    cohort = run.cohort
    assert [one.number for one in cohort.centers] == list(range(1, 16))
    assert len({one.alias for one in cohort.centers}) == 15
    assert [one.number for one in cohort.rounds] == list(range(1, 14))


def test_a_cohort_deleted_while_its_centers_submit_leaves_their_answers(run: Run) -> None:
    made = [run.start(place) for place in range(3)]

    def submit(number: int) -> None:
        if number == 5:
            run.rounds.delete_cohort(run.cohort_id)
        else:
            run.submit(made[number % 3])

    assert at_once(submit, 15)[1] == []
    kept = rows(run.store)
    assert (kept["assessments"], kept["snapshots"]) == (3, 14)
    assert not {"cohorts", "centers", "rounds", "entries"} & set(kept)
