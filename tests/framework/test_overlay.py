"""Local overlays: what they change, what they can't, and everything that is wrong with one at once."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from maturity.errors import ContentError
from maturity.framework.folders import FRAMEWORKS
from maturity.framework.loader import framework_from_json, load_framework, read_framework
from maturity.framework.model import OverlayMark, SwitchedOff
from maturity.framework.overlay import OverlayFile
from maturity.framework.reader import read_file
from maturity.framework.schema import schema_text
from tests.framework.patches import apply, copy_of_example
from tests.frameworks_here import ROOT

EXAMPLE = FRAMEWORKS / "example"
SPRINGFIELD = ROOT / "examples" / "overlay-springfield.yaml"
_FIXTURE = yaml.load(
    (Path(__file__).parents[1] / "fixtures" / "broken_overlays.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)
GOOD, SLIPS = _FIXTURE["good"], _FIXTURE["slips"]
HEAD = "overlay: small\nframework: example\nversion: 1.0.0\n"


@pytest.fixture
def lay(tmp_path):
    """Write an overlay and read a framework with it."""

    def go(text, folder=EXAMPLE, name="overlay.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_framework(folder, [path])

    return go


def texts(reading):
    return [str(problem) for problem in reading.problems]


def test_a_good_overlay_changes_what_it_says_and_nothing_else(lay):
    before, after = load_framework(EXAMPLE), lay(GOOD).framework
    assert list(after.features) == ["phone.answered", "phone.counted", "records.log", "records.springfield-told"]
    counted = after.features["phone.counted"]
    assert counted.question == "Do you count the calls to 555-0100 every month?"
    assert counted.owner == "Evening supervisor"
    same = before.features["phone.counted"].model_dump(exclude={"question", "owner"})
    assert counted.model_dump(exclude={"question", "owner"}) == same
    for untouched in ("phone.answered", "records.log"):
        assert after.features[untouched] == before.features[untouched]
    assert after.capability_of["records.springfield-told"].id == "records"
    off = SwitchedOff(id="records.answered", reason="The county writes to them.")
    assert after.overlays == (OverlayMark(id="springfield", title="Springfield's own", off=(off,)),)
    left_out = {"capabilities", "overlays", "checksum"}
    assert after.model_dump(exclude=left_out) == before.model_dump(exclude=left_out)


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_in_an_overlay_gives_its_problems(name, lay, tmp_path):
    slip = SLIPS[name]
    assert slip["find"] in GOOD
    reading = lay(GOOD.replace(slip["find"], slip["replace"], 1))

    listing = "\n".join(texts(reading))
    assert reading.framework is None, listing
    expected = sorted(slip["problems"], key=lambda one: int(one["line"]))
    assert [problem.line for problem in reading.problems] == [int(one["line"]) for one in expected], listing
    for one in expected:
        assert any(
            one["says"] in problem.what and one["fix_says"] in problem.fix and problem.line == int(one["line"])
            for problem in reading.problems
        ), (one, listing)
    for problem in reading.problems:
        assert problem.file == str(tmp_path / "overlay.yaml")
        for part in (problem.why, problem.fix):
            assert part[0].isupper(), listing
            assert part[-1] in ".?", listing
        assert "\n" not in str(problem), listing


def test_every_problem_is_told_at_once(lay):
    text = GOOD
    for slip in ("unknown feature re-worded", "no reason", "unknown prerequisite"):
        text = text.replace(SLIPS[slip]["find"], SLIPS[slip]["replace"], 1)
    assert [problem.line for problem in lay(text).problems] == [6, 10, 23]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("- reword\n", "this is not an overlay"),
        (HEAD, "the overlay changes nothing"),
        ("\tframework: example\n", ""),
        (HEAD + "reword: everything\n", "this should be a list"),
        (HEAD + "off: [{feature: 7, reason: So.}]\n", "this should be a text"),
        (HEAD + "add: [7]\n", "this should be keys with values"),
        (HEAD + "add: [{group: phone, feature: 7}]\n", "this should be keys with values"),
        (HEAD + "overlay: twice\n", "twice"),
    ],
)
def test_what_is_no_overlay_is_refused_in_words(text, says, lay):
    reading = lay(text)
    assert reading.framework is None
    assert any(says in problem.what for problem in reading.problems), texts(reading)


def test_an_overlay_that_is_not_there(tmp_path):
    path = tmp_path / "nowhere.yaml"
    with pytest.raises(ContentError) as caught:
        load_framework(EXAMPLE, [path])
    assert [(problem.file, problem.what) for problem in caught.value.problems] == [(str(path), "there is no such file")]


def test_over_a_broken_framework_only_its_own_problems_are_told(lay, tmp_path):
    folder = copy_of_example(tmp_path)
    apply({"file": "framework.yaml", "find": "minutes: 3", "replace": "minutes: three"}, folder)
    assert {problem.file for problem in lay(GOOD.replace("phone.counted", "phone.x"), folder).problems} == {
        str(folder / "framework.yaml")
    }


@pytest.mark.parametrize(
    "entry",
    [
        "reword: [{feature: phone.counted, owner: Clerk}]",
        "reword: [{feature: phone.counted, owner: Manager}]",  # the same word: still somebody's own version
        "reword: [{feature: phone.counted, yes_means: [A figure stands in a file.]}]",
        "title: Ours\nreword: [{feature: phone.counted, owner: Clerk}]",
    ],
)
def test_every_overlay_changes_the_checksum(entry, lay):
    plain = load_framework(EXAMPLE)
    found = lay(f"{HEAD}{entry}\n").framework
    assert found.checksum != plain.checksum
    assert found.checksum == lay(f"# a comment\n{HEAD}{entry}\n").framework.checksum
    assert framework_from_json(found.model_dump_json()) == found


def tailored(tmp_path):
    """A copy of the example whose only size sets aside, re-words and replaces something."""
    folder = copy_of_example(tmp_path)
    size = "    set_aside: [{feature: records.answered, reason: Rare.}]\n    rewordings:\n"
    for feature in ("phone.counted", "records.answered"):
        size += f"      - {{feature: {feature}, question: For a town?, yes_means: [So.], partly_means: Nearly.}}\n"
    apply({"file": "framework.yaml", "find": "\nprofile:", "replace": f"{size}\nprofile:"}, folder)
    retired = "retired: [{id: records.told, replaced_by: records.answered}]\n"
    apply({"file": "framework.yaml", "append": retired}, folder)
    return folder


def test_what_names_a_feature_that_is_switched_off_goes_with_it(lay, tmp_path):
    reading = lay(GOOD, tailored(tmp_path))
    assert texts(reading) == []
    size = reading.framework.sizes[0]
    assert size.set_aside == ()
    assert [one.feature for one in size.rewordings] == ["phone.counted"]
    assert [(one.id, one.replaced_by) for one in reading.framework.retired] == [("records.told", None)]


def test_the_citys_own_words_go_before_those_for_its_size(lay, tmp_path):
    rewording = lay(GOOD, tailored(tmp_path)).framework.sizes[0].rewordings[0]
    assert rewording.question == "Do you count the calls to 555-0100 every month?"
    assert rewording.partly_means == "Nearly."


def test_a_retired_id_can_not_be_added(lay, tmp_path):
    found = lay(GOOD.replace("records.springfield-told", "records.told"), tailored(tmp_path)).problems
    assert [(problem.line, problem.what) for problem in found] == [(14, "'records.told' can't be added: it is retired")]


def test_a_capability_that_is_switched_off_has_no_target(lay, tmp_path):
    folder = copy_of_example(tmp_path)
    needed = {"file": "capabilities/20-records.yaml", "find": "requires: [records.log, phone.answered]"}
    apply({**needed, "replace": "requires: [records.log]"}, folder)
    reading = lay(HEAD + "off: [{group: phone, reason: The county answers.}]\n", folder)
    assert texts(reading) == []
    assert [capability.id for capability in reading.framework.capabilities] == ["records"]
    assert reading.framework.sizes[0].targets == {"records": 2}


def nested(tmp_path):
    """A copy of the example, brief, with a group in a group; the whole waits for one of them by name."""
    folder = copy_of_example(tmp_path)
    apply({"file": "framework.yaml", "find": "minutes: 3", "replace": "guidance: brief"}, folder)
    apply({"file": "framework.yaml", "find": "targets: {", "replace": "targets: {desk: 2, "}, folder)
    groups = "groups:\n  - {id: front, title: F, features: [{id: front.a, title: A, stage: 1}]}\n"
    groups += (
        "  - {id: back, title: B, features: [{id: back.a, title: A, stage: 1}, {id: back.b, title: B, stage: 1}]}\n"
    )
    apply({"file": "capabilities/30-desk.yaml", "write": f"id: desk\ntitle: Desk\n{groups}"}, folder)
    return folder


def test_a_group_in_a_group_can_be_switched_off_and_added_to(lay, tmp_path):
    added = "add: [{group: back, feature: {id: back.c, title: C, stage: 1}}]\n"
    reading = lay(HEAD + "off: [{group: front, reason: None here.}]\n" + added, nested(tmp_path))
    assert texts(reading) == []
    assert [group.id for group in reading.framework.groups["desk"].groups] == ["back"]
    assert [feature.id for feature in reading.framework.groups["back"].features] == ["back.a", "back.b", "back.c"]


@pytest.mark.parametrize(
    ("entry", "line", "says"),
    [
        ("off: [{feature: front.a, reason: So.}]", 4, "the group 'front' is left with nothing in it"),
        (
            "off:\n  - {group: front, reason: So.}\n  - {group: back, reason: So.}",
            6,
            "the group 'desk' is left with nothing in it",
        ),
        (
            "add: [{group: desk, feature: {id: desk.a, title: A, stage: 1}}]",
            4,
            "the group 'desk' holds only groups, and would get a feature",
        ),
    ],
)
def test_what_breaks_a_group_is_told_in_the_overlay(entry, line, says, lay, tmp_path):
    found = lay(f"{HEAD}{entry}\n", nested(tmp_path)).problems
    assert [(problem.line, problem.what) for problem in found] == [(line, says)]


def test_a_group_that_a_rule_waits_for_can_not_be_switched_off(lay, tmp_path):
    folder = nested(tmp_path)
    ladder = "    rollup: mean\n    ladder: {conditions: [{of: groups, over: all, groups: [front], reach: 1}]}\n"
    old = "  overall:\n    rollup: mean\n    stages: {rule: median, at_most_above_lowest: 1}\n"
    apply({"file": "framework.yaml", "find": old, "replace": f"  overall:\n{ladder}"}, folder)
    found = lay(HEAD + "off: [{group: front, reason: So.}]\n", folder).problems
    assert [(problem.line, problem.what.partition(" (")[0]) for problem in found] == [
        (4, "with this overlay, there is no group 'front'")
    ]


def test_two_overlays_lie_one_over_the_other(tmp_path):
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    first.write_text(GOOD)
    second.write_text(HEAD + "reword: [{feature: records.springfield-told, owner: Mayor}]\n")
    found = load_framework(EXAMPLE, [first, second])
    assert found.features["records.springfield-told"].owner == "Mayor"
    assert [mark.id for mark in found.overlays] == ["springfield", "small"]
    assert [problem.what for problem in read_framework(EXAMPLE, [second, first]).problems] == [
        "there is no feature 'records.springfield-told'"
    ]
    twice = read_framework(EXAMPLE, [first, first]).problems
    assert any("'springfield' lies over the framework already" in problem.what for problem in twice)


def test_problems_of_two_overlays_are_told_at_once(tmp_path):
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    first.write_text(GOOD.replace("phone.counted", "phone.conuted"))
    second.write_text(HEAD + "reword: [{feature: phone.counted, owenr: Mayor}]\n")
    found = read_framework(EXAMPLE, [first, second]).problems
    assert [(Path(problem.file).name, problem.line) for problem in found] == [("first.yaml", 6), ("second.yaml", 4)]


def test_the_example_overlay_is_sound_and_shows_one_of_each():
    found = load_framework(FRAMEWORKS / "311", [SPRINGFIELD])
    file = OverlayFile.model_validate(read_file(SPRINGFIELD, "x")[0].data)
    assert file.reword
    assert file.off
    assert file.add
    assert "invented" in found.overlays[0].title
    for one in file.add:
        stages = [feature.stage for feature in found.groups[one.group].features]
        assert stages == sorted(stages)


def test_the_example_overlay_fits_the_schema_it_names():
    first = SPRINGFIELD.read_text(encoding="utf-8").partition("\n")[0]
    assert (SPRINGFIELD.parent / first.rpartition("=")[2]).resolve() == FRAMEWORKS / "overlay.schema.json"
    schema = json.loads(schema_text(OverlayFile))
    assert list(Draft7Validator(schema).iter_errors(read_file(SPRINGFIELD, "x")[0].data)) == []
