"""The command line as a person or a program uses it: output, exit codes, and the documented shapes."""

from __future__ import annotations

import gc
import json
import shutil

import pytest

from tests.frameworks_here import ROOT

EXAMPLES = {name: ROOT / f"examples/{name}.yaml" for name in ("town-9000", "city-180000", "metro-2000000")}


def test_show_lists_every_group_and_feature(run_json):
    shown = run_json("show", "311")
    assert (len(shown["groups"]), len(shown["features"])) == (10, 90)
    one = next(feature for feature in shown["features"] if feature["id"] == "access.web-requests")
    assert (one["group"], one["stage"]) == ("access", 2)
    assert one["requires"] == ["requests.request-catalog", "technology.case-system"]
    assert [(option["id"], option["value"]) for option in one["options"]] == [("no", 0), ("partly", 0.5), ("yes", 1)]


def test_show_for_people_names_every_id(run, run_json):
    text = run("show", "311")[1]
    shown = run_json("show", "311")
    assert all(node["id"] in text for node in (*shown["groups"], *shown["features"]))


@pytest.mark.parametrize("k", [0, 2, 5])
@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_answers_made_from_what_show_prints_score_as_they_should(run_json, tmp_path, k, kind):
    shown = run_json("show", "311")
    answers = {feature["id"]: "yes" if feature["stage"] <= k else "no" for feature in shown["features"]}
    file = tmp_path / f"answers.{kind}"
    file.write_text(json.dumps({"framework": "311", "center": {"name": "X", "population": 9000}, "answers": answers}))
    nodes = {node["id"]: node for node in run_json("score", file)["nodes"]}
    assert set(nodes) == {"overall", *(group["id"] for group in shown["groups"])}
    assert {(n["stage_low"], n["stage"], n["stage_high"], n["coverage"]) for n in nodes.values()} == {(k, k, k, 1.0)}


def test_the_shape_of_a_score_is_the_documented_one(run_json):
    scored = run_json("score", EXAMPLES["city-180000"])
    assert {"framework", "center", "scorable", "blocked_by", "nodes", "groups"} <= set(scored)
    assert set(scored["framework"]) == {"id", "version", "checksum"}
    documented = (ROOT / "docs/reference/json.md").read_text()
    for node in scored["nodes"]:
        assert {"id", "value", "low", "high", "stage", "stage_low", "stage_high", "coverage", "reasons"} <= set(node)
        assert all(f"`{key}`" in documented for key in node)
        for reason in node["reasons"]:
            keys = {"stage", "rule", "needed", "low", "high", "verdict", "behind", "passing_at", "reach"}
            assert set(reason) == keys
            assert f"`{reason['rule']}`" in documented


def test_the_shape_of_a_roadmap_is_the_documented_one(run_json):
    roadmap = run_json("roadmap", EXAMPLES["city-180000"])
    documented = (ROOT / "docs/reference/json.md").read_text()
    assert all(f"`{key}`" in documented for key in roadmap)
    ids = {feature["id"] for feature in run_json("show", "311")["features"]}
    assert len(roadmap["first_page"]) == 5
    assert roadmap["find_out"] == ["technology.security-review", "technology.open-export", "resilience.restore-test"]
    for phase in roadmap["phases"]:
        assert set(phase["features"]) <= ids
        assert phase["points"] <= roadmap["capacity"]["points"]
        assert len(phase["projected"]) == 11
        assert all(step["reasons"] for step in phase["steps"])


def test_the_three_examples_differ_as_such_centers_do(run_json):
    stages = {name: [node["stage"] for node in run_json("score", path)["nodes"]] for name, path in EXAMPLES.items()}
    assert [stages[name][0] for name in EXAMPLES] == [0, 2, 3]
    assert sum(stages["town-9000"]) < sum(stages["city-180000"]) < sum(stages["metro-2000000"])


def test_text_says_why(run):
    code, out, _ = run("score", EXAMPLES["city-180000"])
    assert code == 0
    assert "Fairhaven 311" in out
    assert "Service requests and follow-through is at stage 2, Track." in out
    code, out, _ = run("roadmap", EXAMPLES["city-180000"])
    assert code == 0
    assert "First step:" in out
    assert "Find out now:" in out


def test_the_report_is_a_pdf_and_the_same_again(run, tmp_path):
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    for path in (one, two):
        code, out, err = run("report", "roadmap", EXAMPLES["town-9000"], "-o", path, "--date", "2026-11-21")
        assert (code, err) == (0, "")
        assert str(path) in out
    assert one.read_bytes().startswith(b"%PDF-")
    assert one.read_bytes() == two.read_bytes()


def test_shipped_frameworks_have_no_problems(run):
    code, out, err = run("check", "311", "example")
    assert (code, err) == (0, "")
    assert out.count("no problems") == 2


@pytest.fixture
def broken(tmp_path):
    folder = tmp_path / "mine"
    shutil.copytree(ROOT / "frameworks/example", folder)
    head = folder / "framework.yaml"
    head.write_text(head.read_text().replace("minutes: 3", "minutes: three").replace("not_yet:", "notyet:"))
    return folder


def test_problems_are_all_named_with_file_line_and_fix(run, broken):
    code, out, err = run("check", broken)
    lines = out.splitlines()
    assert code == 1
    assert "3 problems found" in err
    at = (broken / "framework.yaml").read_text().splitlines().index("minutes: three") + 1
    assert any(
        line.startswith(f"{broken}/framework.yaml:{at}: ") and "Fix: Write a whole number" in line for line in lines
    )
    assert any("Did you mean 'not_yet'?" in line for line in lines)
    code, out, _ = run("check", broken, "--format", "json")
    assert code == 1
    assert [problem["line"] for problem in json.loads(out)["problems"]] == sorted(
        int(line.split(":")[1]) for line in lines
    )


def test_a_case_that_fails_is_a_problem_at_its_line(run, tmp_path):
    folder = tmp_path / "mine"
    shutil.copytree(ROOT / "frameworks/example", folder)
    for old in (folder / "cases").glob("*.yaml"):
        old.unlink()
    (folder / "cases/wrong.yaml").write_text(
        "cases:\n  - name: Everything in place\n    fill: {1: yes, 2: yes}\n    expect:\n      overall: 1\n"
    )
    code, out, _ = run("check", folder)
    assert code == 1
    assert out.startswith(f"{folder}/cases/wrong.yaml:5: 'Everything in place' fails: overall is at stage 2")


def test_commands_that_need_the_framework_name_its_problems(run, broken):
    code, out, err = run("score", EXAMPLES["town-9000"], "--framework", broken)
    assert (code, out) == (1, "")
    assert "Did you mean 'not_yet'?" in err


def test_wrong_answers_are_all_named(run, tmp_path):
    file = tmp_path / "answers.yaml"
    file.write_text("framework: '311'\nanswers:\n  access.one-numbr: yes\n  access.web-requests: maybe\n")
    code, out, err = run("score", file)
    assert (code, out) == (1, "")
    assert f"{file}:3: there is no feature 'access.one-numbr'" in err
    assert "Did you mean 'access.one-number'?" in err
    assert f"{file}:4: 'maybe' is not an option here" in err


def test_answers_to_another_framework_are_one_problem_and_not_a_hundred(run):
    code, out, err = run("score", EXAMPLES["city-180000"], "--framework", "example")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "the answers are for the framework '311'" in err


def test_a_report_that_cannot_be_written_is_said(run, tmp_path):
    folder = tmp_path / "there-already.html"
    folder.mkdir()
    code, out, err = run("report", "roadmap", EXAMPLES["town-9000"], "-o", folder)
    assert (code, out) == (1, "")
    assert f"{folder} can't be written" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["check"],
        ["check", "no/such/folder"],
        ["show", "no-such-framework"],
        ["score", "no-such-file.yaml"],
        ["score", EXAMPLES["town-9000"], "--framework", "nowhere"],
        ["score", EXAMPLES["town-9000"], "--format", "xml"],
        ["report", "no-such-report", EXAMPLES["town-9000"], "-o", "x.pdf"],
        ["report", "roadmap", EXAMPLES["town-9000"]],
        ["report", "roadmap", EXAMPLES["town-9000"], "-o", "no/such/folder/x.pdf"],
        ["report", "roadmap", EXAMPLES["town-9000"], "-o", "x.pdf", "--date", "tomorrow"],
    ],
)
def test_wrong_use_is_exit_2_and_writes_nothing_to_the_output(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "Error" in err


def test_schemas_are_current_and_staleness_is_noticed(run, tmp_path):
    assert run("schema", "--check")[0] == 0
    assert run("schema", "--check", "--folder", tmp_path)[0] == 1
    assert list(tmp_path.iterdir()) == []
    assert run("schema", "--folder", tmp_path)[0] == 0
    assert run("schema", "--check", "--folder", tmp_path)[0] == 0
    committed = {path.name: path.read_text() for path in (ROOT / "frameworks").glob("*.schema.json")}
    assert committed == {path.name: path.read_text() for path in tmp_path.iterdir()}


@pytest.mark.parametrize("command", ["check", "schema", "show", "score", "roadmap", "report"])
def test_every_command_has_help_and_is_in_the_docs(run, command):
    code, out, _ = run(command, "--help")
    assert code == 0
    assert len(out.splitlines()) > 5
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    assert any(f"maturity {command}" in page.read_text() for page in pages)


def test_a_program_that_calls_a_command_collects_its_garbage_as_before(run):
    assert gc.isenabled()
    assert run("check", "example")[0] == 0
    assert run("check", "nowhere")[0] != 0
    assert gc.isenabled()
