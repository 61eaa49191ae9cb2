"""Opening a store: what becomes one, what is refused, and what the refusal says."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from maturity.assessment.answers import Answer
from maturity.errors import StoreError
from maturity.framework.model import Framework
from maturity.store import migrating, opening, sqlite
from maturity.store.database import Database
from maturity.store.opening import FILE, open_store, url_of
from maturity.store.schema import REVISION, metadata
from maturity.store.values import Section
from tests.store.kinds import look, tables, tamper

NOBODY = 65534  # the user that owns nothing, on every Linux


def test_a_new_folder_becomes_a_store_that_only_its_owner_reads(folder: Path) -> None:
    deep = folder / "year 50% # ?" / "city"
    with open_store(deep) as store:
        assert store.place == str(deep / FILE)
    assert deep.stat().st_mode & 0o077 == 0


def test_an_empty_file_becomes_a_store(folder: Path, framework: Framework) -> None:
    folder.mkdir()
    (folder / FILE).touch()
    with open_store(folder) as store:
        store.new(framework, None)


def test_a_second_opening_leaves_the_file_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(folder).close()
    before = (folder / FILE).read_bytes()
    monkeypatch.setattr(opening, "_update", lambda _: pytest.fail("it was brought up to date again"))
    open_store(folder).close()
    assert (folder / FILE).read_bytes() == before


def test_a_folder_and_an_address_open_the_same_store(folder: Path, framework: Framework) -> None:
    with open_store(str(folder)) as store:
        made = store.new(framework, None)
    with open_store(f"sqlite:///{folder / FILE}") as store:
        assert store.draft(made).id == made


def test_the_steps_lead_to_the_tables_that_the_code_uses(empty: str) -> None:
    open_store(empty).close()
    config = Config()
    config.set_main_option("script_location", str(migrating.FOLDER))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]
    database = Database(url_of(empty))
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _can_be_compared})
        assert compare_metadata(context, metadata) == []
    database.close()


def _can_be_compared(found: Any, name: str, kind: str, *_: object) -> bool:
    # Of a column that was added later, SQLAlchemy can't read from SQLite what is deleted with what; test_teams does it.
    return not (kind == "foreign_key_constraint" and found.column_keys == ["part_of"])


def test_a_newer_store_is_refused_and_left_alone(empty: str, kind: str, folder: Path) -> None:
    open_store(empty).close()
    tamper(empty, "UPDATE alembic_version SET version_num = '0099'")
    before = (folder / FILE).read_bytes() if kind == "sqlite" else b""
    with pytest.raises(StoreError, match=rf"was written by a newer version .*0099.*{REVISION}.*Fix: update"):
        open_store(empty)
    assert look(empty, "SELECT version_num FROM alembic_version") == [("0099",)]
    assert before == ((folder / FILE).read_bytes() if kind == "sqlite" else b"")


def test_the_database_of_another_program_is_refused(empty: str) -> None:
    tamper(empty, "CREATE TABLE bookmarks (id INTEGER)")
    with pytest.raises(StoreError, match=r"belongs to another program \(it holds 'bookmarks'\)"):
        open_store(empty)


def test_a_step_that_fails_leaves_nothing_behind(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("alembic.op.create_index", fail)
        with pytest.raises(RuntimeError):
            open_store(empty)
    assert tables(empty) == []
    open_store(empty).close()


def test_a_file_that_is_no_database_is_refused_and_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).write_text("Dear diary, " * 500)
    with pytest.raises(StoreError, match=f"{FILE}: this file is not a database.*Fix: name another folder"):
        open_store(folder)
    assert (folder / FILE).read_text().startswith("Dear diary")


def test_a_folder_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"file/store can't be made.*Fix: "):
        open_store(tmp_path / "file" / "store")


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Give up root's rights for a while, because root may write everywhere."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_folder_without_the_right_to_write_is_named(folder: Path) -> None:
    open_store(folder / "first").close()  # so that nothing is left to import as somebody else
    folder.chmod(0o500)
    try:
        with (
            pytest.raises(StoreError, match=f"{folder}.*Fix: .*give this account the right to write"),
            ordinary_user(),
        ):
            open_store(folder)
    finally:
        folder.chmod(0o700)


def test_a_database_that_is_a_folder_is_refused(folder: Path) -> None:
    (folder / FILE).mkdir(parents=True)
    with pytest.raises(StoreError, match=f"{FILE}: it can't be opened.*Fix: "):
        open_store(folder)


def test_a_full_disk_is_said_and_loses_nothing(
    folder: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(folder) as store:
        made = store.new(framework, None)
        store.save(made, Section.ANSWER, "phone.answered", Answer(note="first"))
    # The file may not grow any more: what the disk says when it is full.
    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "_PRAGMAS", (*sqlite._PRAGMAS, "PRAGMA max_page_count = 1"))
        with open_store(folder) as store:
            saves = (
                store.save(made, Section.ANSWER, f"phone.f{number}", Answer(note="x" * 2000)) for number in range(200)
            )
            with pytest.raises(StoreError, match=r"the disk is full.*Fix: free some space"):
                list(saves)
    with open_store(folder) as store:
        assert store.draft(made).assessment.answer("phone.answered").note == "first"


def test_a_locked_file_is_said_and_can_be_used_afterwards(
    folder: Path, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_PRAGMAS", ("PRAGMA busy_timeout = 50", *sqlite._PRAGMAS[1:]))
    with open_store(folder) as store:
        made = store.new(framework, None)
        with closing(sqlite3.connect(folder / FILE)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match=r"another program has locked it.*Fix: close what else"):
                store.save(made, Section.ANSWER, "phone.answered", Answer(note="first"))
            assert store.draft(made).id == made, "reading goes on meanwhile"
        store.save(made, Section.ANSWER, "phone.answered", Answer(note="second"))
        assert store.draft(made).assessment.answer("phone.answered").note == "second"


def test_a_field_that_can_not_be_read_is_named(empty: str, framework: Framework) -> None:
    with open_store(empty) as store:
        made = store.new(framework, None)
        store.save(made, Section.ANSWER, "phone.answered", Answer(note="first"))
        tamper(empty, "UPDATE fields SET value = :value", value='{"state":"perhaps"}')
        with pytest.raises(StoreError, match=r"answer 'phone.answered'.*Fix: update this product"):
            store.draft(made)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://host/name", "'mysql' is not a database this product can use"),
        ("postgresql://user:secret@host:port/name", "can't be read"),
        ("sqlite://", "needs a file"),
        ("sqlite:///:memory:", "needs a file"),
    ],
)
def test_an_address_that_can_not_be_used_is_said_without_its_password(address: str, said: str) -> None:
    with pytest.raises(StoreError, match=f"{said}.*Fix: ") as caught:
        open_store(address)
    assert "secret" not in str(caught.value)
