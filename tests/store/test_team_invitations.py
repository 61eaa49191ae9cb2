"""The link into a team: found again, closed, and leading to nothing else."""

from __future__ import annotations

import pytest

from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.store import Store
from maturity.store.teams import MAX_MEMBERS, MAX_NAME
from maturity.store.values import Section
from tests.store.kinds import look
from tests.store.teams_here import LOG, NO, joined
from tests.store.test_drafts import UNKNOWN


def test_the_lead_finds_the_token_again_and_a_new_one_closes_the_old(store: Store, whole: str) -> None:
    assert store.teams.team(whole).token is None
    first = store.teams.invite(whole)
    assert store.teams.team(whole).token == first
    second = store.teams.invite(whole)
    assert store.teams.team(whole).token == second != first
    assert not store.teams.invitation(first, "b").open
    assert store.teams.invitation(second, "b").open
    with pytest.raises(StoreError, match=r"closed. Fix: ask"):
        store.teams.join(first, "b", "")
    store.teams.close_invitation(whole)
    assert store.teams.team(whole).token is None
    assert not store.teams.invitation(second, "b").open


def test_the_token_tells_no_id_and_is_not_kept_in_plain(store: Store, whole: str, place: str) -> None:
    token = store.teams.invite(whole)
    assert whole not in token
    with pytest.raises(NotFound):
        store.draft(token)
    with pytest.raises(NotFound):
        store.teams.invitation(whole, "b")
    assert token not in str(look(place, "SELECT * FROM invitations"))


def test_who_has_joined_in_a_browser_is_led_back_and_nobody_else(store: Store, whole: str) -> None:
    copy = joined(store, whole, browser="ana")
    token = store.teams.team(whole).token
    assert token
    assert store.teams.invitation(token, "ana").mine == copy
    assert store.teams.invitation(token, "ben").mine is None
    store.teams.close_invitation(whole)
    assert store.teams.invitation(token, "ana").mine == copy, "a closed link still leads back"
    assert store.teams.invitation(token, "ana").center == "Springfield 311"


def test_closing_takes_nothing_from_those_who_answer(store: Store, framework: Framework, whole: str) -> None:
    copy = joined(store, whole)
    store.teams.close_invitation(whole)
    store.save(copy, Section.ANSWER, LOG, NO)
    store.teams.hand_in(copy, framework)
    assert len(store.teams.handed_in(whole)) == 1


@pytest.mark.parametrize("token", [*UNKNOWN, "<script>alert(1)</script>", "x" * 10_000])
def test_a_token_that_never_was_is_not_found(store: Store, token: str) -> None:
    for ask in (lambda: store.teams.invitation(token, "b"), lambda: store.teams.join(token, "b", "")):
        with pytest.raises(NotFound) as caught:
            ask()
        assert token not in str(caught.value) or not token


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_an_unknown_assessment_has_no_team(store: Store, framework: Framework, unknown: str) -> None:
    for ask in (store.teams.invite, store.teams.close_invitation, store.teams.team, store.teams.handed_in):
        if ask == store.teams.handed_in and unknown == "A" * 22:
            assert ask(unknown) == ()
        else:
            with pytest.raises(NotFound):
                ask(unknown)
    with pytest.raises(NotFound):
        store.teams.hand_in(unknown, framework)


def test_a_private_copy_invites_nobody(store: Store, whole: str) -> None:
    copy = joined(store, whole)
    with pytest.raises(StoreError, match=r"as a team. Fix"):
        store.teams.invite(copy)
    with pytest.raises(StoreError, match=r"as a team. Fix"):
        store.teams.close_invitation(copy)


def test_a_leaked_link_does_not_fill_the_store(store: Store, whole: str) -> None:
    token = store.teams.invite(whole)
    for number in range(MAX_MEMBERS):
        store.teams.join(token, f"b{number}", "x" * 200)
    with pytest.raises(StoreError, match=r"50 people answer this assessment already.*Fix"):
        store.teams.join(token, "one-more", "")
    assert {len(one.name) for one in store.teams.team(whole).joined} == {MAX_NAME}
