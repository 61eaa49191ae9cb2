"""Backup and restore from the command line."""

from __future__ import annotations

import pytest

from maturity.store.opening import open_store
from maturity.store.place import store_place
from tests.frameworks_here import framework


@pytest.fixture
def made(tmp_path, monkeypatch):
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("MATURITY_DATABASE_URL", raising=False)
    with open_store(store_place()) as store:
        made = store.new(framework("example"), "mine")
        store.submit(made, framework("example"), "Ana")
    return made


def test_everything_into_a_file_and_back(made, run_well, tmp_path, monkeypatch):
    file = tmp_path / "monday.jsonl.gz"
    said = run_well("backup", file)
    assert said.startswith(f"wrote {file}: 1 assessment, 1 submission, 0 cohorts (")
    monkeypatch.setenv("MATURITY_DATABASE_URL", f"sqlite:///{tmp_path}/other.sqlite3")
    assert run_well("restore", file) == "restored 1 assessment, 1 submission, 0 cohorts\n"
    with open_store(store_place()) as store:
        assert [one.submitted_by for one in store.snapshots(made)] == ["Ana"]


def test_a_store_can_be_named(made, run_well, tmp_path, monkeypatch):
    monkeypatch.setenv("MATURITY_DATA", str(tmp_path / "wrong"))
    file = tmp_path / "monday.jsonl.gz"
    run_well("backup", file, "--store", tmp_path / "data")
    run_well("restore", file, "--store", tmp_path / "new")
    assert not (tmp_path / "wrong").exists()
    with open_store(tmp_path / "new") as store:
        assert store.draft(made).id == made


def test_what_goes_wrong_is_said(made, run, tmp_path):
    code, out, err = run("restore", tmp_path / "nothing")
    assert (code, out) == (1, "")
    assert err.startswith("There is no file")
    code, out, err = run("backup", tmp_path / "file", "--store", tmp_path / "nothing")
    assert (code, out) == (1, "")
    assert err.startswith("There is no store")
