"""The links into a round: made anew, expired, and leading to nothing else."""

from __future__ import annotations

import pytest

from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.store import Store
from tests.store.rounds_here import Run, later
from tests.store.test_drafts import UNKNOWN


@pytest.fixture
def run(store: Store, framework: Framework) -> Run:
    return Run(store, framework)


def test_a_new_link_takes_the_place_of_the_old_one(run: Run) -> None:
    old, made = run.token(), run.start()
    new = run.rounds.renew(run.entry().id)
    assert run.token() == new != old
    assert run.rounds.invitation(new).assessment_id == made
    for ask in (
        lambda: run.rounds.invitation(old),
        lambda: run.rounds.start(old, run.framework, None),
        lambda: run.rounds.bind(old, made),
    ):
        with pytest.raises(NotFound, match="Fix: ask whoever sent it"):
            ask()


def test_a_link_expires_and_then_leads_to_no_assessment(run: Run) -> None:
    first, second = run.start(), run.open("Autumn")
    run.start(0, second)
    token, other = run.token(0, second), run.token(1, second)
    with later(run.store, 89):
        assert run.rounds.invitation(token).assessment_id
    with later(run.store, 91):
        invitation = run.rounds.invitation(token)
        assert (invitation.expired, invitation.assessment_id, invitation.earlier) == (True, None, None)
        assert first not in repr(invitation)
        for ask in (
            lambda: run.rounds.start(other, run.framework, None),
            lambda: run.rounds.bind(other, run.store.new(run.framework, None)),
        ):
            with pytest.raises(StoreError, match=r"expired.*Fix: ask whoever sent it"):
                ask()
        fresh = run.rounds.renew(run.entry(0, second).id)
        assert run.rounds.invitation(fresh).assessment_id
        assert run.rounds.invitation(fresh).earlier == first


def test_all_links_that_expired_unused_are_renewed_at_once_and_no_other(run: Run) -> None:
    begun, used = run.token(0), run.start(0)
    old = [run.token(place) for place in (1, 2)]
    assert run.rounds.renew_expired(run.id) == ()
    with later(run.store, 91):
        fresh = run.rounds.renew(run.entry(2).id)
        assert run.rounds.renew_expired(run.id) == (run.entry(1).id,)
        assert run.rounds.renew_expired(run.id) == ()
        assert (run.token(0), run.token(2)) == (begun, fresh)
        assert not run.rounds.invitation(run.token(1)).expired
        for gone in old:
            with pytest.raises(NotFound):
                run.rounds.invitation(gone)
        assert run.entry(0).assessment_id == used


@pytest.mark.parametrize("token", [*UNKNOWN, "<script>alert(1)</script>", "x" * 10_000])
def test_a_link_that_never_was_is_not_found(run: Run, token: str) -> None:
    for ask in (
        lambda: run.rounds.invitation(token),
        lambda: run.rounds.start(token, run.framework, None),
        lambda: run.rounds.bind(token, run.store.new(run.framework, None)),
    ):
        with pytest.raises(NotFound):
            ask()


def test_no_id_is_a_link(run: Run) -> None:
    for id_ in (run.id, run.cohort_id, run.entry().id, run.cohort.centers[0].id, run.start()):
        with pytest.raises(NotFound):
            run.rounds.invitation(id_)
