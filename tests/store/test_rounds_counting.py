"""Which submission counts in a round: the latest before it closes, or a late one that is counted by hand."""

from __future__ import annotations

import pytest

from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store import store as storing
from maturity.store.round_records import Sharing
from maturity.store.store import Store
from tests.store.rounds_here import LOG, NO, YES, Run
from tests.store.test_snapshots import reworded


@pytest.fixture
def run(store: Store, framework: Framework) -> Run:
    return Run(store, framework)


def test_the_latest_submission_counts(run: Run) -> None:
    made = run.start()
    assert run.entry().snapshot_id is None
    first = run.submit(made, NO)
    entry = run.entry()
    assert (entry.snapshot_id, entry.late, entry.waiting_late) == (first.id, False, None)
    assert entry.counted_at is not None
    second = run.submit(made, YES)
    assert run.counts() == {second.id}
    assert run.store.snapshot(second.id).assessment.answer(LOG) == YES


def test_a_submission_counts_together_with_its_snapshot_or_not_at_all(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run.start()

    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(storing, "count_submission", fail)
        with pytest.raises(RuntimeError):
            run.submit(made)
    assert run.store.snapshots(made) == ()
    assert run.counts() == set()


def test_it_counts_in_every_open_round_that_it_answers(run: Run) -> None:
    made = run.start()
    other = run.rounds.new_cohort("Coast", None)
    run.rounds.add_centers(other, ["Springfield 311"])
    there, closed, without = (run.rounds.open_round(other, run.framework, name, None) for name in "ABC")
    for round_id in (there, closed):
        run.rounds.bind(run.token(0, round_id), made)
    run.rounds.close_round(closed)
    submitted = run.submit(made)
    assert run.counts() == run.counts(there) == {submitted.id}
    assert run.counts(closed) == run.counts(without) == set()
    assert [(one.cohort, one.round.name, one.entry.waiting_late) for one in run.rounds.of_assessment(made)] == [
        ("Seven Hills", "Spring", None),
        ("Coast", "A", None),
        ("Coast", "B", submitted.id),
    ]


def test_what_is_late_waits_until_it_is_counted(run: Run) -> None:
    made, never = run.start(), run.start(1)
    first = run.submit(made, NO)
    run.rounds.close_round(run.id)
    assert run.entry().waiting_late is None
    run.submit(made)
    second = run.submit(made, YES)
    run.submit(never)
    assert run.counts() == {first.id}
    assert (run.entry().waiting_late, run.entry().late) == (second.id, False)
    run.rounds.count_late(run.entry().id)
    entry = run.entry()
    assert (entry.snapshot_id, entry.late, entry.waiting_late) == (second.id, True, None)
    assert run.counts() == {second.id}, "the other center's still waits"
    third = run.submit(made)
    assert run.entry().waiting_late == third.id
    assert run.counts() == {second.id}


def test_there_is_nothing_late_where_nothing_waits(run: Run) -> None:
    made = run.start()
    for place in (0, 1):
        with pytest.raises(StoreError, match=r"waits to be counted.*Nothing was changed. Fix"):
            run.rounds.count_late(run.entry(place).id)
    submitted = run.submit(made)
    run.rounds.close_round(run.id)
    with pytest.raises(StoreError, match="waits to be counted"):
        run.rounds.count_late(run.entry().id)
    assert (run.entry().snapshot_id, run.entry().late) == (submitted.id, False)


def test_a_round_that_is_opened_again_counts_what_came_meanwhile(run: Run) -> None:
    made, by_hand = run.start(), run.start(1)
    run.rounds.close_round(run.id)
    waiting, late = run.submit(made), run.submit(by_hand)
    run.rounds.count_late(run.entry(1).id)
    run.rounds.reopen_round(run.id)
    assert run.counts() == {waiting.id, late.id}
    assert [(one.late, one.waiting_late) for one in run.rounds.entries(run.id)] == [(False, None)] * 3
    newest = run.submit(made)
    assert run.counts() == {newest.id, late.id}


def test_an_answer_to_another_version_never_counts(run: Run, framework: Framework) -> None:
    made, newer = run.start(), reworded(framework)
    submitted = run.submit(made)
    run.rounds.close_round(run.id)
    run.store.repoint(made, newer)
    run.store.submit(made, newer, "")
    assert run.entry().waiting_late is None
    with pytest.raises(StoreError, match="waits to be counted"):
        run.rounds.count_late(run.entry().id)
    run.rounds.reopen_round(run.id)
    assert run.counts() == {submitted.id}
    run.store.submit(made, newer, "")
    assert run.counts() == {submitted.id}


def test_a_trend_has_each_round_that_the_center_was_invited_to(run: Run) -> None:
    first = run.submit(run.start())
    second = run.open("Autumn")
    springfield, shelbyville, _ = run.cohort.centers
    run.rounds.open_round(run.cohort_id, run.framework, "Without", None, [shelbyville.id])
    assert [(one.name, id_) for one, id_ in run.rounds.trend(springfield.id)] == [
        ("Spring", first.id),
        ("Autumn", None),
    ]
    latest = run.submit(run.start(0, second))
    assert [id_ for _, id_ in run.rounds.trend(springfield.id)] == [first.id, latest.id]
    assert len(run.rounds.trend(shelbyville.id)) == 3


# Digests


def test_digests_are_read_by_their_kind(run: Run) -> None:
    ids = [run.submit(run.start(place)).id for place in (0, 1)]
    assert [one.digest for one in run.rounds.counted(run.id, "1")] == [None, None]
    run.rounds.keep_digests("1", {ids[0]: "a", ids[1]: "b"})
    assert {one.snapshot_id: one.digest for one in run.rounds.counted(run.id, "1")} == dict(zip(ids, "ab", strict=True))
    assert [one.digest for one in run.rounds.counted(run.id, "2")] == [None, None]
    run.rounds.keep_digests("2", {ids[0]: "ä \N{GRINNING FACE}"})
    assert {one.digest for one in run.rounds.counted(run.id, "2")} == {"ä \N{GRINNING FACE}", None}
    assert {one.digest for one in run.rounds.counted(run.id, "1")} == {None, "b"}


def test_what_counts_comes_in_the_order_of_the_aliases(run: Run) -> None:
    for place in range(3):
        run.submit(run.start(place))
    counted = run.rounds.counted(run.id, "1")
    assert [one.center for one in counted] == sorted(run.cohort.centers, key=lambda one: one.alias)
    by_center = {one.center.id: one for one in run.rounds.entries(run.id)}
    assert all(by_center[one.center.id].id == one.entry_id for one in counted)
    assert all(by_center[one.center.id].snapshot_id == one.snapshot_id for one in counted)


def test_a_digest_of_what_is_gone_is_not_kept(run: Run) -> None:
    here, gone = run.start(), run.start(1)
    stays, went = run.submit(here), run.submit(gone)
    run.store.delete(gone)
    run.rounds.keep_digests("1", {stays.id: "a", went.id: "b"})
    run.rounds.keep_digests("1", {})
    assert [one.digest for one in run.rounds.counted(run.id, "1")] == ["a"]


def test_who_wants_to_be_in_nothing_is_counted_apart_and_no_other_choice_is(run: Run) -> None:
    run.submit(run.start(1))
    assert run.rounds.invited(run.id) == (3, 0)
    for center, sharing in zip(run.cohort.centers, (Sharing.STATISTICS, Sharing.NONE, Sharing.NAMED), strict=True):
        run.rounds.share(center.id, sharing)
    assert run.rounds.invited(run.id) == (3, 1)
    assert run.rounds.invited("A" * 22) == (0, 0)
