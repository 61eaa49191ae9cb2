"""Several people answer one assessment: who sees what, and what counts."""

from __future__ import annotations

import pytest

from maturity.assessment.answers import Answer, State
from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store.store import Store
from maturity.store.values import Section
from tests.store.teams_here import LOG, NO, YES, joined


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
