"""Answers files: each slip is told with its line, everything at once, and what is written can be read again."""

import json
import time
from pathlib import Path

import pytest
import yaml

from maturity.assessment.answers import Answer, Priority, State
from maturity.assessment.answers_file import answers_from_bytes, load_answers
from maturity.errors import AnswersError
from maturity.framework.document import MAX_PROBLEMS
from tests.frameworks_here import framework

# BaseLoader: everything is text, and none of our own reading is trusted to test itself.
_FIXTURE = yaml.load(
    (Path(__file__).parents[1] / "fixtures" / "broken_answers.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
GOOD, SLIPS = _FIXTURE["good"], _FIXTURE["slips"]


def read(text, name="answers.yaml"):
    return answers_from_bytes(text.encode(), name, framework("example"))


def problems(text, name="answers.yaml", loaded="example"):
    with pytest.raises(AnswersError) as caught:
        answers_from_bytes(text.encode(), name, framework(loaded))
    return caught.value.problems


def test_every_shape_of_an_answer():
    found = read(GOOD)

    assert found.center == {"name": "Springfield 311", "population": 9000}
    assert found.answers == {
        "phone.answered": Answer(state=State.ANSWERED, option="yes"),
        "phone.counted": Answer(state=State.ANSWERED, option="partly", note="Since May.", evidence="The table."),
        "records.log": Answer(state=State.DONT_KNOW),
        "records.answered": Answer(state=State.NOT_APPLICABLE, reason="The county answers."),
    }
    assert found.priorities == {"phone": Priority.IMPROVE}
    assert found.capacity == "light"


def test_what_is_left_empty_is_unanswered():
    found = read("framework: example\ncenter:\nanswers:\n  phone.answered:\npriorities:\ncapacity:\n")

    assert (found.center, found.answers, found.priorities, found.capacity) == ({}, {}, {}, None)


def test_an_id_of_digits_needs_no_quotes():
    found = answers_from_bytes(b"framework: 311\nanswers: {}\n", "answers.yaml", framework("311"))

    assert found.framework == "311"


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_each_slip_is_told(slip):
    assert slip["find"] in GOOD

    found = problems(GOOD.replace(slip["find"], slip["replace"], 1))

    listing = "\n".join(map(str, found))
    assert (found[0].file, found[0].line) == ("answers.yaml", int(slip["line"])), listing
    assert slip["says"] in found[0].what, listing
    assert slip["fix_says"] in found[0].fix, listing
    # What is missing under a wrong name is there under that name: two problems, one slip.
    assert len(found) == (2 if "is missing" in slip["says"] and slip["replace"] else 1), listing


@pytest.mark.parametrize("written", ["9,000", "9 000", "9'000", '"9000"', " 9000 ", "9\N{NARROW NO-BREAK SPACE}000"])
def test_population_as_people_write_it(written):
    assert read(GOOD.replace("9,000", written)).population == 9000


def test_every_problem_is_told_at_once():
    text = GOOD
    for name in (
        "unknown feature",
        "two states",
        "unknown key",
        "population in words",
        "unknown capability",
        "wrong framework",
    ):
        text = text.replace(SLIPS[name]["find"], SLIPS[name]["replace"], 1)

    assert [problem.line for problem in problems(text)] == [1, 4, 6, 8, 11, 12]


AS_JSON = """\
{
\t"framework": "example",
\t"center": {"name": "Springfield \\ud83d\\ude42"},
\t"answers": {
\t\t"phone.answered": "yes",
\t\t"phone.counted": {"dont_know": true}
\t}
}
"""


def test_json_with_tabs_and_an_emoji_by_its_halves():
    found = read(AS_JSON, "answers.JSON")

    assert found.name == "Springfield 🙂"
    assert set(found.answers) == {"phone.answered", "phone.counted"}


@pytest.mark.parametrize(
    ("find", "replace", "line", "what"),
    [
        ('"phone.counted"', '"phone.answered"', 6, "'phone.answered' stands twice; the first is in line 5"),
        ('{"dont_know": true}', '{"dont_know": true},', 6, "a comma stands after the last entry"),
        ('"yes"', "true", 5, "true is not an answer"),
        ('"yes"', "1e400", 5, "'1e400' is not an option here"),
        ('"yes"', '"\\u0000"', 5, "a control character stands here (U+0000)"),
        ('"phone.counted"', '"phone.conted"', 6, "there is no feature 'phone.conted'"),
        ('\\ude42"', '"', 3, "a control character stands here (U+D83D)"),
    ],
)
def test_slips_in_json(find, replace, line, what):
    assert find in AS_JSON

    found = problems(AS_JSON.replace(find, replace, 1), "answers.json")

    assert [(problem.line, problem.what) for problem in found] == [(line, what)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- a\n", "this is not an answers file"),
        ("yes\n", "this is not an answers file"),
        ("", "the file is empty"),
        ("framework: example\nanswers: [yes]\n", "this should be keys with values"),
        ("framework: example\nanswers: yes\n", "this should be keys with values"),
    ],
)
def test_what_is_no_answers_file(text, what):
    assert [problem.what for problem in problems(text)] == [what]


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(AnswersError, match="there is no such file"):
        load_answers(tmp_path / "answers.yaml", framework("example"))


@pytest.mark.parametrize("part", ["answers", "center", "priorities"])
def test_a_flood_of_problems_is_cut_short(part):
    flood = {f"feature-{number}": "yes" for number in range(50_000)}

    started = time.perf_counter()

    found = problems(json.dumps({"framework": "311", "answers": {}, part: flood}), "answers.json", "311")

    assert time.perf_counter() - started < 6  # looking for a near miss of each takes much longer
    assert MAX_PROBLEMS < len(found) <= 2 * MAX_PROBLEMS + 2
    assert any(problem.what.startswith("there are more than") for problem in found)


def test_no_text_of_the_file_breaks_the_line_of_a_problem():
    key = "phone\n\x1b[31m" + "x" * 10_000

    for problem in problems(
        json.dumps({"framework": "example", "answers": {key: "yes"}}).replace("\\u001b", ""), "a.json"
    ):
        assert "\n" not in str(problem)
        assert len(str(problem)) < 500
