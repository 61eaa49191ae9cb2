"""Local overlays and other versions on the command line."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.frameworks_here import ROOT

METRO = str(ROOT / "examples" / "metro-2000000.yaml")
OVERLAY = ["--overlay", str(ROOT / "examples" / "overlay-springfield.yaml")]


@pytest.fixture
def next_version(tmp_path):
    """The 311 framework as a version 1.2.0 with one stricter condition."""
    folder = tmp_path / "311"
    shutil.copytree(ROOT / "frameworks" / "311", folder)
    file = folder / "framework.yaml"
    text = file.read_text(encoding="utf-8").replace("version: 1.1.0", "version: 1.2.0", 1)
    file.write_text(text.replace("at_least: 0.50", "at_least: 2/3", 1), encoding="utf-8")
    return str(folder)


def test_answers_go_to_the_next_version_and_every_moved_score_has_its_cause(run, next_version, tmp_path):
    written = tmp_path / "new.yaml"
    code, out, _ = run("migrate", METRO, "--from", "311", "--to", next_version, "-o", str(written), "--format", "json")

    told = json.loads(out)
    assert code == 0
    moved = {one["id"]: one for one in told["moves"]}
    assert moved["access"]["before"]["stage_low"] > moved["access"]["after"]["stage_low"]
    assert all(one["causes"] for one in told["moves"] if one["before"] != one["after"])
    assert run("score", str(written), "--framework", next_version)[0] == 0


def test_an_overlay_changes_checksum_and_questions_and_says_so(run, tmp_path):
    plain = json.loads(run("show", "311", "--format", "json")[1])
    changed = json.loads(run("show", "311", *OVERLAY, "--format", "json")[1])

    assert plain["framework"]["checksum"] != changed["framework"]["checksum"]
    assert changed["framework"]["overlays"] == ["springfield"]
    ids = {feature["id"] for feature in changed["features"]}
    assert "leadership.springfield-ward-meetings" in ids
    assert "leadership.shared-service" not in ids
    assert "1.1.0+springfield" in run("show", "311", *OVERLAY)[1]


def test_an_answer_that_an_overlay_switched_off_is_told_with_its_reason_and_the_way_on(run, tmp_path):
    code, _, err = run("score", METRO, *OVERLAY)
    assert code == 1
    assert "switches 'leadership.shared-service' off" in err
    assert "State law" in err
    assert "maturity migrate" in err

    written = tmp_path / "here.yaml"
    assert run("migrate", METRO, "--from", "311", *OVERLAY, "-o", str(written))[0] == 0
    assert run("score", str(written), *OVERLAY)[0] == 0


def test_an_overlay_that_is_not_there_is_wrong_use(run):
    code, _, err = run("score", METRO, "--overlay", "nowhere.yaml")
    assert code == 2
    assert "nowhere.yaml" in err


def test_a_slip_in_a_case_is_told_not_run(run, tmp_path):
    shutil.copytree(ROOT / "frameworks" / "example", tmp_path / "example")
    file = next((tmp_path / "example" / "cases").glob("*.yaml"))
    file.write_text(
        "cases:\n- name: A slip\n  answers: {phone.answred: yes}\n  expect: {overall: 1}\n", encoding="utf-8"
    )
    code, out, _ = run("check", str(tmp_path / "example"))
    assert code == 1
    assert "there is no feature 'phone.answred'" in out
    assert "Did you mean 'phone.answered'?" in out
