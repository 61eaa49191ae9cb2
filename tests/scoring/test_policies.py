"""What does-not-apply and blanks do, for each policy a framework may declare; every figure is worked out by hand."""

from __future__ import annotations

import pytest

from maturity.assessment.answers import Answer, Assessment, State
from maturity.scoring.score import score
from tests.scoring.tiny import marks, node, number, row

POLICIES = ["exclude", "full-credit", "zero", "target"]
SHARE = "ladder: {conditions: [{over: stage, passing_at: 0.5, at_least: 0.7}]}"


@pytest.mark.parametrize(
    ("policy", "target", "expected"),
    [
        ("exclude", "", 6),  # (8 + 4) / 2
        ("exclude", "c.f3=5", 6),
        ("full-credit", "", "22/3"),  # (8 + 4 + 10) / 3
        ("full-credit", "c.f3=5", "22/3"),
        ("zero", "", 4),  # (8 + 4 + 0) / 3
        ("target", "c.f3=5", "17/3"),
        ("target", "c.f3=0", 4),
        ("target", "", "22/3"),  # no target: the highest
    ],
)
def test_does_not_apply_in_a_mean(tiny, policy, target, expected):
    made = tiny(f"does_not_apply: {policy}", row(1, 1, 1))
    found = node(made, marks(8, 4, "na"), targets=target)
    assert (found.value, found.low, found.high) == (number(expected),) * 3
    assert (found.settled, found.excluded, found.coverage) == (3, 1, 1)


@pytest.mark.parametrize(("policy", "expected"), [("exclude", 19), ("full-credit", 19), ("zero", 9), ("target", 14)])
def test_does_not_apply_where_points_are_subtracted(tiny, policy, expected):
    # 20 minus 1 that the first feature lacks, and minus what the policy lets the second one lack: 0, 0, 10 or 5.
    made = tiny(f"does_not_apply: {policy}, capability: {{rollup: {{rule: start-minus-sum, start: 20}}}}", row(1, 1))
    assert node(made, marks(9, "na"), targets="c.f2=5").value == expected


@pytest.mark.parametrize(("policy", "expected"), [("exclude", 12), ("full-credit", 22), ("zero", 12), ("target", 17)])
def test_does_not_apply_in_a_sum(tiny, policy, expected):
    made = tiny(f"does_not_apply: {policy}, capability: {{rollup: sum}}", row(1, 1, 1))
    assert node(made, marks(8, 4, "na"), targets="c.f3=5").value == expected


@pytest.mark.parametrize(("policy", "stage"), [("exclude", 3), ("full-credit", 3), ("zero", 0), ("target", 3)])
def test_does_not_apply_in_a_ladder(tiny, policy, stage):
    # With zero, 2 of 3 pass, which is less than 70 percent; left out, 2 of 2 do.
    made = tiny(f"does_not_apply: {policy}, capability: {{{SHARE}}}", row(1, 1, 1, stages="1 1 1"))
    assert node(made, marks(5, 10, "na"), targets="c.f3=5").stage == stage


@pytest.mark.parametrize(
    ("policy", "value", "stage"),
    [("exclude", None, None), ("full-credit", 10, 3), ("zero", 0, 0), ("target", 10, 3)],
)
def test_where_nothing_applies(tiny, policy, value, stage):
    made = tiny(f"does_not_apply: {policy}, capability: {{{SHARE}}}", row(1, 1, stages="1 2"))
    found = node(made, marks("na", "na"))
    assert (found.value, found.stage, found.stage_low, found.stage_high) == (value, stage, stage, stage)


def test_with_zero_the_target_is_zero_too(tiny):
    # On a share of what is within reach, the feature that doesn't apply takes its points off both sides: 5 of 10.
    made = tiny("does_not_apply: zero, overall: {rollup: {rule: mean, on: normalized}}", row(1, 1))
    assert node(made, marks(5, "na"), "overall").value == number("1/2")
    made = tiny("does_not_apply: full-credit, overall: {rollup: {rule: mean, on: normalized}}", row(1, 1))
    assert node(made, marks(5, "na"), "overall").value == number("3/4")


@pytest.mark.parametrize("policy", POLICIES)
def test_does_not_apply_without_a_reason_is_a_blank(tiny, policy):
    made = tiny(f"does_not_apply: {policy}", row(1, 1))
    no_reason = Answer(state=State.NOT_APPLICABLE, reason=" ")
    answers = {"c.f1": Answer(state=State.ANSWERED, option="6"), "c.f2": no_reason}
    found = score(made, Assessment(framework="tiny", answers=answers)).node("c")
    assert (found.low, found.high, found.settled, found.excluded) == (3, 8, 1, 0)


@pytest.mark.parametrize("silence", [None, "dk"])
@pytest.mark.parametrize(
    ("policy", "value", "stage"),
    [("open", 2, 0), ("zero", 2, 0), ("skip", 6, 0), ("fails", 2, 0)],
)
def test_a_blank_or_a_dont_know(tiny, silence, policy, value, stage):
    # One of three is answered, with 6: the range is that of 6, 0, 0 and 6, 10, 10, whatever counts as the value.
    made = tiny(f"blank: {policy}, capability: {{{SHARE}}}", row(1, 1, 1, stages="1 1 1"))
    found = node(made, marks(6, silence, silence))
    assert (found.value, found.low, found.high) == (value, 2, number("26/3"))
    assert (found.stage, found.stage_low, found.stage_high) == (stage, 0, 3)
    assert (found.settled, found.dont_know) == (1, 2 if silence else 0)


@pytest.mark.parametrize(
    ("policy", "value", "stage"),
    [("open", None, None), ("zero", 0, 0), ("skip", None, 0), ("fails", None, 0)],
)
def test_where_nothing_is_answered(tiny, policy, value, stage):
    made = tiny(f"blank: {policy}, capability: {{{SHARE}}}", row(1, 1, stages="1 2"))
    found = node(made, "")
    assert (found.value, found.low, found.high) == (value, 0, 10)
    assert (found.stage, found.stage_low, found.stage_high) == (stage, 0, 3)


@pytest.mark.parametrize(
    ("policy", "value"),
    [("open", 9), ("zero", 9), ("skip", 19), ("fails", 9)],
)
def test_a_blank_where_points_are_subtracted(tiny, policy, value):
    # 20 minus 1 lacking, and minus the 10 of the blank unless it is skipped.
    made = tiny(f"blank: {policy}, capability: {{rollup: {{rule: start-minus-sum, start: 20}}}}", row(1, 1))
    found = node(made, marks(9))
    assert (found.value, found.low, found.high) == (value, 9, 19)


@pytest.mark.parametrize(("without", "value"), [("skip", 6), ("no-score", None), ("zero", 6)])
def test_a_skipped_blank_where_a_group_needs_all_its_answers(tiny, without, value):
    made = tiny(f"blank: skip, capability: {{rollup: {{rule: mean, without_score: {without}}}}}", row(1, 1))
    assert node(made, marks(6)).value == value
    assert node(made, marks(6, 8)).value == 7
    assert node(made, marks(6, "na")).value == 6  # it was answered


@pytest.mark.parametrize(("policy", "value"), [("open", 4), ("zero", 4), ("skip", 8), ("fails", 4)])
def test_the_whole_follows_its_groups(tiny, policy, value):
    # c has 8 and stage 3, d is blank: (8 + 0) / 2 unless it is skipped. In a ladder a blank fails even then, so d is at
    # 0 for now and at 3 at best; the mean of 3 and 0 is rounded down.
    made = tiny(
        f"blank: {policy}, capability: {{{SHARE}}}, overall: {{stages: {{rule: mean}}}}",
        row(1, stages="1") + row(1, stages="1", id="d"),
    )
    found = node(made, marks(8), "overall")
    assert (found.value, found.stage, found.stage_low, found.stage_high) == (value, 1, 1, 3)


@pytest.mark.parametrize(
    ("rule", "stages", "expected"),
    [
        ("{rule: min}", (3, 1, 2), 1),
        ("{rule: max}", (3, 1, 2), 3),
        ("{rule: median}", (3, 1, 2), 2),
        ("{rule: median}", (3, 1, 2, 3), 2),  # of 2 and 3 the lower
        ("{rule: mean}", (3, 3, 2), 2),  # 2.67, rounded down
        ("{rule: max, at_most_above_lowest: 1}", (3, 0, 3), 1),
        ("{rule: median, at_most_above_lowest: 0}", (3, 2, 3), 2),
        ("{rule: min}", (3, None, 2), 2),
        ("{rule: min, without_stage: no-stage}", (3, None, 2), None),
        ("{rule: max, without_stage: no-stage}", (3, 1, 2), 3),
        ("{rule: min}", (None, None), None),
    ],
)
def test_the_stage_of_the_whole_out_of_those_of_its_groups(tiny, rule, stages, expected):
    groups = "".join(row(1, 1, 1, stages="1 2 3", id=f"g{index}") for index in range(len(stages)))
    made = tiny(f"capability: {{{SHARE}}}, overall: {{stages: {rule}}}", groups)
    text = " ".join(
        marks(*(["na"] * 3 if stage is None else [10 if at <= stage else 0 for at in (1, 2, 3)]), id=f"g{index}")
        for index, stage in enumerate(stages)
    )
    found = node(made, text, "overall")
    assert (found.stage, found.stage_low, found.stage_high) == (expected,) * 3
