"""What goes when something is deleted, and what stays whose it is."""

from __future__ import annotations

import pytest

from maturity.errors import NotFound
from maturity.framework.model import Framework
from maturity.store.store import Store
from tests.store.rounds_here import Run, rows


@pytest.fixture
def run(store: Store, framework: Framework) -> Run:
    return Run(store, framework)


def test_a_deleted_assessment_leaves_the_entry_as_if_nothing_had_been_begun(run: Run, framework: Framework) -> None:
    before = run.entry()
    made = run.start()
    copy = run.store.teams.join(run.store.teams.invite(made), "b", "")
    submitted = run.submit(made)
    run.rounds.keep_digests("1", {submitted.id: "secret"})
    for target in (made, copy):
        run.store.access.grant("colleague", target, "lead")
        run.store.access.resume_link(target, 30)
    run.store.delete(made)
    assert run.entry() == before
    assert run.counts() == set()
    assert run.rounds.of_assessment(made) == ()
    assert rows(run.store) == {"frameworks": 1, "cohorts": 1, "centers": 3, "rounds": 1, "entries": 3}
    again = run.submit(run.start())
    assert run.counts() == {again.id}


def test_a_deleted_cohort_leaves_nothing_but_what_is_the_centers_own(run: Run, framework: Framework) -> None:
    made = run.start()
    for answer in range(2):
        run.rounds.keep_digests("1", {run.submit(made).id: str(answer)})
    run.store.access.grant("colleague", run.cohort_id, "facilitator")
    run.open("Autumn")
    run.rounds.delete_cohort(run.cohort_id)
    assert rows(run.store) == {"frameworks": 1, "assessments": 1, "fields": 1, "snapshots": 2}
    assert run.rounds.cohorts_of("facilitator") == run.rounds.cohorts_of("colleague") == ()
    with pytest.raises(NotFound):
        run.rounds.cohort(run.cohort_id)
    assert run.submit(made).number == 3


def test_a_removed_center_leaves_the_others(run: Run) -> None:
    made = [run.submit(run.start(place)) for place in (0, 1)]
    run.rounds.keep_digests("1", {one.id: "x" for one in made})
    token, center = run.token(), run.cohort.centers[0]
    run.rounds.remove_center(center.id)
    assert [one.name for one in run.cohort.centers] == ["Shelbyville 311", "Ogdenville 311"]
    assert run.counts() == {made[1].id}
    assert rows(run.store)["digests"] == 1
    assert run.store.snapshot(made[0].id) == made[0]
    for ask in (lambda: run.rounds.invitation(token), lambda: run.rounds.trend(center.id)):
        with pytest.raises(NotFound):
            ask()


def test_a_digest_stays_while_it_is_needed_elsewhere(run: Run) -> None:
    made = run.start()
    other = run.rounds.new_cohort("Coast", None)
    run.rounds.add_centers(other, ["Springfield 311"])
    there = run.rounds.open_round(other, run.framework, "Spring", None)
    run.rounds.bind(run.token(0, there), made)
    run.rounds.keep_digests("1", {run.submit(made).id: "x"})
    run.rounds.delete_cohort(run.cohort_id)
    assert [one.digest for one in run.rounds.counted(there, "1")] == ["x"]
    run.rounds.delete_cohort(other)
    assert "digests" not in rows(run.store)


def test_an_assessment_that_was_never_there_can_not_be_deleted(run: Run) -> None:
    run.start()
    before = rows(run.store)
    with pytest.raises(NotFound):
        run.store.delete("A" * 22)
    assert rows(run.store) == before
