"""Snapshots as the app hands them out, given to commands in place of an answers file."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from maturity.assessment.answers import Answer
from maturity.assessment.answers_file import load_answers, to_file
from maturity.framework.loader import load_framework
from maturity.reporting import Subject, report_html, report_pdf
from maturity.store.snapshots import make_entry
from tests.any_answers import KINDS, any_answers
from tests.cli.conftest import DAY, WHEN
from tests.frameworks_here import ROOT, framework
from tests.scoring.any_framework import FOLDERS, loaded


def test_a_snapshot_from_the_app_becomes_the_same_pdf(run_well, tmp_path, stored):
    path, snapshot = stored
    output = tmp_path / "out.pdf"
    run_well("report", "roadmap", path, "-o", output)
    subject = Subject(framework("311"), snapshot.assessment, DAY, "Ana Gómez")
    assert output.read_bytes() == report_pdf("roadmap", subject)


def test_who_and_day_of_a_snapshot_can_be_given_anew(made, stored):
    path, snapshot = stored
    subject = Subject(framework("311"), snapshot.assessment, date(2026, 4, 1), "")
    assert made(path, "--date", "2026-04-01", "--who", "") == report_html("roadmap", subject)


@pytest.mark.parametrize("name", KINDS)
def test_what_the_store_writes_can_be_read_for_every_framework(run, record, tmp_path, name):
    """A snapshot says the same as an answers file of the same answers."""
    path, answers = record(name=name), tmp_path / "answers.yaml"
    answers.write_text(yaml.safe_dump(to_file(any_answers(loaded(name), 1))), encoding="utf-8")
    for command in (["score"], ["roadmap"], ["explain", "--node", loaded(name).capabilities[0].id]):
        asked = ["--framework", FOLDERS[name], "--format", "json"]
        of_both = [run(*command, file, *asked) for file in (path, answers)]
        assert of_both[0] == of_both[1]
        assert of_both[0][0] == 0


def test_a_snapshot_of_another_version_is_refused_with_both_named(run, record, tmp_path):
    def older(content):
        content["framework"] |= {"version": "0.9.0", "checksum": "0123456789abcdef" * 4}

    path = record(older)
    code, out, err = run("report", "roadmap", path, "-o", tmp_path / "out.html", "--framework", "example")
    here = framework("example")
    assert (code, out) == (1, "")
    assert err.startswith(f"{path}:11: the answers were submitted for 'example' version 0.9.0 (checksum 0123456789ab)")
    assert f"the framework here is version {here.version} (checksum {here.checksum[:12]})" in err
    assert "A command takes the folder of the version by --framework" in err
    assert "maturity migrate" in err
    assert not (tmp_path / "out.html").exists()


def test_a_snapshot_without_its_overlay_is_refused(run, tmp_path):
    code, _, err = run("score", with_overlay(tmp_path), "--framework", "311")
    assert code == 1
    assert "its overlays by --overlay" in err
    assert run("score", with_overlay(tmp_path), "--overlay", ROOT / "examples/overlay-springfield.yaml")[0] == 0


def with_overlay(tmp_path):
    local = load_framework(ROOT / "frameworks/311", [ROOT / "examples/overlay-springfield.yaml"])
    path = tmp_path / "local.json"
    path.write_text(make_entry("a", 1, local, any_answers(local, 1), "", WHEN).record, encoding="utf-8")
    return path


def test_a_snapshot_of_another_framework_is_one_problem(run, record):
    code, _, err = run("score", record(), "--framework", "311")
    assert code == 1
    assert len(err.splitlines()) == 1
    assert "the answers are for the framework 'example'" in err
    assert "--framework" in err


def set_to(*path_and_value):
    """A change to a record: a value at a place; None takes the key away."""
    *path, key, value = path_and_value

    def change(content):
        for part in path:
            content = content[part]
        if value is None:
            del content[key]
        else:
            content[key] = value

    return change


ANSWER = ("assessment", "answers", "phone.counted")
UNKNOWN = ("assessment", "answers", "phone.conted")
AGAIN = "Download it again from the app, and leave it as it is"
# What is done to a record, what the line of the problem starts with, what is said and how it is mended.
BROKEN = {
    "no answers at all": (set_to("assessment", None), "{", "'assessment' is missing", AGAIN),
    "no day": (set_to("submitted_at", None), "{", "'submitted_at' is missing", AGAIN),
    "no zone": (set_to("submitted_at", "2026-03-14T12:00:00"), '"submitted_at"', "is not a moment such as", AGAIN),
    "a number for a moment": (set_to("submitted_at", 17734896), '"submitted_at"', "17734896 is not a moment", AGAIN),
    "no checksum": (set_to("framework", "checksum", None), '"framework"', "'checksum' is missing", AGAIN),
    "an unknown key": (set_to("status", "final"), '"status"', "'status' is not a key of this place", AGAIN),
    "a number for who": (set_to("submitted_by", 7), '"submitted_by"', "this should be a text, but it is the", AGAIN),
    "a later format": (set_to("format", 2), '"format"', "this record has format 2", "Update this product."),
    "an unknown state": (set_to(*ANSWER, "state", "perhaps"), '"state": "perhaps"', "is not one of the choices", AGAIN),
    "an unknown option": (set_to(*ANSWER, "option", "often"), '"phone.counted"', "'often' is not an option", AGAIN),
    "no option": (set_to(*ANSWER, "option", None), '"phone.counted"', "an answer has an option exactly when", AGAIN),
    "an unknown feature": (set_to(*UNKNOWN, {"state": "dont_know"}), '"phone.conted"', "there is no feature", AGAIN),
    "an unknown capacity": (set_to("assessment", "capacity", "full"), '"capacity"', "there is no capacity", AGAIN),
    "an unknown fact": (set_to("assessment", "center", "mood", "good"), '"mood"', "'mood' is not asked", AGAIN),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_snapshot_is_told_with_its_place(run, record, name):
    change, starts, what, fix = BROKEN[name]

    def broken(content):
        content["assessment"]["answers"]["phone.counted"] |= {"state": "answered", "option": "yes", "reason": ""}
        change(content)

    path = record(broken)
    code, out, err = run("score", path, "--framework", "example")
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(index for index, text in enumerate(lines, 1) if text.strip().startswith(starts))
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1, err
    assert err.startswith(f"{path}:{number}: ")
    assert what in err
    assert f"Fix: {fix}" in err


def test_a_snapshot_with_a_key_that_stands_twice_is_refused(run, record):
    path = record()
    path.write_text(path.read_text().replace('"number": 1', '"number": 1,\n  "number": 2'))
    code, _, err = run("score", path, "--framework", "example")
    assert code == 1
    assert f"{path}:6: 'number' stands twice" in err


def test_a_snapshot_that_was_cut_off_is_refused(run, record):
    path = record()
    path.write_text(path.read_text().partition('n_by"')[0])
    code, _, err = run("score", path, "--framework", "example")
    assert code == 1
    assert "this is not JSON" in err


def test_a_snapshot_can_be_taken_to_another_version(run_well, record, tmp_path):
    output = tmp_path / "new.yaml"
    run_well("migrate", record(), "--from", "example", "--to", "example", "-o", output)
    given = load_answers(output, framework("example")).answers
    assert given == {id_: one for id_, one in any_answers(framework("example"), 1).answers.items() if one != Answer()}
