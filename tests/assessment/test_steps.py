"""What is decided about the plan: in files and back, with every slip told, and over to another version."""

from __future__ import annotations

import json
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from maturity.assessment.answers import Assessment
from maturity.assessment.answers_file import answers_from_bytes, to_file
from maturity.assessment.migration import Fate, Part, migrate
from maturity.assessment.new_round import carried_over
from maturity.assessment.steps import NO_CAPACITY, Decision, Intent, StepChoice
from maturity.errors import AnswersError
from tests.frameworks_here import SHIPPED, framework
from tests.roadmap.edits import edited
from tests.versions_here import given as town_answers
from tests.versions_here import town

ACCEPTED = StepChoice(decision=Decision.ACCEPTED, owner="Ana Reyes", start=2)
SKIPPED = StepChoice(decision=Decision.SKIPPED, reason="The county does it.")

GOOD = """
framework: example
answers: {}
steps:
  phone.counted: {accepted: true, owner: Ana Reyes, start: 2}
  records.log: {skipped: The county does it.}
  records.answered:
plan_order: [records.answered, phone.counted]
capacities: {1: none, 2: light}
"""


def read(text):
    return answers_from_bytes(text.encode(), "answers.yaml", framework("example"))


def test_a_plan_is_read_with_all_its_parts():
    found = read(GOOD)
    assert found.steps == {"phone.counted": ACCEPTED, "records.log": SKIPPED}
    assert found.plan_order == ("records.answered", "phone.counted")
    assert found.capacities == {1: NO_CAPACITY, 2: "light"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  phone.count: {accepted: true}", "5: there is no feature 'phone.count' (steps.phone.count)"),
        ("  phone.counted: {accepted: true, skipped: No}", "5: this feature is both accepted and skipped"),
        ('  phone.counted: {skipped: " "}', "5: the reason is empty"),
        ("  phone.counted: {accept: true}", "5: 'accept' is not a key of this place"),
        ("  phone.counted: {start: 9}", "5: the plan has no quarter 9"),
        ("  phone.counted: {start: soon}", "5: "),
        ("  phone.counted: " + "{owner: " + "x" * 121 + "}", "5: "),
        ("  phone.counted: yes", "5: "),
        ("plan_order: [phone.counted, phone.count]", "5: there is no feature 'phone.count' (plan_order[2])"),
        ("plan_order: [phone.counted, phone.counted]", "5: 'phone.counted' stands here twice"),
        ("capacities: {7: light}", "5: the plan has no quarter '7'"),
        ("capacities: {1: lihgt}", "5: there is no capacity 'lihgt'"),
    ],
)
def test_each_slip_is_told_with_its_line_and_what_to_write(line, told):
    steps = "steps:" if line.startswith(" ") else "priorities:"
    with pytest.raises(AnswersError) as caught:
        read(f"framework: example\nanswers:\n  phone.answered: yes\n{steps}\n{line}\n")
    (problem,) = caught.value.problems
    assert f"{problem.line}: {problem.what} ({problem.where})".startswith(told)
    assert problem.fix
    if "lihgt" in line or "phone.count:" in line or "phone.count]" in line:
        assert "Did you mean" in problem.fix


def test_what_is_wrong_in_the_plan_and_elsewhere_is_told_at_once():
    with pytest.raises(AnswersError) as caught:
        read(
            "framework: example\nanswers: {phone.answered: maybe}\nsteps: {phone.counted: {start: 0}}\nplan_order: x\n"
        )
    assert {problem.line for problem in caught.value.problems} == {2, 3, 4}


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_counts_of_a_plan_goes_through_a_file(name, data):
    loaded = framework(name)
    given_ = data.draw(edited(loaded))
    content = to_file(given_)
    for text, file in ((json.dumps(content), "a.json"), (yaml.safe_dump(content, allow_unicode=True), "a.yaml")):
        again = answers_from_bytes(text.encode(), file, loaded)
        assert (again.plan_order, again.capacities) == (given_.plan_order, given_.capacities)
        for id_ in loaded.features:
            # As with "does not apply", a skip whose reason is missing says nothing yet.
            before = given_.step(id_)
            kept = before.model_copy(update={"decision": None, "reason": ""}) if before.lacks_reason else before
            assert again.step(id_) == kept


def test_a_reason_goes_with_a_skip_only():
    with pytest.raises(ValidationError):
        StepChoice(decision=Decision.ACCEPTED, reason="No money.")
    assert not StepChoice(decision=Decision.SKIPPED, reason=" ").skipped
    assert StepChoice(decision=Decision.SKIPPED, reason=" ").lacks_reason


def test_decisions_move_with_the_new_id_of_their_feature():
    before = town_answers(
        {},
        steps={"phone.voicemail": ACCEPTED, "phone.answered": SKIPPED, "phone.gone": ACCEPTED},
        plan_order=("phone.answered", "phone.voicemail", "phone.gone"),
        capacities={1: NO_CAPACITY, 3: "gone"},
        last_plan={"phone.voicemail": Intent(decision=Decision.ACCEPTED, owner="Ana Reyes", due=date(2026, 6, 30))},
    )
    found = migrate(before, town("old"), town("new"))
    assert found.assessment.steps == {"phone.messages": ACCEPTED, "phone.answered": SKIPPED}
    assert found.assessment.plan_order == ("phone.answered", "phone.messages")
    assert found.assessment.capacities == {1: NO_CAPACITY}
    assert found.assessment.last_plan == {"phone.messages": before.last_plan["phone.voicemail"]}
    told = {(one.part, one.id): one.fate for one in found.said}
    assert told[Part.STEP, "phone.voicemail"] is Fate.MOVED
    assert told[Part.STEP, "phone.gone"] is Fate.DROPPED
    assert told[Part.LAST_PLAN, "phone.voicemail"] is Fate.MOVED
    assert told[Part.QUARTER, "3"] is Fate.DROPPED


def test_a_new_round_keeps_what_the_last_plan_said_and_decides_anew():
    last = Assessment(
        framework="example",
        steps={"phone.counted": SKIPPED},
        plan_order=("phone.counted",),
        capacities={1: NO_CAPACITY},
    )
    said = {"phone.counted": Intent(decision=Decision.SKIPPED, reason=SKIPPED.reason)}
    assert carried_over(last, date(2026, 3, 14), said) == Assessment(framework="example", last_plan=said)
