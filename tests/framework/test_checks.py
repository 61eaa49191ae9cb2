"""Each kind of broken framework gives exactly the problems it should: file, line, what, and how to fix it."""

from pathlib import Path

import pytest

from maturity.errors import ContentError
from maturity.framework.checks import CHECKS
from maturity.framework.folders import FRAMEWORKS
from maturity.framework.loader import load_framework, read_framework
from tests.framework.patches import BASES, BROKEN, KINDS, apply, copy_of, copy_of_example, kind, problems_in


@pytest.mark.parametrize("name", KINDS)
def test_broken_framework_gives_its_problems(name, tmp_path):
    told = kind(name)
    folder = copy_of(told.get("base", "example"), tmp_path)
    for change in told["change"]:
        apply(change, folder)

    found = problems_in(folder)

    listing = "\n".join(map(str, found))
    assert [(problem.file, problem.line) for problem in found] == [
        (str(folder / expected["file"]), int(expected["line"])) for expected in told["problems"]
    ], listing
    for problem, expected in zip(found, told["problems"], strict=True):
        assert expected["says"] in problem.what, listing
        assert expected["fix_says"] in problem.fix, listing
        assert problem.where == expected.get("place", problem.where), listing
        assert str(problem).startswith(f"{problem.file}:{problem.line}: ")
        for part in (problem.why, problem.fix):
            assert part[0].isupper(), listing
            assert part[-1] in ".?", listing
        assert "\n" not in str(problem), listing


def test_there_is_a_fixture_for_every_subject():
    subjects = {path.name for path in BROKEN.iterdir()}

    assert subjects == {"yaml", "files", "keys", "types", "ids", "references", "order", "center", "cases", "scoring"}
    assert len(KINDS) > 150


@pytest.mark.parametrize(
    ("base", "file", "find", "replace"),
    [
        ("example", "framework.yaml", "label: Partly, value: 0.5", "label: Partly, value: 1"),
        ("nested", "framework.yaml", "points: 3}", "points: 4}"),
        ("nested", "framework.yaml", "{name: Middle, at: 40", "{name: Low, at: 40"),
        ("nested", "framework.yaml", "{name: Middle, at: 40, stage: 1", "{name: Middle, at: 40, stage: 0"),
        ("nested", "framework.yaml", "{name: High, above: 80", "{name: High, above: 40"),
        ("nested", "framework.yaml", "{over: all, of: groups, reach: stage}", "{over: all, of: groups, passing_at: 1}"),
        ("nested", "framework.yaml", "floor: 0, ceiling: 100", "floor: 5, ceiling: 5"),
        ("nested", "capabilities/10-house.yaml", "weight: 2", "weight: 0"),
        ("nested", "capabilities/10-house.yaml", "weight: 2", "stage: 2"),
        ("aspects", "framework.yaml", "written?, options: grades", "written?, options: grades, weight: 0"),
    ],
)
def test_what_looks_odd_but_is_legal_gives_no_problem(base, file, find, replace, tmp_path):
    folder = copy_of(base, tmp_path)
    apply({"file": file, "find": find, "replace": replace}, folder)

    assert [str(problem) for problem in problems_in(folder)] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_says_what_must_hold(check):
    assert check.__doc__
    assert check.__doc__.endswith(".")


@pytest.mark.parametrize("folder", [FRAMEWORKS / "example", FRAMEWORKS / "311", *sorted(BASES.iterdir())], ids=str)
def test_shipped_framework_and_base_of_patches_is_clean(folder):
    assert [str(problem) for problem in problems_in(folder)] == []


def test_problems_of_several_files_are_told_at_once(tmp_path):
    folder = copy_of_example(tmp_path)
    for name in ("types/whole-number-is-text", "references/source", "ids/ill-formed-address", "keys/missing-in-effort"):
        for change in kind(name)["change"]:
            apply(change, folder)

    places = [(Path(problem.file).name, problem.line) for problem in problems_in(folder)]

    assert places == [("10-phone.yaml", 28), ("20-records.yaml", 17), ("framework.yaml", 10), ("sources.yaml", 5)]


@pytest.mark.parametrize(
    "change",
    [
        {"file": "capabilities/20-records.yaml", "find": "benefit: 4", "replace": "benefit: four"},
        {"file": "capabilities/20-records.yaml", "find": "id: records.log", "replace": "id: 7"},
        {"file": "capabilities/20-records.yaml", "find": "  - id: records.log\n", "replace": "  -\n"},
        {"file": "capabilities/20-records.yaml", "find": "\nid: records\n", "replace": "\nid: Records\n"},
        {"file": "capabilities/20-records.yaml", "find": "\nid: records\n", "replace": "\n"},
        {"file": "capabilities/10-phone.yaml", "find": "features:", "replace": "features: *all"},
        {"file": "capabilities/10-phone.yaml", "find": "features:", "replace": "featrues:"},
        {"file": "capabilities/10-phone.yaml", "write": "\tid: phone\n"},
        {"file": "sources.yaml", "find": "- key", "replace": "- kye"},
        {"file": "sources.yaml", "find": "sources:\n", "replace": "sourcse:\n"},
        {"file": "sources.yaml", "write": "sources: }\n"},
        {"file": "framework.yaml", "find": "stages:", "replace": "steps:"},
    ],
    ids=lambda change: f"{change['file']} {change.get('replace', 'written')}".replace("\n", " "),
)
def test_a_broken_part_makes_no_problem_elsewhere(change, tmp_path):
    folder = copy_of_example(tmp_path)
    apply(change, folder)

    found = problems_in(folder)

    assert found
    assert {problem.file for problem in found} == {str(folder / change["file"])}, "\n".join(map(str, found))
    assert not [problem for problem in found if problem.what.startswith("there is no")]


def test_two_circles_through_one_feature_are_both_told(tmp_path):
    folder = copy_of_example(tmp_path)
    counted = {"file": "capabilities/10-phone.yaml", "find": "requires: [phone.answered]"}
    apply({**counted, "replace": "requires: [phone.counted, records.answered]"}, folder)
    answered = {"file": "capabilities/20-records.yaml", "find": "requires: [records.log, phone.answered]"}
    apply({**answered, "replace": "requires: [phone.counted]"}, folder)

    assert [(problem.where, problem.what.partition(": ")[2]) for problem in problems_in(folder)] == [
        ("features[2].requires[1]", "phone.counted needs phone.counted"),
        ("features[2].requires[2]", "phone.counted needs records.answered needs phone.counted"),
    ]


def test_loading_a_broken_framework_raises_every_problem(tmp_path):
    folder = copy_of_example(tmp_path)
    (folder / "framework.yaml").unlink()
    (folder / "sources.yaml").unlink()

    with pytest.raises(ContentError) as caught:
        load_framework(folder)

    assert caught.value.problems == read_framework(folder).problems
    assert str(caught.value).count("\n") == len(caught.value.problems) - 1
    assert len(caught.value.problems) == 3  # no framework.yaml, and the source is named in two places
