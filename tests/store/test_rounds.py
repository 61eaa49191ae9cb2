"""Cohorts and rounds: what a facilitator sets up, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.cohorts import ALIASES
from maturity.store.round_records import Sharing
from maturity.store.round_rows import MAX_NAME
from maturity.store.store import Store
from tests.store.rounds_here import Run
from tests.store.test_drafts import UNKNOWN


@pytest.fixture
def run(store: Store, framework: Framework) -> Run:
    return Run(store, framework)


def test_a_cohort_holds_its_centers_and_rounds_in_their_order(run: Run, framework: Framework) -> None:
    cohort = run.cohort
    assert cohort.name == "Seven Hills"
    assert [(one.number, one.name, one.sharing) for one in cohort.centers] == [
        (1, "Springfield 311", Sharing.ALIAS),
        (2, "Shelbyville 311", Sharing.ALIAS),
        (3, "Ogdenville 311", Sharing.ALIAS),
    ]
    run.rounds.open_round(run.cohort_id, framework, " Autumn \n 2026 ", date(2026, 10, 1))
    first, second = run.cohort.rounds
    assert (first.number, first.name, first.due, first.open) == (1, "Spring", None, True)
    assert (second.number, second.name, second.due) == (2, "Autumn 2026", date(2026, 10, 1))
    assert second.framework_checksum == framework.checksum
    assert run.rounds.round(second.id) == second


def test_a_facilitator_finds_their_own_cohorts_and_those_granted_to_them(run: Run, store: Store) -> None:
    other = run.rounds.new_cohort("Another", "somebody")
    assert [(one.id, one.name, one.centers, one.rounds) for one in run.rounds.cohorts_of("facilitator")] == [
        (run.cohort_id, "Seven Hills", 3, 1)
    ]
    store.access.grant("facilitator", other, "facilitator")
    assert [one.id for one in run.rounds.cohorts_of("facilitator")] == [run.cohort_id, other]
    store.access.revoke("facilitator", other)
    assert [one.id for one in run.rounds.cohorts_of("facilitator")] == [run.cohort_id]
    assert run.rounds.cohorts_of("nobody") == ()


def test_a_cohort_without_an_owner_is_nobodys(run: Run) -> None:
    run.rounds.new_cohort("Made by a command", None)
    assert run.rounds.cohorts_of("None") == run.rounds.cohorts_of("") == ()


def test_cohorts_and_centers_can_be_called_something_else(run: Run) -> None:
    center = run.cohort.centers[0]
    run.rounds.rename_cohort(run.cohort_id, "Eight Hills")
    run.rounds.rename_center(center.id, "SPRINGFIELD 311")
    run.rounds.share(center.id, Sharing.NAMED)
    cohort = run.cohort
    assert cohort.name == "Eight Hills"
    assert (cohort.centers[0].name, cohort.centers[0].sharing) == ("SPRINGFIELD 311", Sharing.NAMED)
    assert cohort.centers[0].alias == center.alias


@pytest.mark.parametrize("name", ["springfield 311", " Springfield  311 "])
def test_two_centers_of_a_cohort_are_told_apart_by_name(run: Run, name: str) -> None:
    with pytest.raises(StoreError, match=r"already.*Fix"):
        run.rounds.add_centers(run.cohort_id, ["New", name])
    with pytest.raises(StoreError, match=r"already.*Fix"):
        run.rounds.rename_center(run.cohort.centers[1].id, name)
    with pytest.raises(StoreError, match=r"already.*Fix"):
        run.rounds.add_centers(run.cohort_id, ["New", "new"])
    assert len(run.cohort.centers) == 3, "all of them or none"


@pytest.mark.parametrize(("name", "said"), [("", "no name"), (" \n ", "no name"), ("x" * (MAX_NAME + 1), "121")])
def test_what_has_no_usable_name_is_refused(run: Run, framework: Framework, name: str, said: str) -> None:
    for ask in (
        lambda: run.rounds.new_cohort(name, "facilitator"),
        lambda: run.rounds.rename_cohort(run.cohort_id, name),
        lambda: run.rounds.add_centers(run.cohort_id, ["New", name]),
        lambda: run.rounds.rename_center(run.cohort.centers[0].id, name),
        lambda: run.rounds.open_round(run.cohort_id, framework, name, None),
    ):
        with pytest.raises(StoreError, match=rf"{said}.*Fix"):
            ask()
    assert len(run.cohort.centers) == 3
    assert len(run.cohort.rounds) == 1


def test_an_alias_says_nothing_of_the_order(store: Store) -> None:
    drawn = []
    for _ in range(8):
        made = store.rounds.new_cohort("One by one", None)
        drawn.append([store.rounds.add_centers(made, [str(number)])[0].alias for number in range(6)])
    assert all(len(set(one)) == 6 and set(one) <= set(range(1, ALIASES + 1)) for one in drawn)
    assert any(one != sorted(one) for one in drawn)
    assert len({tuple(one) for one in drawn}) > 1


def test_a_large_cohort_has_an_alias_for_everybody(store: Store) -> None:
    made = store.rounds.new_cohort("Country", None)
    for start in (0, 100):
        store.rounds.add_centers(made, [f"Center {number}" for number in range(start, start + 100)])
    centers = store.rounds.cohort(made).centers
    assert len({one.alias for one in centers}) == 200
    assert [one.number for one in centers] == list(range(1, 201))


def test_an_alias_is_the_same_in_every_round(run: Run) -> None:
    second = run.open("Autumn")
    assert [one.center for one in run.rounds.entries(run.id)] == [one.center for one in run.rounds.entries(second)]


def test_a_number_is_never_given_to_somebody_else(run: Run) -> None:
    run.rounds.remove_center(run.cohort.centers[1].id)
    (added,) = run.rounds.add_centers(run.cohort_id, ["North Haverbrook 311"])
    assert added.number == 4
    assert [one.number for one in run.cohort.centers] == [1, 3, 4]


def test_no_center_added_is_nothing_done(run: Run) -> None:
    assert run.rounds.add_centers(run.cohort_id, []) == ()


# Inviting


def test_a_round_invites_all_or_those_that_are_named(run: Run, framework: Framework) -> None:
    first, second, third = run.cohort.centers
    some = run.rounds.open_round(run.cohort_id, framework, "Some", None, [third.id, first.id, third.id])
    assert [one.center for one in run.rounds.entries(run.id)] == [first, second, third]
    assert [one.center for one in run.rounds.entries(some)] == [first, third]
    before = run.rounds.tokens(some)
    run.rounds.invite(some, [second.id, third.id])
    assert [one.center for one in run.rounds.entries(some)] == [first, second, third]
    assert before.items() <= run.rounds.tokens(some).items(), "who was invited already keeps the link"
    nobody = run.rounds.open_round(run.cohort_id, framework, "Nobody yet", None, [])
    assert run.rounds.entries(nobody) == ()


def test_a_center_of_another_cohort_is_not_invited(run: Run, framework: Framework) -> None:
    other = run.rounds.new_cohort("Another", None)
    (foreign,) = run.rounds.add_centers(other, ["Foreign"])
    with pytest.raises(NotFound, match=r"isn't in this cohort.*Fix"):
        run.rounds.invite(run.id, [foreign.id])
    with pytest.raises(NotFound, match=r"isn't in this cohort.*Fix"):
        run.rounds.open_round(run.cohort_id, framework, "Mixed", None, [run.cohort.centers[0].id, foreign.id])
    assert len(run.rounds.entries(run.id)) == 3
    assert len(run.cohort.rounds) == 1


def test_a_closed_round_invites_nobody_until_it_is_opened_again(run: Run) -> None:
    (new,) = run.rounds.add_centers(run.cohort_id, ["New"])
    run.rounds.close_round(run.id)
    assert not run.cohort.rounds[0].open
    with pytest.raises(StoreError, match=r"'Spring' is closed.*Fix: open it again"):
        run.rounds.invite(run.id, [new.id])
    run.rounds.reopen_round(run.id)
    run.rounds.invite(run.id, [new.id])
    assert len(run.rounds.entries(run.id)) == 4


def test_closing_twice_keeps_the_first_time(run: Run) -> None:
    run.rounds.close_round(run.id)
    closed_at = run.rounds.round(run.id).closed_at
    run.rounds.close_round(run.id)
    assert run.rounds.round(run.id).closed_at == closed_at
    run.rounds.reopen_round(run.id)
    run.rounds.reopen_round(run.id)
    assert run.rounds.round(run.id).open


def test_a_link_works_for_a_month_after_the_round_is_due(run: Run, framework: Framework) -> None:
    far = (run.cohort.rounds[0].opened_at + timedelta(days=300)).date()
    made = run.rounds.open_round(run.cohort_id, framework, "Long", far)
    assert {one.expires_at.date() - far for one in run.rounds.entries(made)} == {timedelta(days=30)}
    entry = run.entry()
    assert entry.expires_at - entry.invited_at == timedelta(days=90)


# Ids


def test_what_something_belongs_to_is_found_by_its_id(run: Run) -> None:
    for id_ in (run.id, run.cohort.centers[0].id, run.entry().id):
        assert run.rounds.cohort_of(id_) == run.cohort_id
    for id_ in (run.cohort_id, run.start()):
        with pytest.raises(NotFound):
            run.rounds.cohort_of(id_)


@pytest.mark.parametrize("unknown", [*UNKNOWN, "<script>alert(1)</script>"])
def test_what_never_was_is_not_found(run: Run, framework: Framework, unknown: str) -> None:
    rounds = run.rounds
    for ask in (
        *(rounds.cohort, rounds.cohort_of, rounds.delete_cohort, rounds.remove_center, rounds.round, rounds.tokens),
        *(
            rounds.renew,
            rounds.renew_expired,
            rounds.close_round,
            rounds.reopen_round,
            rounds.count_late,
            rounds.entries,
            rounds.trend,
        ),
        lambda id_: rounds.rename_cohort(id_, "New"),
        lambda id_: rounds.add_centers(id_, ["New"]),
        lambda id_: rounds.rename_center(id_, "New"),
        lambda id_: rounds.share(id_, Sharing.NAMED),
        lambda id_: rounds.open_round(id_, framework, "New", None),
        lambda id_: rounds.invite(id_, []),
        lambda id_: rounds.counted(id_, "1"),
    ):
        with pytest.raises(NotFound, match="Fix") as caught:
            ask(unknown)
        assert unknown not in str(caught.value) or not unknown.strip()
