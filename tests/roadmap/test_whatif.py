"""What if: nothing is changed, what is ticked only ever lifts, and what it lacks is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Assessment
from maturity.roadmap.goals import is_missing
from maturity.roadmap.smallest import Found
from maturity.roadmap.whatif import missing_features, needed_first, next_step, touched, what_if
from maturity.scoring.compiled import OVERALL
from maturity.scoring.score import score
from tests.any_answers import KINDS, any_answers
from tests.frameworks_here import SHIPPED, all_at, assessments, framework
from tests.scoring.any_framework import loaded

F311 = framework("311")


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_tick_lifts_or_changes_nothing(name, data):
    known = framework(name)
    assessment = data.draw(assessments(known))
    missing = missing_features(known, assessment)
    ticked = data.draw(st.lists(st.sampled_from(missing), unique=True, max_size=6)) if missing else []
    found = what_if(known, assessment, ticked)
    before = score(known, assessment)
    for node in (*before.capabilities, before.overall):
        assert (found.result.node(node.id).stage_low or 0) >= (node.stage_low or 0)
        if node.id != OVERALL and node.id not in touched(known, found):
            assert found.result.node(node.id) == node
    assert not {*ticked} & {*missing_features(known, found.assessment)}
    first = needed_first(known, assessment, ticked)
    assert all(is_missing(known, assessment, known.features[id_]) for id_ in first)
    assert not {*first} & {*ticked}


@pytest.mark.parametrize("name", KINDS)
def test_everything_that_is_missing_ticked_is_the_most_there_is(name):
    known = loaded(name)
    assessment = any_answers(known, 1)
    found = what_if(known, assessment, missing_features(known, assessment))
    assert missing_features(known, found.assessment) == ()
    assert all(next_step(known, found, node.id).found is not Found.STEP for node in found.result.capabilities)


def test_it_says_what_is_still_lacking_once_the_ticked_are_in_place():
    assessment = Assessment(framework="311", answers=all_at(F311, "no") | all_at(F311, "yes", up_to=1))
    ticked = ["requests.honest-closure"]
    lacking = next_step(F311, what_if(F311, assessment, ticked), "requests")
    assert lacking.found is Found.STEP
    assert ticked[0] not in lacking.features
    lifted = what_if(F311, assessment, [*ticked, *lacking.features])
    assert lifted.result.node("requests").stage == score(F311, assessment).node("requests").stage + 1
