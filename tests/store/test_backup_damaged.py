"""A damaged backup: nothing is made, and nothing is changed."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store import backup
from maturity.store.backup import back_up, restore
from maturity.store.opening import open_store
from tests.store.backups_here import NOW, fill
from tests.store.kinds import only_sqlite, tables, tamper


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
