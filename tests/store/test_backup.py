"""Everything into one file and back: on each kind of database, from one to the other, and while people answer."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store import backup
from maturity.store.backup import back_up, restore
from maturity.store.opening import open_store
from maturity.store.schema import REVISION, metadata
from maturity.store.store import Store
from maturity.store.values import Section
from tests.store.kinds import look, only_sqlite, tables, tamper
from tests.store.rounds_here import NO, YES, Run
from tests.store.test_migrations import left_behind

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "monday.jsonl.gz"


def fill(store: Store, framework: Framework) -> None:
    """Put something in every table."""
    run = Run(store, framework)
    whole = run.start()
    run.submit(whole)
    store.save(whole, Section.ANSWER, "phone.counted", Answer(note="NUL \x00, ☎ مركز, two\nlines, \ud83d"))
    copy = store.teams.join(store.teams.invite(whole), "b", "Ben")
    store.save(copy, Section.ANSWER, "phone.answered", NO)
    store.teams.hand_in(copy, framework)
    for counted in run.rounds.counted(run.id, "1"):
        run.rounds.keep_digest(counted.snapshot_id, "1", "{}")
    store.new(framework, "mine", Assessment(framework="example", answers={"phone.answered": YES}))
    store.access.grant("holder", whole, "lead")
    store.access.resume_link(whole, 7)
    store.access.log("holder", "lead", "look", whole, True)
    store.access.log("holder", "lead", "look", whole, False)


def content(place: str) -> dict[str, Counter[tuple[Any, ...]]]:
    """Return every row of every table; numbers that the database counts itself are left out."""
    return {
        table.name: Counter(
            look(
                place,
                f"SELECT {', '.join(one.name for one in table.columns if one.autoincrement is not True)} FROM {table}",
            )
        )
        for table in metadata.sorted_tables
    }


def lines(file: Path) -> list[Any]:
    return [json.loads(line) for line in gzip.open(file)]


@pytest.fixture
def elsewhere(tmp_path: Path, request: pytest.FixtureRequest, kind: str) -> Iterator[str]:
    """An empty place of the other kind."""
    if kind == "postgresql":
        yield str(tmp_path / "elsewhere")
    else:
        with request.getfixturevalue("server").database() as address:
            yield address


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


def restored(file: Path, tmp_path: Path) -> Store:
    restore(file, tmp_path / "restored")
    return open_store(tmp_path / "restored")


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


def test_a_backup_overwrites_no_other(place: str, file: Path, framework: Framework) -> None:
    open_store(place).close()
    back_up(place, file, NOW)
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"is there already.*Fix: name another"):
        back_up(place, file, NOW)
    assert file.read_bytes() == before


def test_a_backup_that_fails_leaves_no_file(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    open_store(place).close()
    monkeypatch.setattr("os.fsync", fail)
    (tmp_path / "backups").mkdir()
    with pytest.raises(StoreError, match=r"can't be written \(No space left on device\).*Fix: "):
        back_up(place, tmp_path / "backups" / "monday", NOW)
    assert list((tmp_path / "backups").iterdir()) == []


def test_where_there_is_no_store_nothing_is_backed_up_and_none_is_made(empty: str, kind: str, file: Path) -> None:
    with pytest.raises(StoreError, match=r"There is no store.*Fix: "):
        back_up(empty, file, NOW)
    assert not file.exists()
    if kind == "sqlite":
        assert not Path(empty).exists()
    else:
        assert tables(empty) == []


def test_a_store_with_anything_in_it_is_not_overwritten(place: str, file: Path, framework: Framework) -> None:
    with open_store(place) as store:
        fill(store, framework)
    back_up(place, file, NOW)
    before = content(place)
    with pytest.raises(StoreError, match=r"isn't empty.*Nothing was changed.*Fix: name a new folder"):
        restore(file, place)
    assert content(place) == before


def test_a_database_of_another_program_is_not_touched(empty: str, tmp_path: Path, file: Path) -> None:
    open_store(tmp_path / "source").close()
    back_up(tmp_path / "source", file, NOW)
    tamper(empty, "CREATE TABLE bookmarks (id INTEGER)")
    with pytest.raises(StoreError, match=r"isn't empty"):
        restore(file, empty)
    assert tables(empty) == ["bookmarks"]


@pytest.mark.parametrize("step", ["0001", "0002"])
def test_a_backup_of_an_older_store_is_restored_as_of_today(
    empty: str, tmp_path: Path, file: Path, framework: Framework, step: str
) -> None:
    left_behind(empty, framework, step)
    before = tables(empty)
    back_up(empty, file, NOW)
    assert tables(empty) == before, "a backup is made before an update, so it updates nothing"
    assert lines(file)[0]["revision"] == step
    with restored(file, tmp_path) as store:
        assert store.draft("old").assessment.name == "Springfield 311"
        assert [one.submitted_by for one in store.snapshots("old")] == ["Ana"]
        Run(store, framework).submit("old")


def test_an_older_backup_needs_a_place_without_tables(
    empty: str, tmp_path: Path, file: Path, framework: Framework
) -> None:
    left_behind(str(tmp_path / "source"), framework, "0002")
    back_up(tmp_path / "source", file, NOW)
    open_store(empty).close()
    with pytest.raises(StoreError, match=r"at step 0002, the empty ones .* Fix: name a new folder"):
        restore(file, empty)


# Damage: nothing is made, and nothing is changed


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def without_last_line(data: bytes) -> bytes:
    return gzip.compress(b"".join(gzip.decompress(data).splitlines(keepends=True)[:-1]))


def without_a_row(data: bytes) -> bytes:
    found = gzip.decompress(data).splitlines(keepends=True)
    return gzip.compress(b"".join([*found[:2], *found[3:]]))


def with_another_answer(data: bytes) -> bytes:
    return gzip.compress(gzip.decompress(data).replace(b"Springfield", b"Shelbyville"))


def with_something_behind(data: bytes) -> bytes:
    return gzip.compress(gzip.decompress(data) + b'["fields"]\n')


def with_a_bit_turned(data: bytes) -> bytes:
    return data[:400] + bytes([data[400] ^ 1]) + data[401:]


DAMAGES = [
    cut, without_last_line, without_a_row, with_another_answer, with_something_behind, with_a_bit_turned,
    lambda _: b"", lambda _: b"Dear diary", lambda _: gzip.compress(b"Dear diary"), lambda _: gzip.compress(b"{}"),
    lambda _: gzip.compress(b"[1, 2]\n"), gzip.decompress,
]  # fmt: skip


@only_sqlite
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_makes_and_changes_nothing(
    place: str, tmp_path: Path, file: Path, framework: Framework, damage: Callable[[bytes], bytes]
) -> None:
    with open_store(place) as store:
        fill(store, framework)
    back_up(place, file, NOW)
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(StoreError, match=r"is no backup of this product, or it is damaged. Nothing was changed.*Fix: "):
        restore(file, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_damage_that_only_the_database_notices_leaves_nothing_behind(
    place: str, empty: str, file: Path, monkeypatch: pytest.MonkeyPatch, framework: Framework
) -> None:
    with open_store(place) as store:
        fill(store, framework)
    back_up(place, file, NOW)
    rows = backup.read_rows
    # As if the file changed between the two times that it is read.
    monkeypatch.setattr(backup, "read_rows", lambda *given: (one for one in rows(*given) if one[0] != "frameworks"))
    target = empty if "://" in empty else empty + "2"
    with pytest.raises(StoreError, match=r"it refused"):
        restore(file, target)
    assert tables(target) == []


@only_sqlite
def test_files_of_a_newer_product_ask_for_an_update(place: str, file: Path, tmp_path: Path) -> None:
    open_store(place).close()
    back_up(place, file, NOW)
    good = gzip.decompress(file.read_bytes())
    for old, new in ((b'"version":1', b'"version":2'), (b'"revision":"', b'"revision":"9')):
        file.write_bytes(gzip.compress(good.replace(old, new, 1)))
        with pytest.raises(StoreError, match=r"Nothing was changed. Fix: update this product"):
            restore(file, tmp_path / "new")
    tamper(place, "UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(StoreError, match=r"newer version of this product. Fix: update"):
        back_up(place, tmp_path / "other", NOW)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"There is no file .*monday.*Fix: "):
        restore(tmp_path / "monday", tmp_path / "new")
    with pytest.raises(StoreError, match=r"can't be read \(Is a directory\)"):
        restore(tmp_path, tmp_path / "new")
