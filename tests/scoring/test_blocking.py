"""A blocking feature that is missing leaves the whole without an outcome, and the groups as they are."""

from __future__ import annotations

import pytest

from maturity.scoring.score import score
from tests.scoring.tiny import answered

GROUPS = "[{id: c, features: [{id: c.f1, blocking: true}, {id: c.f2}]}, {id: d, features: [{id: d.f1}]}]"


@pytest.mark.parametrize(
    ("policies", "blocking", "scorable"),
    [
        ("", "10", True),
        ("", "9", False),
        ("blocking_at_least: 0.5", "5", True),
        ("blocking_at_least: 0.5", "4", False),
        ("blocking_at_least: 0", "0", True),
        ("", None, True),  # it may still turn out to be there
        ("", "dk", True),
        ("", "na", True),
        ("does_not_apply: zero", "na", True),
        ("blank: zero", None, False),
        ("blank: skip", None, False),
        ("blank: fails", "dk", False),
    ],
)
def test_what_blocks(tiny, policies, blocking, scorable):
    made = tiny(policies, GROUPS)
    result = score(made, answered(made, f"{f'c.f1={blocking} ' if blocking else ''}c.f2=8 d.f1=6"))
    assert result.scorable is scorable
    assert result.blocked_by == (() if scorable else ("c.f1",))
    assert (result.overall.low is not None) is scorable
    assert (result.node("c").low is not None, result.node("d").value) == (True, 6)


def test_the_whole_has_nothing_and_says_why(tiny):
    ladder = "ladder: {conditions: [{over: all, at_least: 0}]}"
    made = tiny(f"overall: {{{ladder}}}", GROUPS)
    whole = score(made, answered(made, "c.f1=9 c.f2=8 d.f1=6")).overall
    assert (whole.value, whole.low, whole.high, whole.stage, whole.stage_low, whole.stage_high, whole.band) == (
        None,
    ) * 7
    why = whole.reasons[0]
    assert (why.rule.value, why.behind, why.verdict.value) == ("blocking", ("c.f1",), "failed")
    assert (whole.settled, whole.total) == (3, 3)


def test_an_open_blocking_feature_is_an_open_reason(tiny):
    made = tiny("", GROUPS)
    whole = score(made, answered(made, "c.f2=8 d.f1=6")).overall
    assert [(check.rule.value, check.verdict.value) for check in whole.reasons] == [("blocking", "open")]
    assert (whole.low, whole.high) == (5, 7.5)  # c is 4 to 9, d is 6
