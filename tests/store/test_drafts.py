from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from maturity.assessment.answers import Answer, Assessment, Priority, State
from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.opening import FILE, open_store
from maturity.store.store import MAX_KEY, Store
from maturity.store.values import CAPACITY, Section
from tests.store.kinds import only_sqlite

YES = Answer(state=State.ANSWERED, option="yes")
UNKNOWN = ["", "A" * 22, "a b", "x'; DROP TABLE assessments", "\x00", "\ud800", "../etc", "é" * 5, "A" * 5000]


def test_a_new_draft_is_empty_and_knows_its_framework(store: Store, framework: Framework) -> None:
    draft = store.draft(store.new(framework, "browser-1"))
    assert draft.assessment == Assessment(framework="example")
    assert (draft.framework_version, draft.framework_checksum) == (framework.version, framework.checksum)
    assert draft.created_at == draft.updated_at
    assert draft.created_at.utcoffset() == timedelta(0)
    assert draft.place is None
    assert draft.submitted == ()


def test_every_kind_of_field_comes_back(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    store.save(made, Section.CENTER, "name", "Springfield 311 ☎ مركز")
    store.save(made, Section.CENTER, "population", 48_000)
    store.save(made, Section.CENTER, "channels", ("phone", "web"))
    store.save(made, Section.ANSWER, "phone.answered", YES)
    store.save(made, Section.ANSWER, "phone.counted", Answer(state=State.NOT_APPLICABLE))
    store.save(made, Section.PRIORITY, "phone", Priority.IMPROVE)
    store.save(made, Section.PLAN, CAPACITY, "light")
    assert store.draft(made).assessment == Assessment(
        framework="example",
        center={"name": "Springfield 311 ☎ مركز", "population": 48_000, "channels": ("phone", "web")},
        answers={"phone.answered": YES, "phone.counted": Answer(state=State.NOT_APPLICABLE)},
        priorities={"phone": Priority.IMPROVE},
        capacity="light",
    )


def test_the_last_answer_is_there_after_opening_again(place: str, framework: Framework) -> None:
    with open_store(place) as first:
        made = first.new(framework, None)
        first.save(made, Section.ANSWER, "records.log", YES)
    with open_store(place) as second:
        assert second.draft(made).assessment.answer("records.log") == YES


def test_an_answer_can_change_and_go_back_to_unanswered(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    for answer in (
        YES,
        Answer(state=State.DONT_KNOW, note="ask Ana"),
        Answer(),
        Answer(note="later"),
        YES,
        Answer(),
    ):
        store.save(made, Section.ANSWER, "phone.answered", answer)
        assert store.draft(made).assessment.answers == {"phone.answered": answer}


def test_one_answer_is_what_the_whole_draft_says(store: Store, framework: Framework) -> None:
    draft = store.new(framework, None)
    for answer in (YES, Answer(state=State.DONT_KNOW, note="ask"), Answer()):
        store.save(draft, Section.ANSWER, "access.one-number", answer)
        assert store.change_answer(draft, "access.one-number", lambda was: was) == answer
        assert store.draft(draft).assessment.answer("access.one-number") == answer
    assert store.change_answer(draft, "access.web-forms", lambda was: was) == Answer()


def test_parts_of_an_answer_are_changed_over_what_others_have_stored_meanwhile(
    store: Store, framework: Framework
) -> None:
    draft = store.new(framework, None)
    many = [f"option-{number}" for number in range(24)]
    parts: list[dict[str, object]] = [
        {"note": "ask Ana"},
        {"evidence": "the log"},
        *({"state": State.ANSWERED, "option": one} for one in many),
    ]
    with ThreadPoolExecutor(8) as people:
        for part in parts:
            people.submit(store.change_answer, draft, "phone.answered", partial(Answer.model_copy, update=part))
    found = store.draft(draft).assessment.answer("phone.answered")
    assert (found.note, found.evidence) == ("ask Ana", "the log")
    assert found.option in many


def test_a_changed_answer_of_an_unknown_draft_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        store.change_answer("nobody", "phone.answered", lambda was: was)


def test_none_takes_a_field_away(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    store.save(made, Section.CENTER, "population", 10)
    store.save(made, Section.CENTER, "population", None)
    store.save(made, Section.CENTER, "population", None)
    assert store.draft(made).assessment.center == {}


def test_only_a_change_moves_the_time_of_the_last_change(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    store.save(made, Section.ANSWER, "phone.answered", YES)
    changed = store.draft(made).updated_at
    assert changed > store.draft(made).created_at
    store.save(made, Section.ANSWER, "phone.answered", YES)
    store.save(made, Section.PLAN, CAPACITY, None)
    store.remember_place(made, "phone")
    assert store.draft(made).updated_at == changed


def test_the_place_is_remembered(store: Store, framework: Framework) -> None:
    made = store.new(framework, None)
    store.remember_place(made, "capability=phone&feature=phone.counted")
    assert store.draft(made).place == "capability=phone&feature=phone.counted"
    store.remember_place(made, "a\x00b\ud800c" + "d" * 10_000)
    assert (store.draft(made).place or "").startswith("abcd")


def test_a_draft_can_begin_with_what_a_file_said(store: Store, framework: Framework) -> None:
    said = Assessment(framework="example", center={"name": "A"}, answers={"phone.answered": YES}, capacity="light")
    assert store.draft(store.new(framework, None, said)).assessment == said


@pytest.mark.parametrize(
    ("section", "value"),
    [(Section.ANSWER, "yes"), (Section.PRIORITY, "soon"), (Section.PLAN, 3), (Section.CENTER, 1.5)],
)
def test_a_value_of_another_kind_is_refused(
    store: Store, framework: Framework, section: Section, value: object
) -> None:
    made = store.new(framework, None)
    with pytest.raises(StoreError, match="Nothing was changed"):
        store.save(made, section, "phone", value)  # type: ignore[arg-type]
    assert store.draft(made).assessment == Assessment(framework="example")


@pytest.mark.parametrize("key", ["", "a\x00", "a\nb", "\udfff", "k" * (MAX_KEY + 1)])
def test_an_unusable_key_is_refused(store: Store, framework: Framework, key: str) -> None:
    with pytest.raises(StoreError, match="no usable name"):
        store.save(store.new(framework, None), Section.CENTER, key, "x")


def test_ids_can_not_be_guessed(store: Store, framework: Framework) -> None:
    made = {store.new(framework, None) for _ in range(50)}
    assert len(made) == 50
    assert all(len(one) >= 22 for one in made)


@pytest.mark.parametrize("unknown", UNKNOWN)
def test_an_unknown_id_is_not_found(store: Store, framework: Framework, unknown: str) -> None:
    for call in (
        lambda: store.draft(unknown),
        lambda: store.save(unknown, Section.ANSWER, "phone.answered", YES),
        lambda: store.save(unknown, Section.ANSWER, "phone.answered", None),
        lambda: store.remember_place(unknown, "x"),
        lambda: store.repoint(unknown, framework),
        lambda: store.submit(unknown, framework, ""),
        lambda: store.snapshots(unknown),
        lambda: store.snapshot(unknown),
        lambda: store.framework(unknown),
        lambda: store.delete(unknown),
    ):
        with pytest.raises(NotFound, match="Fix: "):
            call()


def test_a_browser_sees_its_own_drafts_newest_first(store: Store, framework: Framework) -> None:
    old, new = store.new(framework, "mine"), store.new(framework, "mine")
    store.new(framework, "another's")
    store.new(framework, None)
    store.save(old, Section.CENTER, "name", "  Old Town ")
    store.save(old, Section.ANSWER, "phone.answered", YES)
    store.save(old, Section.ANSWER, "phone.counted", Answer())
    store.submit(old, framework, "Ana")
    first, second = store.drafts_of("mine")
    assert (first.id, first.name, first.answers_given, first.times_submitted) == (old, "Old Town", 1, 1)
    assert (second.id, second.name, second.answers_given, second.times_submitted) == (new, "", 0, 0)
    assert first.updated_at > second.updated_at


@pytest.mark.parametrize("browser", ["", "unknown", "\x00", "\ud800", "' OR 1=1 --"])
def test_another_browser_sees_nothing(store: Store, framework: Framework, browser: str) -> None:
    store.new(framework, "mine")
    store.new(framework, None)
    assert store.drafts_of(browser) == ()


@only_sqlite
def test_the_browser_secret_is_not_in_the_file(store: Store, framework: Framework, folder: Path) -> None:
    store.new(framework, "secret-of-the-browser")
    assert not _in_files(folder, b"secret-of-the-browser")


@only_sqlite
def test_deleting_removes_answers_and_snapshots_from_the_file_too(
    store: Store, framework: Framework, folder: Path
) -> None:
    gone, stays = store.new(framework, "mine"), store.new(framework, "mine")
    for made in (gone, stays):
        store.save(made, Section.ANSWER, "phone.answered", Answer(note=f"candid words of {made}"))
        snapshot = store.submit(made, framework, "Ana")
    taken = store.snapshots(gone)[0]
    assert _in_files(folder, f"candid words of {gone}".encode())
    store.delete(gone)
    with pytest.raises(NotFound):
        store.draft(gone)
    with pytest.raises(NotFound):
        store.snapshot(taken.id)
    assert [one.id for one in store.drafts_of("mine")] == [stays]
    assert store.snapshot(snapshot.id) == snapshot
    assert not _in_files(folder, f"candid words of {gone}".encode())
    assert _in_files(folder, f"candid words of {stays}".encode())


def _in_files(folder: Path, words: bytes) -> bool:
    assert (folder / FILE).exists()
    return any(words in file.read_bytes() for file in folder.iterdir())
