"""The smallest next step: no set of features with less effort reaches the next stage, whatever the rules."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import ceil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment, State
from maturity.assessment.answers_file import load_answers
from maturity.framework.rules import Band, Rollup, Rule
from maturity.roadmap.smallest import Found, smallest_step, smallest_steps
from maturity.scoring.labels import has_stages
from maturity.scoring.score import OVERALL, in_place, score
from tests.frameworks_here import NOT_APPLICABLE, ROOT, SHIPPED, all_at, assessments, framework, said
from tests.roadmap.small_frameworks import answered, frameworks

F311 = framework("311")


def highest(loaded, feature):
    sets = loaded.aspect_options(feature)
    chosen = {aspect: options[-1].id for aspect, options in sets.items()}
    one = {"options": chosen} if loaded.aspects else {"option": chosen[""]}
    return Answer(state=State.ANSWERED, **one)


def done(loaded, assessment, chosen):
    for id_ in chosen:
        assessment = assessment.with_answer(id_, highest(loaded, loaded.features[id_]))
    return assessment


def could_be_done(loaded, assessment):
    return [
        feature.id
        for feature in loaded.features.values()
        if not assessment.answer(feature.id).excluded and assessment.answer(feature.id) != highest(loaded, feature)
    ]


def can_start(loaded, assessment, chosen):
    """Every prerequisite has something in place, or is chosen too."""
    needs = [loaded.features[need] for id_ in chosen for need in loaded.features[id_].requires]
    return all(need.id in chosen or in_place(loaded, assessment, need) > 0 for need in needs)


def effort(loaded, assessment, chosen):
    total = 0
    for id_ in chosen:
        feature = loaded.features[id_]
        whole = loaded.planning.points[loaded.size_of(feature)]
        partly = in_place(loaded, assessment, feature) > 0
        total += ceil(whole * Fraction(loaded.planning.partly_left)) if partly else whole
    return total


def figure(loaded, node):
    """What a node stands at for sure: its stage, or the place of its band."""
    if has_stages(loaded, node):
        return node.stage_low
    rule = loaded.scoring.overall if node.id == OVERALL else loaded.rule_of(loaded.groups[node.id])
    return next((index for index, band in enumerate(rule.bands) if band.name == node.band_low), None)


def every_way(loaded, assessment):
    """Every set of features that can be started from, cheapest first, with what scoring says of it."""
    could = could_be_done(loaded, assessment)
    sets = [chosen for many in range(len(could) + 1) for chosen in combinations(could, many)]
    sets = [chosen for chosen in sets if can_start(loaded, assessment, chosen)]
    # Combinations come with fewer before more, and in the framework's order; sorting keeps that.
    sets.sort(key=lambda chosen: effort(loaded, assessment, chosen))
    return [(chosen, score(loaded, done(loaded, assessment, chosen))) for chosen in sets]


def by_trying(loaded, result, ways, node_id):
    """The cheapest way found by trying all of them; None where there is none."""
    if node_id == OVERALL and not result.scorable:
        return next((chosen for chosen, after in ways if after.scorable), None)
    now = figure(loaded, result.node(node_id))
    return next((chosen for chosen, after in ways if figure(loaded, after.node(node_id)) > now), None)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_it_is_what_trying_every_set_finds(data):
    loaded = data.draw(frameworks())
    assessment = data.draw(answered(loaded))
    result = score(loaded, assessment)
    ways = every_way(loaded, assessment)
    for node in (*result.groups, result.overall):
        step = smallest_step(loaded, assessment, result, node.id)
        if step.found is Found.NOT_FOUND:
            assert loaded.scoring.blank == "skip"  # what is shown is not what stands for sure
            continue
        blocked = node.id == OVERALL and not result.scorable
        if step.found is Found.NO_STAGE:
            assert not blocked
            assert figure(loaded, node) is None
            continue
        wanted = by_trying(loaded, result, ways, node.id)
        assert (step.found is Found.STEP) == (wanted is not None)
        if wanted is None:
            continue
        assert tuple(id_ for id_ in loaded.features if id_ in step.features) == wanted
        assert step.points == effort(loaded, assessment, wanted)
        for place, id_ in enumerate(step.features):  # the order of doing
            assert can_start(loaded, assessment, step.features[: place + 1]), id_
        assert set(step.prerequisites) <= set(step.features)
        if not blocked:
            lifting = [id_ for id_ in step.features if id_ not in step.prerequisites]
            after = score(loaded, done(loaded, assessment, lifting))
            assert figure(loaded, after.node(node.id)) > figure(loaded, node)


EXAMPLES = ("town-9000", "city-180000", "metro-2000000")


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_step_of_the_311_examples_lifts(name):
    # All 11 took 0.06 to 0.12 s together when this was written, after 0.2 s to load the solver.
    assessment = load_answers(ROOT / f"examples/{name}.yaml", F311)
    result = score(F311, assessment)
    steps = smallest_steps(F311, assessment, result)
    assert list(steps) == [*(node.id for node in result.capabilities), OVERALL]
    for id_, step in steps.items():
        if step.found is Found.TOP:
            assert result.node(id_).stage_low == 5
            continue
        assert step.found is Found.STEP
        after = score(F311, done(F311, assessment, step.features)).node(id_)
        assert after.stage_low > result.node(id_).stage_low
        assert step.reached == F311.stage_name(result.node(id_).stage_low)
        assert step.following == F311.stage_name(after.stage_low)
        assert can_start(F311, assessment, step.features)
        for id_left in step.features:  # and nothing in it is there for nothing
            fewer = [other for other in step.features if other != id_left]
            still = score(F311, done(F311, assessment, fewer)).node(id_).stage_low > result.node(id_).stage_low
            assert not still or not can_start(F311, assessment, fewer)


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=25, deadline=None)
@given(st.data())
def test_for_any_answers_each_step_lifts_and_no_single_feature_of_it_can_be_spared(name, data):
    loaded = framework(name)
    assessment = data.draw(assessments(loaded))
    result = score(loaded, assessment)
    node = data.draw(st.sampled_from((*result.capabilities, result.overall)))
    step = smallest_step(loaded, assessment, result, node.id)
    assert step.found is not Found.NOT_FOUND
    if step.found is not Found.STEP:
        return
    assert score(loaded, done(loaded, assessment, step.features)).node(node.id).stage_low > node.stage_low
    for id_ in step.features:
        fewer = [other for other in step.features if other != id_]
        after = score(loaded, done(loaded, assessment, fewer)).node(node.id).stage_low
        assert after <= node.stage_low or not can_start(loaded, assessment, fewer)


def step_of(answers, node, loaded=F311):
    assessment = Assessment(framework=loaded.id, answers=answers)
    return smallest_step(loaded, assessment, score(loaded, assessment), node)


def test_a_prerequisite_in_another_capability_comes_first_and_is_said_to_be_one():
    answers = all_at(F311, "no") | all_at(F311, "yes", up_to=1) | {"technology.case-system": said("no")}
    steps = step_of(answers, "access")
    assert steps.features.index("technology.case-system") < steps.features.index("access.web-requests")
    assert steps.prerequisites == ("technology.case-system",)


def test_a_prerequisite_that_is_partly_there_is_enough_to_start_from():
    answers = all_at(F311, "no") | all_at(F311, "yes", up_to=1) | {"technology.case-system": said("partly")}
    assert "technology.case-system" not in step_of(answers, "access").features


def test_partly_done_work_is_preferred_because_it_takes_less():
    none = all_at(F311, "yes", up_to=1) | {f.id: said("no") for f in F311.features.values() if f.stage > 1}
    begun = none | {f.id: said("partly") for f in F311.capability("operations").features if f.stage == 2}
    assert step_of(begun, "operations").points < step_of(none, "operations").points


def test_at_the_top_and_where_nothing_applies_there_is_no_step():
    assert step_of(all_at(F311, "yes"), OVERALL).found is Found.TOP
    out = {feature.id: NOT_APPLICABLE for feature in F311.capability("equity").features}
    assert step_of(out, "equity").found is Found.NO_STAGE


def test_what_no_feature_can_change_is_out_of_reach():
    scoring = F311.scoring.model_copy(update={"does_not_apply": "zero"})
    strict = F311.model_copy(update={"scoring": scoring})
    answers = all_at(F311, "no") | all_at(F311, "yes", up_to=1)
    step = step_of(answers | {"requests.tracked-requests": NOT_APPLICABLE}, "requests", strict)  # a gate
    assert (step.found, step.features) == (Found.OUT_OF_REACH, ())


def test_what_blocks_the_whole_is_the_step():
    feature = F311.features["leadership.scope-statement"].model_copy(update={"blocking": True})
    first, *others = F311.capabilities
    held = [feature if one.id == feature.id else one for one in first.features]
    blocking = F311.model_copy(update={"capabilities": (first.model_copy(update={"features": tuple(held)}), *others)})
    step = step_of(all_at(blocking, "yes") | {feature.id: said("no")}, OVERALL, blocking)
    assert (step.found, step.features, step.reached) == (Found.STEP, (feature.id,), "")


def test_nothing_is_claimed_where_too_many_sets_would_have_to_be_tried():
    rule = Rule(
        rollup=Rollup(rule="median", over="features"),
        bands=tuple(Band(name=name, at=Decimal(at)) for name, at in (("low", "0"), ("high", "0.75"))),
    )
    middle = F311.model_copy(update={"scoring": F311.scoring.model_copy(update={"overall": rule})})
    assert step_of(all_at(F311, "no"), OVERALL, middle).found is Found.NOT_FOUND


def test_the_solver_is_only_loaded_when_it_is_needed():
    code = "import sys, maturity.cli; print('highspy' in sys.modules, 'numpy' in sys.modules)"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert made.stdout.split() == ["False", "False"]
