"""Where nothing is backed up or brought back, because something is there, or isn't; and backups of older stores."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store.backup import back_up, restore
from maturity.store.opening import open_store
from tests.store.backups_here import NOW, content, fill, lines, restored
from tests.store.kinds import tables, tamper
from tests.store.rounds_here import Run
from tests.store.test_migrations import left_behind


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


@pytest.mark.parametrize("step", ["0001", "0002", "0003"])
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
