"""Roles that are given by a link, listed, taken back and handed over, for an assessment and for a cohort."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.rows import owner
from maturity.store.store import Store
from tests.store.kinds import look
from tests.store.rounds_here import later
from tests.store.test_drafts import UNKNOWN


@dataclass(frozen=True)
class Thing:
    """What belongs to Ana, and how others are let in."""

    id: str
    role: str
    link: Callable[[int, str], str]
    once: bool


@pytest.fixture(params=["assessment", "cohort"])
def thing(request: pytest.FixtureRequest, store: Store, framework: Framework) -> Thing:
    access = store.access
    if request.param == "assessment":
        id_ = store.new(framework, "ana")
        return Thing(id_, "lead", lambda days, label: access.resume_link(id_, days, label), once=False)
    id_ = store.rounds.new_cohort("Hills", "ana")
    return Thing(id_, "facilitator", lambda days, label: access.facilitator_link(id_, days, label), once=True)


def mine(store: Store, who: str) -> set[str]:
    return {one.id for one in (*store.drafts_of(who), *store.rounds.cohorts_of(who))}


def test_a_link_gives_the_role_and_says_whom_it_was_meant_for(store: Store, thing: Thing) -> None:
    token = thing.link(30, "Ben, night shift")
    assert (store.access.resume(token), store.access.holders(thing.id)) == (thing.id, ())
    assert store.access.enter(token, "ben", thing.role, "ben@city.example") == thing.id
    (ben,) = store.access.holders(thing.id)
    assert (ben.role, ben.label, ben.name) == (thing.role, "Ben, night shift", "ben@city.example")
    assert ben.id == owner("ben"), "which opens nothing"
    assert store.access.roles(ben.id, thing.id) == set()
    assert mine(store, "ben") == {thing.id}
    assert token not in repr(store.access.holders(thing.id)) + repr(store.access.open_links(thing.id))


def test_a_link_to_run_a_cohort_lets_one_person_in(store: Store, thing: Thing) -> None:
    token = thing.link(30, "")
    store.access.enter(token, "ben", thing.role)
    if thing.once:
        for again in ("ben", "cleo"):
            with pytest.raises(StoreError, match="was closed"):
                store.access.enter(token, again, thing.role)
        assert store.access.open_links(thing.id) == ()
    else:
        store.access.enter(token, "cleo", thing.role)
        assert len(store.access.open_links(thing.id)) == 1


def test_who_may_still_come_is_told_until_the_link_expires_or_is_closed(store: Store, thing: Thing) -> None:
    first, second = thing.link(7, "Ben"), thing.link(30, "Cleo")
    assert [one.label for one in store.access.open_links(thing.id)] == ["Ben", "Cleo"]
    with later(store, 8):
        assert [one.label for one in store.access.open_links(thing.id)] == ["Cleo"]
        with pytest.raises(StoreError, match=r"has expired. Fix"):
            store.access.enter(first, "ben", thing.role)
    store.access.close_links(thing.id)
    assert store.access.open_links(thing.id) == ()
    for token in (first, second):
        with pytest.raises(StoreError, match=r"was closed. Fix"):
            store.access.enter(token, "ben", thing.role)
    assert store.access.holders(thing.id) == ()


def test_a_role_that_is_taken_back_is_gone_with_every_link_to_come_again(store: Store, thing: Thing) -> None:
    for who in ("ben", "cleo"):
        store.access.enter(thing.link(30, who), who, thing.role)
    left = thing.link(30, "Ben once more")
    ben = next(one for one in store.access.holders(thing.id) if one.label == "ben")
    store.access.take_back(thing.id, ben.id)
    store.access.take_back(thing.id, ben.id)
    assert [one.label for one in store.access.holders(thing.id)] == ["cleo"]
    assert (store.access.roles("ben", thing.id), mine(store, "ben")) == (set(), set())
    assert mine(store, "cleo") == mine(store, "ana") == {thing.id}
    with pytest.raises(StoreError, match="was closed"):
        store.access.enter(left, "ben", thing.role)


def test_what_is_handed_over_belongs_to_the_other_and_who_had_it_stays_in(store: Store, thing: Thing) -> None:
    store.access.enter(thing.link(30, "Ben"), "ben", thing.role, "Ben by name")
    left = thing.link(30, "Cleo")
    (ben,) = store.access.holders(thing.id)
    store.access.hand_over(thing.id, ben.id, thing.role, "Ana by name")
    assert store.access.owner_of(thing.id) == owner("ben")
    assert {(one.id, one.name) for one in store.access.holders(thing.id)} == {
        (owner("ben"), "Ben by name"),
        (owner("ana"), "Ana by name"),
    }
    assert mine(store, "ana") == mine(store, "ben") == {thing.id}
    with pytest.raises(StoreError, match="was closed"):
        store.access.resume(left)
    store.access.take_back(thing.id, str(owner("ana")))
    assert (mine(store, "ana"), mine(store, "ben")) == (set(), {thing.id})


def test_it_can_go_back_and_forth_without_anybody_in_it_twice(store: Store, thing: Thing) -> None:
    store.access.grant("ben", thing.id, thing.role, label="Ben")
    for to in ("ben", "ana", "ana", "ben"):
        store.access.hand_over(thing.id, str(owner(to)), thing.role)
        assert store.access.owner_of(thing.id) == owner(to)
    assert len(store.access.holders(thing.id)) == 2


def test_nothing_is_handed_over_to_somebody_whose_role_was_taken_back(store: Store, thing: Thing) -> None:
    store.access.grant("ben", thing.id, thing.role)
    (ben,) = store.access.holders(thing.id)
    store.access.take_back(thing.id, ben.id)
    for nobody in (ben.id, "x" * 64):
        with pytest.raises(StoreError, match=r"Nothing was changed. Fix"):
            store.access.hand_over(thing.id, nobody, thing.role)
    assert store.access.owner_of(thing.id) == owner("ana")


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_what_never_was_has_no_holders_and_no_links(store: Store, unknown: str) -> None:
    for ask in (
        store.access.holders,
        lambda id_: store.access.facilitator_link(id_, 30, ""),
        lambda id_: store.access.take_back(id_, "x"),
        lambda id_: store.access.hand_over(id_, "x", "lead"),
        lambda token: store.access.enter(token, "ben", "lead"),
    ):
        with pytest.raises(NotFound, match="Fix"):
            ask(unknown)


def test_roles_and_links_go_with_what_they_are_for(store: Store, thing: Thing, place: str) -> None:
    store.access.enter(thing.link(30, "Ben"), "ben", thing.role)
    thing.link(30, "Cleo")
    (store.rounds.delete_cohort if thing.role == "facilitator" else store.delete)(thing.id)
    for table in ("grants", "resume_links", "cohort_links"):
        assert look(place, f"SELECT * FROM {table}") == []


def test_what_somebody_is_called_is_kept_as_any_database_can_hold_it(store: Store, thing: Thing) -> None:
    store.access.enter(thing.link(30, "\x00\ud800" + "ä" * 500), "ben", thing.role, "\n" + "x" * 500)
    (ben,) = store.access.holders(thing.id)
    assert (len(ben.label), len(ben.name)) == (120, 200)
    assert ben.label.startswith("\N{REPLACEMENT CHARACTER}" * 2 + "ä")
