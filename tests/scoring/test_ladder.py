"""The ladder: each kind of condition, at its limit and just below it."""

from __future__ import annotations

import pytest

from tests.scoring.tiny import marks, node, row


def ladder(*conditions, more=""):
    return f"capability: {{ladder: {{conditions: [{', '.join(conditions)}]{more}}}}}"


@pytest.mark.parametrize(
    ("conditions", "given", "stage"),
    [
        # Stage 1: f1 and f2; stage 2: f3 and f4; stage 3: f5. The mean of a stage:
        ("{over: stage, at_least: 0.5}", (10, 0, 5, 5, 5), 3),
        ("{over: stage, at_least: 0.5}", (10, 0, 4, 5, 10), 1),
        ("{over: stage}", (10, 10, 10, 9, 10), 1),  # at_least is 1 where nothing is said
        # The mean up to a stage: 1: 16 of 20; 2: 32 of 40; 3: 40 of 50.
        ("{over: up-to-stage, at_least: 0.8}", (8, 8, 8, 8, 8), 3),
        ("{over: up-to-stage, at_least: 0.8}", (10, 10, 6, 6, 7), 2),
        ("{over: up-to-stage, at_least: 0.8}", (7, 8, 10, 10, 10), 0),  # what comes later doesn't help
        # The mean below a stage: nothing is below stage 1.
        ("{over: below-stage, at_least: 0.5}", (0, 0, 10, 10, 10), 1),
        ("{over: below-stage, at_least: 0.5}", (5, 5, 5, 5, 0), 3),
        ("{over: below-stage, at_least: 0.5}", (5, 5, 5, 4, 10), 2),
        # The mean of everything.
        ("{over: all, at_least: 0.3}", (0, 0, 0, 5, 10), 3),
        ("{over: all, at_least: 0.3}", (0, 0, 0, 4, 10), 0),
        # The share that passes.
        ("{over: stage, passing_at: 0.7, at_least: 0.5}", (7, 0, 0, 7, 7), 3),
        ("{over: stage, passing_at: 0.7, at_least: 0.5}", (7, 0, 6, 6, 7), 1),
        ("{over: stage, passing_at: 0, at_least: 1}", (0, 0, 0, 0, 0), 3),
        ("{over: up-to-stage, passing_at: 1, at_least: 0.75}", (10, 10, 10, 0, 10), 3),  # 2/2, 3/4, 4/5
        ("{over: up-to-stage, passing_at: 1, at_least: 0.75}", (10, 10, 10, 9, 0), 2),  # 3/5
        ("{over: all, passing_at: 1, at_least: 0.2}", (0, 0, 0, 0, 10), 3),
        # Only at some stages.
        ("{over: all, passing_at: 1, at: [3]}", (0, 0, 0, 0, 10), 2),
        ("{over: stage, at_least: 0.5, at: [1, 3]}", (5, 5, 0, 0, 5), 3),
        # All conditions must hold, and at every stage on the way.
        ("{over: stage, at_least: 0.5}, {over: up-to-stage, at_least: 0.8}", (10, 10, 5, 7, 9), 3),
        ("{over: stage, at_least: 0.5}, {over: up-to-stage, at_least: 0.8}", (10, 10, 10, 8, 4), 2),
        ("{over: stage, at_least: 0.5}", (0, 0, 10, 10, 10), 0),
    ],
)
def test_conditions_over_features(tiny, conditions, given, stage):
    found = node(tiny(ladder(conditions), row(*[1] * 5, stages="1 1 2 2 3")), marks(*given))
    assert (found.stage, found.stage_low, found.stage_high) == (stage,) * 3


@pytest.mark.parametrize(
    ("weighted", "given", "stage"),
    [
        # f1 weighs 3, f2 1, f3 0.
        ("{over: stage, at_least: 0.75, weighted: true}", (10, 0, 0), 3),
        ("{over: stage, at_least: 0.75, weighted: true}", (0, 10, 10), 0),
        ("{over: stage, passing_at: 0.5, at_least: 0.75, weighted: true}", (5, 4, 0), 3),
        ("{over: stage, passing_at: 0.5, at_least: 0.76, weighted: true}", (5, 4, 10), 0),
        ("{over: stage, at_least: 0.6}", (0, 9, 9), 3),
    ],
)
def test_weights_count_only_where_the_condition_says_so(tiny, weighted, given, stage):
    assert node(tiny(ladder(weighted), row(3, 1, 0, stages="1 1 1")), marks(*given)).stage == stage


@pytest.mark.parametrize(
    ("shares", "at_least", "stage"),
    [
        # In binary fractions 0.1 + 0.7 is a little less than 0.8, and 0.1 + 0.2 a little more than 0.3.
        ((1, 7), 0.4, 3),
        ((1, 2), 0.15, 3),
        ((1, 2), 0.151, 0),
        ((10, 0, 0), 0.3333, 3),
        ((10, 0, 0), 0.3334, 0),
    ],
)
def test_limits_are_exact(tiny, shares, at_least, stage):
    made = tiny(
        ladder(f"{{over: stage, at_least: {at_least}}}"), row(*[1] * len(shares), stages=" ".join("1" * len(shares)))
    )
    assert node(made, marks(*shares)).stage == stage


@pytest.mark.parametrize(
    ("more", "given", "stage"),
    [
        (", start: 1", (0, 0, 0), 1),
        (", start: 1", (0, 10, 0), 2),  # nothing is asked at stage 1
        (", start: 3", (0, 0, 0), 3),
        (", end: 2", (10, 10, 10), 2),
        (", end: 2", (10, 0, 10), 1),
        (", start: 1, end: 2", (0, 10, 10), 2),
    ],
)
def test_where_the_ladder_starts_and_ends(tiny, more, given, stage):
    made = tiny(ladder("{over: stage}", more=more), row(1, 1, 1, stages="1 2 3"))
    assert node(made, marks(*given)).stage == stage


@pytest.mark.parametrize(
    ("gate_at_least", "given", "stage"),
    [(1, (10, 9, 10), 1), (1, (10, 10, 0), 3), (0.5, (10, 5, 0), 3), (0.5, (10, 4, 10), 1), (0, (0, 0, 0), 3)],
)
def test_a_gate_holds_its_stage_back(tiny, gate_at_least, given, stage):
    # The only condition always holds, so that the gate at stage 2 is all there is.
    groups = "- {id: c, features: [{id: c.f1, stage: 1}, {id: c.f2, stage: 2, gate: true}, {id: c.f3, stage: 2}]}"
    made = tiny(ladder("{over: stage, at_least: 0}", more=f", gate_at_least: {gate_at_least}"), groups)
    found = node(made, marks(*given))
    assert found.stage == stage
    assert [check.behind for check in found.held_back_by()] == ([("c.f2",)] if stage == 1 else [])


def test_a_gate_that_does_not_apply_holds_nothing_back(tiny):
    groups = "- {id: c, features: [{id: c.f1, stage: 1, gate: true}, {id: c.f2, stage: 2}]}"
    made = tiny(ladder("{over: stage, at_least: 0}"), groups)
    assert node(made, marks("na", 0)).stage == 3
    open_one = node(made, marks(None, 0))
    assert (open_one.stage_low, open_one.stage_high) == (0, 3)


def test_a_stage_where_nothing_applies_is_passed(tiny):
    made = tiny(ladder("{over: stage}"), row(1, 1, 1, stages="1 2 3"))
    assert node(made, marks(10, "na", 10)).stage == 3
    assert node(made, marks("na", 0, 10)).stage == 1


GROUPS = """
- id: c
  rule: outer
  groups:
    - {id: d, weight: 3, stage: 1, features: [{id: d.a, stage: 1}, {id: d.b, stage: 2}, {id: d.c, stage: 3}]}
    - {id: e, stage: 2, features: [{id: e.a, stage: 1}, {id: e.b, stage: 2}, {id: e.c, stage: 3}]}
- {id: f, features: [{id: f.a, stage: 1}, {id: f.b, stage: 2}, {id: f.c, stage: 3}]}
"""


def at(**stages):
    """Answers that bring groups to stages."""
    return " ".join(
        f"{group}.{name}={10 if number <= stage else 0}"
        for group, stage in stages.items()
        for number, name in enumerate("abc", start=1)
    )


@pytest.mark.parametrize(
    ("conditions", "d", "e", "f", "stage"),
    [
        ("{over: all, of: groups, reach: stage}", 3, 2, 0, 2),
        ("{over: all, of: groups, reach: stage, at_least: 0.5}", 3, 2, 0, 3),
        ("{over: all, of: groups, reach: 2}", 2, 2, 0, 3),
        ("{over: all, of: groups, reach: 2}", 2, 1, 0, 0),
        ("{over: all, of: groups, reach: 3, at_least: 0.75, weighted: true}", 3, 0, 0, 3),  # d weighs 3 of 4
        ("{over: all, of: groups, reach: 3, at_least: 0.75, weighted: true}", 0, 3, 0, 0),
        # d stands at stage 1, e at stage 2; no group stands at stage 3.
        ("{over: stage, of: groups, reach: stage}", 1, 2, 0, 3),
        ("{over: stage, of: groups, reach: stage}", 1, 1, 0, 1),
        ("{over: up-to-stage, of: groups, reach: stage}", 2, 2, 0, 2),
        ("{over: up-to-stage, of: groups, reach: 3}", 3, 0, 0, 1),
        ("{over: below-stage, of: groups, reach: 3}", 3, 0, 0, 2),
        # Groups by name, from anywhere.
        ("{over: all, of: groups, groups: [f], reach: stage}", 0, 0, 2, 2),
        ("{over: all, of: groups, groups: [d, f], reach: stage}", 1, 0, 2, 1),
        ("{over: all, of: groups, groups: [f], reach: 3, at: [3]}", 0, 0, 1, 2),
        # The groups' own numbers, as shares: stage 3 is 30 of 30 points.
        ("{over: all, of: groups, at_least: 0.5}", 2, 1, 0, 3),  # (2/3 + 1/3) / 2
        ("{over: all, of: groups, at_least: 0.51}", 2, 1, 0, 0),
        ("{over: all, of: groups, weighted: true, at_least: 0.58}", 2, 1, 0, 3),  # (3 * 2/3 + 1/3) / 4
        ("{over: all, of: groups, passing_at: 0.6, at_least: 0.5}", 2, 1, 0, 3),
        ("{over: all, of: groups, passing_at: 0.6}", 2, 1, 0, 0),
        ("{over: all, of: groups, groups: [f], passing_at: 1, at: [2]}", 0, 0, 2, 1),
        # Features of a group are those of the groups in it, too.
        ("{over: stage, passing_at: 1, at_least: 0.5}", 3, 0, 0, 3),
    ],
)
def test_conditions_over_groups(tiny, conditions, d, e, f, stage):
    made = tiny(f"{ladder('{over: stage}')}, rules: {{outer: {{ladder: {{conditions: [{conditions}]}}}}}}", GROUPS)
    found = node(made, at(d=d, e=e, f=f))
    assert (found.stage, found.stage_low, found.stage_high) == (stage,) * 3


def test_a_group_without_a_stage_is_not_counted(tiny):
    outer = "rules: {outer: {ladder: {conditions: [{over: all, of: groups, reach: stage}]}}}"
    made = tiny(f"{ladder('{over: stage}')}, {outer}", GROUPS)
    assert node(made, f"{at(e=2)} d.a=na d.b=na d.c=na").stage == 2


def test_open_answers_leave_a_range(tiny):
    made = tiny(ladder("{over: stage}"), row(1, 1, 1, stages="1 2 3"))
    assert [(node(made, text).stage_low, node(made, text).stage_high) for text in ("c.f1=10", "c.f2=0", "c.f3=dk")] == [
        (1, 3),
        (0, 1),
        (0, 3),
    ]
