from __future__ import annotations

import hashlib
import json

import pytest

from maturity.assessment.answers import Answer, State
from maturity.errors import NotFound, StoreError
from maturity.framework.loader import checksum_of
from maturity.framework.model import Framework
from maturity.store.store import Store
from maturity.store.values import Section
from tests.store.kinds import tamper, unguard

YES = Answer(state=State.ANSWERED, option="yes")
NO = Answer(state=State.ANSWERED, option="no")


@pytest.fixture
def made(store: Store, framework: Framework) -> str:
    begun = store.new(framework, "mine")
    store.save(begun, Section.CENTER, "name", "Old Town")
    store.save(begun, Section.ANSWER, "phone.answered", YES)
    return begun


def test_a_snapshot_says_all_there_is_to_say(store: Store, framework: Framework, made: str) -> None:
    snapshot = store.submit(made, framework, "Ana Gómez")
    record = json.loads(snapshot.record)
    assert record["format"] == 1
    assert record["tool"].startswith("maturity-311")
    assert record["framework"] == {
        "id": "example",
        "version": framework.version,
        "checksum": framework.checksum,
    }
    assert record["assessment"]["answers"]["phone.answered"]["option"] == "yes"
    assert (record["id"], record["number"], record["submitted_by"]) == (snapshot.id, 1, "Ana Gómez")
    assert record["submitted_at"] == snapshot.submitted_at.isoformat(timespec="microseconds")
    assert hashlib.sha256(snapshot.record.encode()).hexdigest() == snapshot.sha256
    assert snapshot.assessment == store.draft(made).assessment
    assert made not in snapshot.record, "the id opens the draft for writing, and records are handed round"


def test_a_snapshot_stays_when_the_draft_goes_on(store: Store, framework: Framework, made: str) -> None:
    first = store.submit(made, framework, "Ana")
    store.save(made, Section.ANSWER, "phone.answered", NO)
    second = store.submit(made, framework, "Ana")
    assert (first.number, second.number) == (1, 2)
    assert store.snapshot(first.id) == first
    assert store.snapshot(first.id).assessment.answer("phone.answered") == YES
    assert store.snapshots(made) == (first, second)
    assert [(one.id, one.number, one.at) for one in store.draft(made).submitted] == [
        (one.id, one.number, one.submitted_at) for one in (first, second)
    ]


def test_numbers_count_for_each_assessment(store: Store, framework: Framework, made: str) -> None:
    store.submit(made, framework, "")
    assert store.submit(store.new(framework, None), framework, "").number == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE snapshots SET record = replace(record, 'yes', 'no')",
        "UPDATE snapshots SET sha256 = ''",
        "DELETE FROM snapshots",
        "UPDATE frameworks SET content = '{}'",
        "DELETE FROM frameworks",
    ],
)
def test_the_database_itself_refuses_changes(
    store: Store, framework: Framework, made: str, place: str, statement: str
) -> None:
    snapshot = store.submit(made, framework, "Ana")
    with pytest.raises(StoreError, match=r"never|only"):
        tamper(place, statement)
    assert store.snapshot(snapshot.id) == snapshot
    assert store.framework(snapshot.framework_checksum) == framework


@pytest.mark.parametrize(
    "change",
    [
        "record = replace(record, 'yes', 'no')",
        "sha256 = 'x' || sha256",
        "number = 7",
        "submitted_at = '2020-01-01T00:00:00+00:00'",
    ],
)
def test_a_changed_row_is_noticed(store: Store, framework: Framework, made: str, place: str, change: str) -> None:
    snapshot = store.submit(made, framework, "Ana")
    unguard(place, "snapshots")
    tamper(place, f"UPDATE snapshots SET {change}")
    with pytest.raises(StoreError, match="was changed after it was submitted"):
        store.snapshot(snapshot.id)
    with pytest.raises(StoreError, match="was changed after it was submitted"):
        store.snapshots(made)
    assert store.draft(made).assessment.name == "Old Town", "the draft can still be used"


def test_a_changed_archived_framework_is_noticed(store: Store, framework: Framework, made: str, place: str) -> None:
    unguard(place, "frameworks")
    tamper(place, "UPDATE frameworks SET content = replace(content, 'Yes', 'Nes')")
    with pytest.raises(StoreError, match="was changed"):
        store.framework(framework.checksum)


def test_a_record_of_a_later_format_asks_for_an_update(
    store: Store, framework: Framework, made: str, place: str
) -> None:
    snapshot = store.submit(made, framework, "Ana")
    record = snapshot.record.replace('"format":1', '"format":2')
    unguard(place, "snapshots")
    tamper(
        place,
        "UPDATE snapshots SET record = :record, sha256 = :sum",
        record=record,
        sum=hashlib.sha256(record.encode()).hexdigest(),
    )
    with pytest.raises(StoreError, match=r"format 2.*update this product"):
        store.snapshot(snapshot.id)


def test_an_old_snapshot_keeps_its_exact_framework(store: Store, framework: Framework, made: str) -> None:
    old = store.submit(made, framework, "Ana")
    newer = reworded(framework)
    store.repoint(made, newer)
    new = store.submit(made, newer, "Ana")
    assert store.framework(old.framework_checksum) == framework
    assert store.framework(new.framework_checksum) == newer
    with pytest.raises(NotFound):
        store.framework("0" * 64)


def test_another_framework_content_is_refused(store: Store, framework: Framework, made: str) -> None:
    with pytest.raises(StoreError, match=r"'example' 1\.0\.0.*Nothing was submitted\. Fix: move the draft"):
        store.submit(made, reworded(framework), "Ana")
    assert store.snapshots(made) == ()


def test_a_name_that_is_too_long_is_refused(store: Store, framework: Framework, made: str) -> None:
    with pytest.raises(StoreError, match="shorten it to 200"):
        store.submit(made, framework, "A" * 201)


def reworded(framework: Framework) -> Framework:
    changed = framework.model_copy(update={"title": "Reworded", "version": "1.1.0"})
    return changed.model_copy(update={"checksum": checksum_of(changed)})
