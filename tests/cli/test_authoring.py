"""Starting a framework, the field reference, and the questionnaire, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from maturity.framework.folders import FRAMEWORKS
from maturity.framework.start import STARTER, start_framework
from tests.frameworks_here import ROOT


def schema_lines(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text().partition("\n")[0].partition("$schema=")[2]
        for path in sorted(folder.rglob("*.yaml"))
    }


def test_a_new_framework_passes_the_check_in_any_folder(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = run("new-framework", "my-model", "--title", 'It\'s: my "own" #1')
    assert (code, err) == (0, "")
    assert "maturity check my-model" in out
    assert run("check", "my-model") == (0, "my-model: no problems\n", "")
    shown = run("show", "my-model")
    assert shown[0] == 0
    assert 'It\'s: my "own" #1' in shown[1]


def test_its_schemas_are_found_from_every_file(tmp_path):
    folder = start_framework("my-model", None, tmp_path)
    for name, target in schema_lines(folder).items():
        assert (folder / name).parent.joinpath(target).is_file()
        assert not Path(target).is_absolute()


def test_inside_the_repository_it_uses_the_schemas_there(tmp_path, monkeypatch):
    frameworks = tmp_path / "frameworks"
    frameworks.mkdir()
    monkeypatch.setattr("maturity.framework.start.FRAMEWORKS", frameworks)
    folder = start_framework("my-model", None, frameworks)
    assert schema_lines(folder) == {
        "capabilities/10-first.yaml": "../../capability.schema.json",
        "cases/examples.yaml": "../../case.schema.json",
        "framework.yaml": "../framework.schema.json",
    }
    assert not (folder / "schemas").exists()


@pytest.mark.parametrize("id_", ["x", "2024", "true", "null", "a-1-b", "a" * 40])
def test_any_id_of_small_letters_and_digits_will_do(run, tmp_path, id_):
    assert run("new-framework", id_, "--folder", tmp_path)[0] == 0
    assert run("check", tmp_path / id_)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["My_Model"], "small letters, digits and hyphens"),
        (["a" * 41], "At most 40"),
        (["../x"], "small letters, digits and hyphens"),
        (["a\n"], "small letters, digits and hyphens"),
        (["311"], "there is a framework '311' already"),
        (["there"], "nothing is written over it"),
        (["file"], "nothing is written over it"),
        (["x", "--folder", "nowhere"], "there is no folder 'nowhere'"),
        (["x", "--title", " "], "a title is one line"),
        (["x", "--title", "a\nb"], "a title is one line"),
    ],
)
def test_what_cannot_be_started_is_said_and_leaves_nothing(run, tmp_path, monkeypatch, arguments, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    (tmp_path / "file").touch()
    code, out, err = run("new-framework", *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "there"]


def test_what_cannot_be_written_leaves_nothing(run, tmp_path, monkeypatch):
    def refused(self, *arguments, **more):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refused)
    code, out, err = run("new-framework", "x", "--folder", tmp_path)
    assert (code, out) == (1, "")
    assert "can't be written: Permission denied. Fix:" in err
    assert list(tmp_path.iterdir()) == []


def test_the_starter_itself_passes_the_check(run):
    assert run("check", STARTER)[0] == 0


def test_the_reference_is_current_and_staleness_is_noticed(run, tmp_path):
    page = tmp_path / "framework.md"
    assert run("reference", "--check")[0] == 0
    code, _, err = run("reference", "--check", "--file", page)
    assert code == 1
    assert "run 'maturity reference'" in err
    assert not page.exists()
    assert run("reference", "--file", page)[0] == 0
    assert run("reference", "--check", "--file", page)[0] == 0
    assert page.read_text() == (ROOT / "docs/reference/framework.md").read_text()


@pytest.mark.parametrize("end", ["pdf", "html"])
def test_the_questionnaire_of_any_framework_is_written(run, tmp_path, end):
    file = tmp_path / f"paper.{end}"
    code, out, err = run("questionnaire", FRAMEWORKS / "example", "-o", file)
    assert (code, err) == (0, "")
    assert str(file) in out
    assert file.read_bytes().startswith(b"%PDF-" if end == "pdf" else b"<!DOCTYPE html>")


@pytest.mark.parametrize(
    "arguments",
    [
        ["example"],
        ["example", "-o", "x.docx"],
        ["example", "-o", "no/such/folder/x.pdf"],
        ["nowhere", "-o", "x.pdf"],
        ["example", "-o", "x.pdf", "--page", "a3"],
    ],
)
def test_wrong_use_of_the_questionnaire_writes_nothing(run, tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    code, out, err = run("questionnaire", *arguments)
    assert (code, out) == (2, "")
    assert "Error" in err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said(run, tmp_path):
    (tmp_path / "x.html").mkdir()
    code, out, err = run("questionnaire", "example", "-o", tmp_path / "x.html")
    assert (code, out) == (1, "")
    assert "can't be written" in err


@pytest.mark.parametrize("command", ["new-framework", "reference", "questionnaire"])
def test_every_command_has_help_and_is_in_the_docs(run, command):
    code, out, _ = run(command, "--help")
    assert code == 0
    assert len(out.splitlines()) > 5
    assert any(f"maturity {command}" in (ROOT / page).read_text() for page in ("README.md", "CONTRIBUTING.md"))
