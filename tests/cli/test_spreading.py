"""Several people's answers files set beside each other on the command line."""

from __future__ import annotations

import pytest
import yaml

from maturity.assessment.answers import Assessment
from maturity.assessment.answers_file import to_file
from tests.any_answers import any_answers
from tests.frameworks_here import DONT_KNOW, said
from tests.scoring.any_framework import FOLDERS, loaded

LOG = "records.log"


@pytest.fixture
def people(tmp_path):
    """Write an answers file for each person; returns the paths."""

    def write(*assessments):
        paths = []
        for number, one in enumerate(assessments):
            paths.append(tmp_path / f"person-{number}.yaml")
            paths[-1].write_text(yaml.safe_dump(to_file(one)), encoding="utf-8")
        return paths

    return write


def answering(**answers):
    return Assessment(framework="example", answers={key.replace("__", "."): one for key, one in answers.items()})


@pytest.fixture
def three(people):
    note = {"note": "Only the\nfront desk"}
    return people(
        answering(records__log=said("no"), phone__counted=said("yes"), phone__answered=said("yes")),
        answering(
            records__log=said("yes").model_copy(update=note), phone__counted=DONT_KNOW, phone__answered=said("yes")
        ),
        answering(records__log=said("yes"), phone__counted=said("yes"), phone__answered=said("yes")),
    )


def test_the_widest_disagreement_is_printed_first(run_well, three):
    out = run_well("spread", *three, "--framework", "example")
    lines = [line.strip() for line in out.splitlines()]
    assert lines[:2] == ["3 people answered.", "Talk first where they are furthest apart:"]
    log = lines.index("One log (records.log)")
    assert lines[log + 1 : log + 5] == ["1 × No", "0 × Partly", "2 × Yes", "- Yes: “Only the front desk”"]
    counted = lines.index("Calls that are counted (phone.counted)")
    assert log < counted
    assert "1 × I don't know yet" in lines[counted:]
    assert lines[-1] == "They say the same to 1 question."


def test_the_same_as_json(run_json, three):
    data = run_json("spread", *three, "--framework", "example")
    assert (data["people"], data["talk_first"]) == (3, [LOG, "phone.counted"])
    assert data["framework"]["checksum"] == loaded("example").checksum
    (log,) = [one for one in data["features"] if one["id"] == LOG]
    assert log == {
        "id": LOG,
        "agree": False,
        "gap": 1.0,
        "apart": 1,
        "tallies": [
            {
                "aspect": None,
                "options": {"no": 1, "partly": 0, "yes": 2},
                "dont_know": 0,
                "not_applicable": 0,
                "unanswered": 0,
            }
        ],
        "wrote": [{"state": "answered", "option": "yes", "note": "Only the\nfront desk"}],
    }


def test_a_framework_that_rates_aspects_prints_each(run_well, people):
    name = "two-value"
    paths = people(*(any_answers(loaded(name), seed) for seed in range(4)))
    out = run_well("spread", *paths, "--framework", FOLDERS[name])
    for aspect in loaded(name).aspects:
        assert f"  {aspect.label}:" in out


def test_answers_to_another_framework_are_refused_by_file_with_the_fix(run, people, three):
    other = people(any_answers(loaded("311"), 1))[0].rename(three[0].with_name("other.yaml"))
    code, out, err = run("spread", *three[1:], other, "--framework", "example")
    assert (code, out) == (1, "")
    assert str(other) in err
    assert "Fix: Change the id, or name the other framework with --framework." in err


def test_a_record_of_another_version_is_refused_by_file(run, record, three):
    def older(content):
        content["framework"] |= {"version": "0.9.0", "checksum": "0" * 64}

    path = record(older)
    code, _, err = run("spread", *three, path, "--framework", "example")
    assert code == 1
    assert str(path) in err
    assert "version 0.9.0" in err
    assert "Fix: " in err


def test_every_bad_file_is_told_at_once(run, three, tmp_path):
    bad = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for path in bad:
        path.write_text("framework: example\nanswers: {records.log: perhaps}\n", encoding="utf-8")
    code, _, err = run("spread", *three, *bad, "--framework", "example")
    assert code == 1
    assert all(f"{path}:2" in err for path in bad)


def test_one_file_is_no_spread(run, three):
    code, _, err = run("spread", three[0], "--framework", "example")
    assert code == 2
    assert "at least 2 files" in err
