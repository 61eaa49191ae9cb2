"""Everything into one file and back: on each kind of database, from one to the other, and while people answer."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from threading import Event, Thread

import pytest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Framework
from maturity.store import backup
from maturity.store.backup import back_up, restore
from maturity.store.opening import open_store
from maturity.store.schema import REVISION
from maturity.store.values import Section
from tests.store.backups_here import NOW, content, fill, lines, restored
from tests.store.rounds_here import YES


@pytest.mark.postgresql
def test_from_one_kind_to_the_other_and_back_everything_is_the_same(
    place: str, elsewhere: str, kind: str, tmp_path: Path, framework: Framework, request: pytest.FixtureRequest
) -> None:
    with open_store(place) as store:
        fill(store, framework)
    before = content(place)
    assert all(before.values()), "nothing is tried by a table without rows"
    rows = back_up(place, tmp_path / "there", NOW)
    assert rows == {name: found.total() for name, found in before.items()}
    assert restore(tmp_path / "there", elsewhere) == rows
    assert content(elsewhere) == before
    back_up(elsewhere, tmp_path / "back", NOW)
    if kind == "sqlite":
        home = str(tmp_path / "home")
        restore(tmp_path / "back", home)
        assert content(home) == before
    assert sorted(map(str, lines(tmp_path / "there")[:-1])) == sorted(map(str, lines(tmp_path / "back")[:-1]))


def test_a_restored_store_can_do_everything(place: str, tmp_path: Path, file: Path, framework: Framework) -> None:
    with open_store(place) as store:
        fill(store, framework)
        whole = store.drafts_of("lead 0")[0].id
        before = (store.draft(whole), store.snapshots(whole), store.teams.team(whole))
    back_up(place, file, NOW)
    with open_store(place) as store:
        store.delete(whole)
    with restored(file, tmp_path) as store:
        assert (store.draft(whole), store.snapshots(whole), store.teams.team(whole)) == before
        store.access.log("holder", "lead", "look", whole, True)
        store.submit(whole, framework, "Ana")
        store.delete(whole)


def test_the_file_says_what_it_is(place: str, file: Path, framework: Framework) -> None:
    with open_store(place) as store:
        fill(store, framework)
    back_up(place, file, NOW)
    head, *rows, end = lines(file)
    assert (head["format"], head["version"], head["revision"]) == ("311-maturity-backup", 1, REVISION)
    assert head["made_at"] == "2026-03-14T12:00:00.000000+00:00"
    assert head["tool"].startswith("maturity-311")
    assert end["rows"] == Counter(table for table, *_ in rows)
    taken = [dict(zip(head["tables"][table], row, strict=True)) for table, *row in rows if table == "snapshots"]
    assert sorted(json.loads(one["record"])["submitted_by"] for one in taken) == ["", "Ana"]
    assert file.stat().st_mode & 0o077 == 0, "it holds all that anybody answered"


def test_what_is_answered_meanwhile_is_whole_or_not_in_it(
    place: str, tmp_path: Path, file: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "BATCH", 1)
    saved, stop = Event(), Event()

    def answer() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            made = store.new(framework, "mine", Assessment(framework="example", answers={"phone.answered": YES}))
            store.save(made, Section.ANSWER, "phone.counted", Answer(state=State.ANSWERED, option="yes"))
            store.submit(made, framework, "Ana")
            if number == 3:
                saved.set()

    with open_store(place) as store:
        person = Thread(target=answer)
        person.start()
        try:
            assert saved.wait(60)
            for _ in range(5):
                file.unlink(missing_ok=True)
                rows = back_up(place, file, NOW)
        finally:
            stop.set()
            person.join()
        assert len(store.drafts_of("mine")) >= rows["assessments"]
    with restored(file, tmp_path) as store:
        drafts = store.drafts_of("mine")
        assert len(drafts) == rows["assessments"] >= 3
        # Only the one that was being made at that moment may be without what comes after.
        whole = [one for one in drafts if one.times_submitted == 1]
        assert len(drafts) - len(whole) <= 1
        assert all(one.answers_given == 2 for one in whole)
