"""Several people answer one assessment: who sees what, what counts, and what goes when something is deleted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from maturity.assessment.answers import Answer, State
from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.opening import FILE
from maturity.store.store import Store
from maturity.store.teams import MAX_MEMBERS, MAX_NAME
from maturity.store.values import Section
from tests.store.kinds import look
from tests.store.test_drafts import UNKNOWN
from tests.store.test_snapshots import reworded

YES = Answer(state=State.ANSWERED, option="yes")
NO = Answer(state=State.ANSWERED, option="no", note="Ask Ana")
LOG = "records.log"


@pytest.fixture
def whole(store: Store, framework: Framework) -> str:
    made = store.new(framework, "lead")
    store.save(made, Section.CENTER, "name", "Springfield 311")
    store.save(made, Section.CENTER, "population", 48_000)
    store.save(made, Section.ANSWER, LOG, YES)
    return made


def joined(store: Store, whole: str, name: str = "", browser: str = "b") -> str:
    return store.teams.join(store.teams.team(whole).token or store.teams.invite(whole), browser, name)


def test_a_private_copy_is_empty_but_knows_the_center(store: Store, framework: Framework, whole: str) -> None:
    draft = store.draft(joined(store, whole, "  Ana \n Gómez "))
    assert draft.assessment.answers == {}
    assert (draft.assessment.name, draft.assessment.population) == ("Springfield 311", 48_000)
    assert draft.framework_checksum == framework.checksum
    assert draft.member is not None
    assert (draft.member.number, draft.member.name, draft.member.handed_in_at) == (1, "Ana Gómez", None)
    assert store.draft(whole).member is None


def test_what_the_center_is_called_is_read_where_it_is_said(store: Store, whole: str) -> None:
    copy = joined(store, whole)
    store.save(whole, Section.CENTER, "name", "Shelbyville 311")
    assert store.draft(copy).assessment.name == "Shelbyville 311"
    assert store.drafts_of("b")[0].name == "Shelbyville 311"
    with pytest.raises(StoreError, match=r"nothing was stored. Fix"):
        store.save(copy, Section.CENTER, "name", "Mine")
    assert store.draft(whole).assessment.name == "Shelbyville 311"


def test_private_answers_and_the_agreed_one_never_touch(store: Store, whole: str) -> None:
    one, other = joined(store, whole), joined(store, whole)
    store.save(one, Section.ANSWER, LOG, NO)
    assert store.draft(whole).assessment.answer(LOG) == YES
    assert store.draft(other).assessment.answer(LOG) == Answer()
    store.save(whole, Section.ANSWER, LOG, Answer(state=State.DONT_KNOW))
    assert store.draft(one).assessment.answer(LOG) == NO


def test_the_lead_sees_who_is_how_far_but_nothing_that_leads_to_it(
    store: Store, framework: Framework, whole: str
) -> None:
    first, second = joined(store, whole, "Ana"), joined(store, whole)
    store.save(first, Section.ANSWER, LOG, NO)
    store.save(second, Section.ANSWER, LOG, Answer(note="only a note"))
    store.teams.hand_in(first, framework)
    team = store.teams.team(whole)
    assert [(one.number, one.name, one.answers_given, one.handed_in) for one in team.joined] == [
        (1, "Ana", 1, True),
        (2, "", 0, False),
    ]
    assert first not in repr(team)
    assert second not in repr(team)


def test_only_what_was_handed_in_counts_as_it_was_then(store: Store, framework: Framework, whole: str) -> None:
    one = joined(store, whole)
    store.save(one, Section.ANSWER, LOG, NO)
    assert store.teams.handed_in(whole) == ()
    store.teams.hand_in(one, framework)
    store.save(one, Section.ANSWER, LOG, YES)
    (first,) = store.teams.handed_in(whole)
    assert store.snapshot(first).assessment.answer(LOG) == NO
    store.teams.hand_in(one, framework)
    (second,) = store.teams.handed_in(whole)
    assert store.snapshot(second).assessment.answer(LOG) == YES
    assert store.snapshot(first).assessment.answer(LOG) == NO, "what was handed in never changes"


def test_what_is_handed_in_is_never_a_submission(store: Store, framework: Framework, whole: str) -> None:
    one = joined(store, whole, browser="lead")
    store.teams.hand_in(one, framework)
    assert store.draft(whole).submitted == ()
    assert store.snapshots(whole) == ()
    assert store.draft(one).submitted == ()
    assert store.draft(one).member is not None
    assert store.draft(one).member.handed_in_at is not None
    assert {one.id: one.times_submitted for one in store.drafts_of("lead")} == {one: 0, whole: 0}
    with pytest.raises(StoreError, match=r"private answers.*nothing was submitted. Fix"):
        store.submit(one, framework, "Ana")
    with pytest.raises(StoreError, match=r"no private copy.*Fix"):
        store.teams.hand_in(whole, framework)
    assert store.submit(whole, framework, "").number == 1


def test_a_browser_lists_its_private_copies_as_such(store: Store, framework: Framework, whole: str) -> None:
    copy = joined(store, whole, "Ana", browser="ana")
    (listed,) = store.drafts_of("ana")
    assert (listed.id, listed.name) == (copy, "Springfield 311")
    assert listed.member is not None
    assert listed.member.handed_in_at is None
    assert [one.member for one in store.drafts_of("lead")] == [None]
    store.teams.hand_in(copy, framework)
    (listed,) = store.drafts_of("ana")
    assert listed.member is not None
    assert listed.member.handed_in_at is not None


# Invitations


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


# Deleting and moving


def everything(place: str) -> dict[str, int]:
    tables = ("assessments", "fields", "snapshots", "members", "invitations")
    return {name: look(place, f"SELECT count(*) FROM {name}")[0][0] for name in tables}


def test_with_the_assessment_everything_private_goes_too(
    store: Store, framework: Framework, whole: str, place: str, kind: str, folder: Path
) -> None:
    copy = joined(store, whole)
    store.save(copy, Section.ANSWER, LOG, NO)
    store.teams.hand_in(copy, framework)
    store.teams.hand_in(copy, framework)
    store.submit(whole, framework, "")
    token = store.teams.team(whole).token
    assert token
    store.delete(whole)
    assert set(everything(place).values()) == {0}
    if kind == "sqlite":
        assert b"Ask Ana" not in (folder / FILE).read_bytes()
    for ask in (lambda: store.draft(copy), lambda: store.teams.invitation(token, "b")):
        with pytest.raises(NotFound):
            ask()


def test_a_deleted_private_copy_leaves_the_team(store: Store, framework: Framework, whole: str) -> None:
    first, second = joined(store, whole), joined(store, whole)
    for copy in (first, second):
        store.teams.hand_in(copy, framework)
    store.delete(first)
    assert [one.number for one in store.teams.team(whole).joined] == [2]
    assert len(store.teams.handed_in(whole)) == 1
    assert store.draft(whole).assessment.answer(LOG) == YES
    third = joined(store, whole)
    assert store.draft(third).member is not None
    assert store.draft(third).member.number == 3, "nobody becomes the colleague that somebody else was"


def test_private_copies_move_with_their_assessment_and_count_again_when_handed_in(
    store: Store, framework: Framework, whole: str
) -> None:
    copy = joined(store, whole)
    store.save(copy, Section.ANSWER, LOG, NO)
    store.teams.hand_in(copy, framework)
    newer = reworded(framework)
    with pytest.raises(StoreError, match="move with their assessment"):
        store.repoint(copy, newer)
    store.repoint(whole, newer)
    assert store.draft(copy).framework_checksum == newer.checksum
    assert store.draft(copy).assessment.answer(LOG) == NO
    assert store.teams.handed_in(whole) == (), "it answered other questions"
    with pytest.raises(StoreError, match="with other content"):
        store.teams.hand_in(copy, framework)
    store.teams.hand_in(copy, newer)
    assert len(store.teams.handed_in(whole)) == 1


# All at once


def test_ten_join_answer_and_hand_in_at_once_while_the_lead_closes(
    store: Store, framework: Framework, whole: str
) -> None:
    token = store.teams.invite(whole)

    def take_part(number: int) -> str:
        copy = store.teams.join(token, f"b{number}", f"N{number}")
        if number == 9:
            store.teams.close_invitation(whole)
        store.save(copy, Section.ANSWER, LOG, YES if number % 2 else NO)
        store.teams.hand_in(copy, framework)
        return copy

    copies = [take_part(0)]
    with ThreadPoolExecutor(9) as pool:
        futures = [pool.submit(take_part, number) for number in range(1, 10)]
    late = [one.exception() for one in futures if one.exception()]
    assert all("closed" in str(one) for one in late)
    copies += [one.result() for one in futures if not one.exception()]
    team = store.teams.team(whole)
    assert sorted(one.number for one in team.joined) == list(range(1, len(copies) + 1))
    assert all(one.handed_in and one.answers_given == 1 for one in team.joined)
    said = [store.snapshot(one).assessment.answer(LOG) for one in store.teams.handed_in(whole)]
    assert sorted(one.option or "" for one in said) == sorted(
        store.draft(copy).assessment.answer(LOG).option or "" for copy in copies
    )


def test_two_hand_ins_of_one_copy_at_once_are_two_records_and_one_counts(
    store: Store, framework: Framework, whole: str
) -> None:
    copy = joined(store, whole)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: store.teams.hand_in(copy, framework), range(2)))
    assert len(store.teams.handed_in(whole)) == 1
    assert [one.number for one in store.snapshots(copy)] == [1, 2]
