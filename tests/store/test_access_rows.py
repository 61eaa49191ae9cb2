"""What the rules of access are told: owners, grants, links to go on elsewhere, and the log."""

from __future__ import annotations

import pytest

from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.access_rows import MAX_TEXT
from maturity.store.role_links import MAX_DAYS
from maturity.store.rows import owner
from maturity.store.schema import access_log, grants, resume_links
from maturity.store.store import Store
from tests.store.rounds_here import later
from tests.store.test_drafts import UNKNOWN


@pytest.fixture
def made(store: Store, framework: Framework) -> str:
    return store.new(framework, "ana")


def kept(store: Store) -> str:
    with store._database.reading() as connection:
        return repr([connection.execute(table.select()).all() for table in (grants, resume_links, access_log)])


def test_the_owner_is_whoever_began_it(store: Store, framework: Framework, made: str) -> None:
    assert store.access.owner_of(made) == owner("ana") != "ana"
    assert store.access.owner_of(store.rounds.new_cohort("Hills", "ben")) == owner("ben")
    assert store.access.owner_of(store.new(framework, None)) is None
    assert store.access.owner_of(store.rounds.new_cohort("Hills", None)) is None


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_what_never_was_has_no_owner_and_no_links(store: Store, made: str, unknown: str) -> None:
    for ask in (
        store.access.owner_of,
        lambda id_: store.access.grant("ana", id_, "lead"),
        lambda id_: store.access.resume_link(id_, 30),
        store.access.resume,
    ):
        with pytest.raises(NotFound, match="Fix"):
            ask(unknown)
    assert "ana" not in kept(store)


def test_a_role_is_one_persons_on_one_thing(store: Store, framework: Framework, made: str) -> None:
    other = store.new(framework, "ana")
    store.access.grant("ben", made, "lead")
    assert store.access.roles("ben", made) == {"lead"}
    assert store.access.roles("ben", other) == store.access.roles("cleo", made) == set()
    assert store.access.roles("ana", made) == set(), "whoever began it isn't granted it"
    assert store.access.roles(owner("ben") or "", made) == set(), "what is kept is no key"
    store.access.grant("ben", made, "facilitator")
    assert store.access.roles("ben", made) == {"facilitator"}
    store.access.revoke("ben", made)
    store.access.revoke("ben", made)
    assert store.access.roles("ben", made) == set()


def test_no_secret_is_kept_in_plain(store: Store, made: str) -> None:
    store.access.grant("secret-of-ben", made, "lead")
    token = store.access.resume_link(made, 30)
    store.access.log("secret-of-ben", "lead", "open", made, True)
    assert "secret-of-ben" not in kept(store)
    assert token not in kept(store)
    assert owner("secret-of-ben") in kept(store)


# Links


def test_a_link_leads_back_until_it_expires(store: Store, made: str) -> None:
    token = store.access.resume_link(made, 30)
    assert made not in token
    assert store.access.resume(token) == made
    with later(store, 29):
        assert store.access.resume(token) == made
    with later(store, 31), pytest.raises(StoreError, match=r"has expired. Fix: ask"):
        store.access.resume(token)


def test_each_link_stands_for_itself_until_all_are_closed(store: Store, framework: Framework, made: str) -> None:
    other = store.new(framework, None)
    first, second, foreign = (store.access.resume_link(one, 30) for one in (made, made, other))
    assert first != second
    assert store.access.resume(first) == store.access.resume(second) == made
    store.access.close_links(made)
    for token in (first, second):
        with pytest.raises(StoreError, match=r"was closed. Fix: ask"):
            store.access.resume(token)
    assert store.access.resume(foreign) == other
    assert store.access.resume(store.access.resume_link(made, 1)) == made


@pytest.mark.parametrize("days", [0, -1, MAX_DAYS + 1])
def test_a_link_works_for_a_day_up_to_a_year(store: Store, made: str, days: int) -> None:
    with pytest.raises(StoreError, match=rf"{days} days.*Fix: choose 1 to {MAX_DAYS}"):
        store.access.resume_link(made, days)


def test_a_link_goes_with_its_assessment(store: Store, made: str) -> None:
    token = store.access.resume_link(made, 30)
    store.delete(made)
    with pytest.raises(NotFound, match="Fix"):
        store.access.resume(token)


@pytest.mark.parametrize("token", ["<script>alert(1)</script>", "x" * 10_000])
def test_a_link_that_never_was_is_not_found(store: Store, made: str, token: str) -> None:
    with pytest.raises(NotFound):
        store.access.resume(token)
    with pytest.raises(NotFound):
        store.access.resume(made)


# The log


def test_the_log_says_who_wanted_what_and_whether_they_were_let(store: Store, made: str) -> None:
    store.access.log("ben", "facilitator", "compare", made, True)
    store.access.log(None, "", "open", "\x00\ud800" + "x" * 1000, False)
    newest, oldest = store.access.entries_of_log(10)
    assert (oldest.holder, oldest.role, oldest.action, oldest.target, oldest.allowed) == (
        owner("ben"),
        "facilitator",
        "compare",
        made,
        True,
    )
    assert (newest.holder, newest.allowed, len(newest.target)) == (None, False, MAX_TEXT)
    assert newest.at > oldest.at
    assert newest.number > oldest.number
    assert store.access.entries_of_log(1) == (newest,)


def test_what_is_deleted_stays_in_the_log_by_its_id_only(store: Store, made: str) -> None:
    store.access.log("ben", "lead", "open", made, True)
    store.delete(made)
    assert [one.target for one in store.access.entries_of_log(10)] == [made]
