"""Groups in groups: each by its own rule, to any depth, and each with a result of its own."""

from __future__ import annotations

import pytest

from maturity.scoring.score import score
from tests.scoring.tiny import answered, node, number

TREE = """
- id: a
  groups:
    - id: b
      rule: lowest
      weight: 3
      groups:
        - id: c
          rule: sum
          features: [{id: c.x}, {id: c.y}]
          groups: [{id: d, features: [{id: d.x}, {id: d.y}]}]
        - {id: e, features: [{id: e.x}]}
    - {id: f, features: [{id: f.x}, {id: f.y}]}
- {id: g, rule: highest, features: [{id: g.x}, {id: g.y}]}
"""
RULES = "lowest: {rollup: min}, highest: {rollup: max}, sum: {rollup: {rule: sum, over: children}}"
ALL = "c.x=1 c.y=2 d.x=3 d.y=5 e.x=9 f.x=4 f.y=6 g.x=8 g.y=2"


@pytest.fixture
def tree(tiny):
    return tiny(f"parent: {{rollup: weighted-mean}}, rules: {{{RULES}}}", TREE)


def test_every_group_by_its_own_rule(tree):
    # d: (3 + 5) / 2 = 4; c: 1 + 2 + 4 = 7; b: the lower of 7 and 9; a: (3 * 7 + 5) / 4; g: 8; overall: (6.5 + 8) / 2.
    expected = {"a": "6.5", "b": 7, "c": 7, "d": 4, "e": 9, "f": 5, "g": 8, "overall": "7.25"}
    for id, value in expected.items():
        assert node(tree, ALL, id).value == number(value), id


def test_results_stand_as_they_are_written_with_their_parents(tree):
    result = score(tree, answered(tree, ALL))
    assert [(one.id, one.parent) for one in result.groups] == [
        ("a", None), ("b", "a"), ("c", "b"), ("d", "c"), ("e", "b"), ("f", "a"), ("g", None)
    ]  # fmt: skip
    assert [one.id for one in result.capabilities] == ["a", "g"]


def test_coverage_counts_every_feature_below(tree):
    result = score(tree, answered(tree, "c.x=1 d.x=na d.y=dk g.x=8"))
    counts = {one.id: (one.settled, one.dont_know, one.excluded, one.total) for one in (*result.groups, result.overall)}
    assert counts == {
        "a": (2, 1, 1, 7), "b": (2, 1, 1, 5), "c": (2, 1, 1, 4), "d": (1, 1, 1, 2), "e": (0, 0, 0, 1),
        "f": (0, 0, 0, 2), "g": (1, 0, 0, 2), "overall": (3, 1, 1, 9),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "range_of_a", "range_of_whole"),
    [
        (ALL.replace("d.y=5", "d.y=dk"), ("4.625", "8"), ("6.3125", "8")),  # d 1.5 to 6.5, c 4.5 to 9.5, b to 9
        (ALL.replace("g.x=8 ", ""), ("6.5", "6.5"), ("4.25", "8.25")),  # g 2 to 10
    ],
)
def test_a_range_goes_up_to_the_whole(tree, text, range_of_a, range_of_whole):
    for id, (low, high) in (("a", range_of_a), ("overall", range_of_whole)):
        found = node(tree, text, id)
        assert (found.low, found.high) == (number(low), number(high)), id


def test_a_group_where_nothing_applies_is_left_out_on_the_way_up(tree):
    text = ALL.replace("e.x=9", "e.x=na").replace("c.x=1 c.y=2 d.x=3 d.y=5", "c.x=na c.y=na d.x=na d.y=na")
    assert [node(tree, text, id).value for id in "abcde"] == [5, None, None, None, None]


def test_a_ladder_deep_inside_and_the_stages_on_the_way_up(tiny):
    ladder = "ladder: {conditions: [{over: stage, at_least: 0.5}]}"
    groups = """
- id: a
  groups:
    - id: b
      groups:
        - {id: c, features: [{id: c.x, stage: 1}, {id: c.y, stage: 2}]}
        - {id: d, features: [{id: d.x, stage: 1}, {id: d.y, stage: 2}]}
    - {id: e, rule: all-below, groups: [{id: f, features: [{id: f.x, stage: 1}, {id: f.y, stage: 2}]}]}
"""
    made = tiny(
        f"capability: {{{ladder}}}, parent: {{stages: {{rule: max}}}}, overall: {{stages: {{rule: min}}}}, "
        f"rules: {{all-below: {{{ladder}}}}}",
        groups,
    )
    text = "c.x=10 c.y=0 d.x=0 d.y=10 f.x=5 f.y=4"
    assert {id: node(made, text, id).stage for id in (*"abcdef", "overall")} == {
        "a": 1, "b": 1, "c": 1, "d": 0, "e": 1, "f": 1, "overall": 1,
    }  # fmt: skip


def test_a_tree_of_ten_levels(tiny):
    text = "{id: g10, features: [{id: g10.x}, {id: g10.y}]}"
    for level in range(9, 0, -1):
        text = f"{{id: g{level}, features: [{{id: g{level}.x}}], groups: [{text}]}}"
    made = tiny("", f"[{text}]")
    # g10: (4 + 6) / 2; every level above holds a 5 beside it.
    answers = "g10.x=4 g10.y=6 " + " ".join(f"g{level}.x=5" for level in range(1, 10))
    assert {node(made, answers, f"g{level}").value for level in range(1, 11)} == {5}
    # Ten more points at the bottom are halved nine times on the way up.
    assert node(made, answers.replace("g10.y=6", "g10.y=10"), "g1").value == 5 + number("2/512")
