"""What of a team goes when something is deleted or moved, and what many do at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.opening import FILE
from maturity.store.store import Store
from maturity.store.values import Section
from tests.store.kinds import look
from tests.store.teams_here import LOG, NO, YES, joined
from tests.store.test_snapshots import reworded


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
