"""Loading a whole framework: the checksum stands for the content and nothing else, and reading is quick."""

import subprocess
import sys
from pathlib import Path

import pytest

from maturity.framework.folders import FRAMEWORKS
from maturity.framework.loader import framework_from_json, load_framework, read_framework
from tests.framework.patches import apply, copy_of_example


@pytest.fixture
def folder(tmp_path) -> Path:
    return copy_of_example(tmp_path)


@pytest.fixture
def checksum() -> str:
    return load_framework(FRAMEWORKS / "example").checksum


@pytest.mark.parametrize(
    "change",
    [
        {"file": "framework.yaml", "append": "# a comment\n\n"},
        {"file": "framework.yaml", "find": "title: Any size", "replace": "title: 'Any size'"},
        {
            "file": "framework.yaml",
            "find": "signs: [A record shows it.]",
            "replace": "signs:\n      - A record shows it.",
        },
        {"file": "framework.yaml", "find": "id: example\nversion: 1.0.0", "replace": "version: 1.0.0\nid: example"},
        {"file": "framework.yaml", "find": "at_least: 0.80", "replace": "at_least: 0.8"},
        {
            "file": "framework.yaml",
            "find": "summary: Somebody does it.",
            "replace": "summary: >-\n      Somebody\n      does it.",
        },
        {
            "file": "framework.yaml",
            "find": "targets: {phone: 2, records: 2}",
            "replace": "targets: {records: 2, phone: 2}",
        },
        {"file": "capabilities/10-phone.yaml", "rename": "capabilities/15-telephone.yaml"},
        {"file": "cases/stages.yaml", "append": "# a comment\n"},
    ],
    ids=str,
)
def test_layout_does_not_change_the_checksum(change, folder, checksum):
    apply(change, folder)

    assert load_framework(folder).checksum == checksum


@pytest.mark.parametrize(
    "change",
    [
        {"file": "framework.yaml", "find": "title: Any size", "replace": "title: All sizes"},
        {"file": "framework.yaml", "find": "at_least: 0.80", "replace": "at_least: 0.81"},
        {"file": "framework.yaml", "find": "minutes: 3", "replace": "minutes: 4"},
        {"file": "capabilities/10-phone.yaml", "find": "gate: true", "replace": "gate: false"},
        {
            "file": "capabilities/20-records.yaml",
            "find": "requires: [records.log, phone.answered]",
            "replace": "requires: [records.log]",
        },
        {"file": "capabilities/20-records.yaml", "rename": "capabilities/05-records.yaml"},  # it comes first now
        {"file": "sources.yaml", "find": "read: part", "replace": "read: whole"},
    ],
    ids=str,
)
def test_content_changes_the_checksum(change, folder, checksum):
    apply(change, folder)

    assert load_framework(folder).checksum != checksum


@pytest.mark.parametrize("name", ["example", "311"])
def test_a_framework_comes_back_whole_from_its_own_json(name):
    framework = load_framework(FRAMEWORKS / name)

    assert framework_from_json(framework.model_dump_json()) == framework


def test_the_checksum_does_not_hang_on_the_run(checksum):
    """Python shuffles sets from process to process."""
    code = "import sys; from pathlib import Path; from maturity.framework.loader import load_framework as load; "
    code += "print(load(Path(sys.argv[1])).checksum)"
    command = [sys.executable, "-c", code, str(FRAMEWORKS / "example")]

    found = {
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout.strip()
        for seed in ("1", "2")
    }

    assert found == {checksum}


def test_framework_yaml_names_its_folder(folder, checksum):
    assert load_framework(folder / "framework.yaml").checksum == checksum


def test_leavings_of_editors_are_no_content(folder, checksum):
    (folder / "capabilities" / "._10-phone.yaml").write_bytes(b"\x00\x05\x16\x07")
    (folder / "capabilities" / "10-phone.yaml~").write_text("old: true\n")
    (folder / "capabilities" / "README.md").write_text("How to write a capability.\n")

    assert load_framework(folder).checksum == checksum


def test_a_folder_that_is_not_there(tmp_path):
    reading = read_framework(tmp_path / "nowhere")

    assert reading.framework is None
    assert [problem.what for problem in reading.problems] == ["there is no capability file", "there is no such file"]
