"""What `maturity score` says of frameworks of every kind, of targets and of earlier answers."""

from __future__ import annotations

import json
import sys

import pytest
import yaml

from maturity.assessment.answers_file import to_file
from maturity.cli import main
from tests.any_answers import any_answers, at_end
from tests.scoring.any_framework import FOLDERS, loaded


@pytest.fixture
def answers(tmp_path):
    def write(name, assessment, file="answers.yaml"):
        path = tmp_path / file
        path.write_text(yaml.safe_dump(to_file(assessment)))
        return [path, "--framework", FOLDERS[name]]

    return write


@pytest.mark.parametrize("name", FOLDERS)
def test_every_framework_is_listed_scored_and_planned(run_well, answers, name):
    given = answers(name, any_answers(loaded(name), 1))
    shown = run_well("show", FOLDERS[name])
    assert all(id_ in shown for id_ in (*loaded(name).groups, *loaded(name).features))
    text = run_well("score", *given) + run_well("roadmap", *given)
    assert "None" not in text.replace("None of", "")
    assert "toward 0" not in text
    for group in loaded(name).groups.values():
        assert group.title in text


def test_groups_stand_below_their_capability_and_features_in_their_group(run_well):
    lines = run_well("show", FOLDERS["two-value"]).splitlines()
    assert lines[lines.index("act: Act") + 1] == "  act-early: Early"
    assert "    act-early.one (documentation: 0/1/2/3/4/5; implementation: 0/1/2/3/4/5)" in lines


def test_the_scale_the_blocking_feature_and_what_to_do_are_said(run_well, answers):
    text = run_well("score", *answers("subtractive-110", at_end(loaded("subtractive-110"), 0)))
    assert "Access control                        -54, scale -54 to 0" in text
    assert "Nothing can be scored without “Requirement 3.12.4, the plan”" in text
    assert "Overall: Can't be scored yet" in text
    data = json.loads(
        run_well("score", *answers("subtractive-110", at_end(loaded("subtractive-110"), 0)), "--format", "json")
    )
    assert len(data["blocked_by"]) == 1


def test_how_far_the_targets_are(run_well, answers):
    given = answers("311", any_answers(loaded("311"), 1).model_copy(update={"targets": {"data": 4}}))
    text = run_well("score", *given)
    assert "Target 4 Improve: " in text
    assert "What goes beyond a target counts nothing extra." in text
    data = json.loads(run_well("score", *given, "--format", "json"))
    assert data["targets"]["data"] == 4
    assert 0 < data["share_of_target"]["data"] < 1
    assert "progress_to_date" not in data


def test_what_has_changed_since_earlier_answers(run_well, answers):
    old = answers("311", at_end(loaded("311"), 0), "old.yaml")[0]
    given = answers("311", at_end(loaded("311"), -1).model_copy(update={"targets": {"data": 4}}))
    text = run_well("score", *given, "--baseline", old)
    assert "What has changed since the earlier answers:" in text
    assert "Data, performance and transparency: 5 Anticipate; before: Not yet. Its target is reached." in text
    data = json.loads(run_well("score", *given, "--baseline", old, "--format", "json"))
    assert data["progress_to_date"]["data"] == 1


def test_a_baseline_that_is_not_there_is_wrong_use(monkeypatch, capsys, answers):
    given = answers("311", at_end(loaded("311"), 0))
    monkeypatch.setattr(sys, "argv", ["maturity", "score", *map(str, given), "--baseline", "nowhere.yaml"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert "no file 'nowhere.yaml'" in capsys.readouterr().err.replace("\n", " ")
