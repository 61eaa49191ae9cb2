"""A full record: written, read strictly, brought into another store, and written again with the same content."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, By, Priority, State
from maturity.compare.spread import spread
from maturity.errors import AnswersError
from maturity.exchange.archive import MAX_BYTES
from maturity.exchange.reading_record import Brought, read_full_record
from maturity.exchange.record import Times, record_json
from maturity.framework.loader import checksum_of
from maturity.framework.model import Framework
from maturity.store.opening import open_store
from maturity.store.store import Store
from maturity.store.values import Section
from tests.any_answers import KINDS, any_answers
from tests.frameworks_here import framework, said
from tests.scoring.any_framework import loaded

EXAMPLE = framework("example")
WHEN = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
FULL = Assessment(
    framework="example",
    center={"name": "Springfield 311 ☎ مركز", "population": 48_000, "channels": ("phone", "web")},
    answers={
        "phone.answered": said("yes").model_copy(
            update={"note": 'A "note"\nof two lines, = <b>', "evidence": "log.pdf"}
        ),
        "phone.counted": Answer(state=State.NOT_APPLICABLE, reason="None here"),
        "records.log": Answer(state=State.DONT_KNOW),
    },
    priorities={"phone": Priority.IMPROVE},
    targets={"phone": 2, "records.log": "yes"},
    capacity="light",
    plan_by=By.SMALLEST_STEP,
    carried={"phone.answered": date(2025, 3, 1)},
)


def only(known: Framework) -> Callable[[str], Framework | None]:
    return lambda checksum: known if checksum == known.checksum else None


def read(text: str, known: Framework = EXAMPLE) -> Brought:
    return read_full_record(text.encode(), "saved.json", known, only(known))


def exported(store: Store, id_: str, known: Framework = EXAMPLE) -> str:
    draft = store.draft(id_)
    records = [one.record for one in store.snapshots(id_)]
    said_by_team = spread(known, [store.snapshot(one).assessment for one in store.teams.handed_in(id_)])
    return record_json(known, draft.assessment, records, said_by_team, WHEN, Times(draft.created_at, draft.updated_at))


@pytest.fixture
def store(tmp_path: Path):
    with open_store(tmp_path / "one") as opened:
        yield opened


@pytest.fixture
def saved(store: Store) -> str:
    """The record of an assessment that was submitted twice and changed since."""
    id_ = store.new(EXAMPLE, "mine", FULL)
    store.submit(id_, EXAMPLE, "Ana Gómez")
    store.save(id_, Section.ANSWER, "records.log", said("no"))
    store.submit(id_, EXAMPLE, "Ben")
    store.save(id_, Section.ANSWER, "records.answered", said("yes"))
    return exported(store, id_)


def test_brought_into_an_empty_store_and_saved_again_it_says_the_same(saved: str, tmp_path: Path) -> None:
    found = read(saved)
    with open_store(tmp_path / "two") as other:
        id_ = other.new(found.framework, "elsewhere", found.assessment, found.submitted)
        assert other.draft(id_).assessment == found.assessment
        assert [(one.submitted_by, one.number) for one in other.snapshots(id_)] == [("Ana Gómez", 1), ("Ben", 2)]
        again = exported(other, id_)
    assert without_ids(again) == without_ids(saved)


def without_ids(text: str) -> dict[str, Any]:
    """The content without what an import makes anew: ids, the times of the draft, and what stands on the ids."""
    content: dict[str, Any] = json.loads(text)
    for key in ("begun_at", "changed_at"):
        del content[key]
    for one in content["snapshots"]:
        del one["sha256"], one["record"]["id"]
    return content


def test_to_bring_it_in_twice_makes_two_assessments(saved: str, store: Store) -> None:
    found = read(saved)
    first, second = (store.new(found.framework, "mine", found.assessment, found.submitted) for _ in range(2))
    assert first != second
    assert len(store.snapshots(first)) == len(store.snapshots(second)) == 2


def test_the_record_opens_nothing(store: Store, saved: str) -> None:
    (listed,) = store.drafts_of("mine")
    token = store.teams.invite(listed.id)
    text = exported(store, listed.id)
    assert listed.id not in text
    assert token not in text
    assert "mine" not in text


def test_of_a_team_the_record_keeps_counts_and_notes_and_no_names(store: Store, tmp_path: Path) -> None:
    id_ = store.new(EXAMPLE, "lead", FULL)
    token = store.teams.invite(id_)
    copies = []
    for name, option in (("Ana", "no"), ("Ben", "yes")):
        copies.append(store.teams.join(token, name, name))
        answer = said(option).model_copy(update={"note": f"{option} because"})
        store.save(copies[-1], Section.ANSWER, "records.log", answer)
        store.teams.hand_in(copies[-1], EXAMPLE)
    text = exported(store, id_)
    team = json.loads(text)["team"]
    assert (team["people"], team["talk_first"]) == (2, ["records.log"])
    (log,) = [one for one in team["features"] if one["id"] == "records.log"]
    assert log["tallies"][0]["options"] == {"no": 1, "partly": 0, "yes": 1}
    assert [one["note"] for one in log["wrote"]] == ["no because", "yes because"]
    for secret in ("Ana", "Ben", *copies, *store.teams.handed_in(id_)):
        assert secret not in text
    found = read(text)
    assert found.record.team is not None
    with open_store(tmp_path / "two") as other:
        brought = other.new(found.framework, None, found.assessment, found.submitted)
        assert other.teams.team(brought).joined == (), "private answers are not brought back"


def test_one_member_alone_is_in_no_record(store: Store) -> None:
    id_ = store.new(EXAMPLE, "lead", FULL)
    copy = store.teams.join(store.teams.invite(id_), "a", "Ana")
    store.teams.hand_in(copy, EXAMPLE)
    assert json.loads(exported(store, id_))["team"] is None


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_framework_comes_back(name: str, tmp_path: Path) -> None:
    known = loaded(name)
    with open_store(tmp_path) as store:
        id_ = store.new(known, None, any_answers(known, 3))
        store.submit(id_, known, "")
        found = read(exported(store, id_, known), known)
    assert found.assessment == any_answers(known, 3)
    assert [one.assessment for _, one in found.submitted] == [found.assessment]


# What is refused


def broken(text: str, known: Framework = EXAMPLE) -> list[str]:
    with pytest.raises(AnswersError) as caught:
        read(text, known)
    assert all(problem.file == "saved.json" and problem.fix for problem in caught.value.problems)
    return [str(problem) for problem in caught.value.problems]


def changed(text: str, change: Callable[[dict[str, Any]], object]) -> str:
    content = json.loads(text)
    change(content)
    return json.dumps(content, ensure_ascii=False, indent=2)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda one: one["record"]["assessment"]["answers"]["phone.answered"].update(option="no"),
        lambda one: one["record"].update(submitted_by="Somebody else"),
        lambda one: one["record"].update(submitted_at="2020-01-01T00:00:00+00:00"),
        lambda one: one.update(sha256="0" * 64),
    ],
)
def test_a_submission_that_was_changed_is_refused_and_named(saved: str, tamper: Callable[[Any], object]) -> None:
    (problem,) = broken(changed(saved, lambda content: tamper(content["snapshots"][1])))
    assert "submission no. 2 was changed after it was submitted (snapshots[2])" in problem
    assert "Fix: " in problem


def test_another_layout_of_the_same_json_is_no_change(saved: str) -> None:
    assert read(json.dumps(json.loads(saved), indent=4)).assessment == read(saved).assessment


def test_a_later_version_asks_for_an_update_and_says_nothing_else(saved: str) -> None:
    (problem,) = broken(changed(saved, lambda content: content.update(version=2, surprise=[])))
    assert "this record has version 2" in problem
    assert "Fix: Update this product." in problem


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda content: content.update(extra=1), "extra"),
        (lambda content: content.pop("assessment"), "assessment"),
        (lambda content: content.update(version="one"), "version"),
        (lambda content: content.update(exported_at="yesterday"), "exported_at"),
        (lambda content: content["assessment"]["answers"].update(nowhere={"state": "dont_know"}), "assessment"),
        (lambda content: content["assessment"]["center"].update(population="many"), "assessment.center.population"),
        (lambda content: content["assessment"]["answers"]["records.log"].update(option="maybe"), "records.log"),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(saved: str, change: Callable[[Any], object], place: str) -> None:
    assert any(place in problem for problem in broken(changed(saved, change)))


def test_answers_to_another_version_are_refused_with_the_way_on(saved: str) -> None:
    later = EXAMPLE.model_copy(update={"version": "2.0.0"})
    later = later.model_copy(update={"checksum": checksum_of(later)})
    (problem,) = broken(saved, later)
    assert "version 1.0.0" in problem
    assert "maturity migrate" in problem


def test_submissions_to_a_version_that_is_not_here_are_left_out_and_told(saved: str) -> None:
    def older(content: dict[str, Any]) -> None:
        from maturity.exchange.record import fingerprint

        one = content["snapshots"][0]
        one["record"]["framework"] |= {"version": "0.9.0", "checksum": "0" * 64}
        one["sha256"] = fingerprint(one["record"])

    found = read(changed(saved, older))
    assert [one.number for _, one in found.submitted] == [2]
    assert [one.number for one in found.left_out] == [1]


@pytest.mark.parametrize(
    "raw",
    [b"", b"{}", b"[]", b"\xff\xfe", b"PK\x03\x04", b'{"format": "something-else"}', b"framework: example"],
)
def test_another_file_is_refused_in_words(raw: bytes) -> None:
    with pytest.raises(AnswersError, match=r"this is not a saved assessment.*Fix: Choose the file"):
        read_full_record(raw, "saved.json", EXAMPLE, only(EXAMPLE))


def test_a_cut_off_or_huge_file_is_refused_in_words(saved: str) -> None:
    assert broken(saved[: len(saved) // 2])
    (problem,) = broken(saved + " " * MAX_BYTES)
    assert "5,000,000 bytes" in problem


@given(answers=st.integers(0, 50), cut=st.integers(0, 4000), letter=st.characters(codec="utf-8"))
@settings(max_examples=150)
def test_any_single_change_is_refused_or_changes_no_submission(answers: int, cut: int, letter: str) -> None:
    text = record_of_one(answers)
    place = cut % len(text)
    other = text[:place] + letter + text[place + 1 :]
    try:
        found = read(other)
    except AnswersError:
        return
    assert [one for _, one in found.submitted] == [one for _, one in read(text).submitted]


def record_of_one(seed: int) -> str:
    from maturity.store.snapshots import make_entry

    assessment = any_answers(EXAMPLE, seed)
    entry = make_entry("snapshot", 1, EXAMPLE, assessment, "Ana", WHEN)
    return record_json(EXAMPLE, assessment, [entry.record], None, WHEN)
