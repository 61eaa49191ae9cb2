"""What a user may rely on, for every framework that is here: frameworks/* and tests/frameworks/*, whatever is added."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.scoring.scale import scales
from maturity.scoring.score import score
from tests.scoring import properties as must
from tests.scoring.any_framework import FOLDERS, loaded

SEEDS = st.integers(0, 10**9)
every_framework = pytest.mark.parametrize("name", sorted(FOLDERS))
few = settings(max_examples=10)


def test_all_folders_are_found():
    assert {"311", "example", "c2m2", "samm2", "subtractive-110", "two-value", "weakest-link"} <= set(FOLDERS)
    assert len(FOLDERS) >= 20


@every_framework
@few
@given(seed=SEEDS)
def test_numbers_lie_on_their_scale(name, seed):
    must.within_scale(loaded(name), must.some_answers(loaded(name), Random(seed)))


@every_framework
@few
@given(seed=SEEDS)
def test_a_better_answer_never_lowers_anything(name, seed):
    framework, rng = loaded(name), Random(seed)
    before = must.some_answers(framework, rng)
    after = must.better(framework, before, rng)
    if after is not None:
        must.never_lower(score(framework, before), score(framework, after))


@every_framework
@few
@given(seed=SEEDS)
def test_an_answer_instead_of_a_blank_never_lowers_what_is_established(name, seed):
    framework, rng = loaded(name), Random(seed)
    before = must.some_answers(framework, rng, opened=0.6)
    after = must.completed(framework, before, rng.choice)
    # A blank at a blocking feature may turn out to be what blocks the whole.
    must.never_lower(score(framework, before), score(framework, after), "low", "stage_low", may_block=True)


@every_framework
@few
@given(seed=SEEDS)
def test_all_lowest_is_the_minimum_and_all_highest_the_maximum(name, seed):
    framework, rng = loaded(name), Random(seed)
    worst, best = must.all_at_end(framework, 0), must.all_at_end(framework, -1)
    ends, lowest, highest = scales(framework, worst), score(framework, worst), score(framework, best)
    # What doesn't apply makes another scale, so here everything does.
    between = score(framework, must.some_answers(framework, rng, out=0))
    must.never_lower(lowest, between, "low", "high", "stage_low", "stage_high")
    must.never_lower(between, highest, "low", "high", "stage_low", "stage_high")
    for at_worst, at_best in zip(must.nodes(lowest), must.nodes(highest), strict=True):
        if at_worst.low is not None:
            assert (at_worst.low, at_best.high) == (ends[at_worst.id].lowest, ends[at_worst.id].highest)
        rule = must.rule_of(framework, at_best.id)
        if rule.ladder:
            assert at_best.stage == (rule.ladder.end or framework.stages[-1].number)
            assert at_worst.stage >= rule.ladder.start


@every_framework
@few
@given(seed=SEEDS)
def test_order_and_titles_do_not_matter(name, seed):
    framework, rng = loaded(name), Random(seed)
    assessment = must.some_answers(framework, rng)
    was, now = score(framework, assessment), score(must.shuffled(framework, rng), assessment)
    for node in must.nodes(was):
        other = now.node(node.id)
        assert must.figures(node) == must.figures(other), node.id
        assert (node.band, node.aspects, node.settled, node.total, node.parent) == (
            other.band, other.aspects, other.settled, other.total, other.parent
        )  # fmt: skip
        assert {check.rule for check in node.held_back_by()} == {check.rule for check in other.held_back_by()}


@every_framework
@few
@given(seed=SEEDS)
def test_the_range_holds_every_way_the_open_answers_can_turn_out(name, seed):
    framework, rng = loaded(name), Random(seed)
    must.range_holds(framework, must.some_answers(framework, rng, opened=rng.choice([0.1, 0.9])), rng)


@every_framework
@few
@given(seed=SEEDS)
def test_no_ladder_is_above_a_gate_that_fails(name, seed):
    framework, rng = loaded(name), Random(seed)
    must.gates_hold(framework, must.some_answers(framework, rng))
    gates = [feature for feature in framework.features.values() if feature.gate]
    if gates and not framework.aspects:
        gate = rng.choice(gates)  # all else is at its best
        lowest = must.said(framework, {"": framework.options_of(gate)[0].id})
        must.gates_hold(framework, must.all_at_end(framework, -1).with_answer(gate.id, lowest))


@every_framework
@few
@given(seed=SEEDS)
def test_a_number_has_the_band_it_falls_into(name, seed):
    must.bands_are_those_of_the_numbers(loaded(name), must.some_answers(loaded(name), Random(seed)))


@every_framework
def test_every_number_falls_into_exactly_one_band(name):
    for rule in must.rules_with_bands(loaded(name)):
        limits = [Fraction(band.at if band.at is not None else band.above) for band in rule.bands]
        grid = [limit + step for limit in limits for step in (Fraction(-1, 10**9), 0, Fraction(1, 10**9))]
        for number in [*grid, *(Fraction(tenth, 10) for tenth in range(-20, 1_020))]:
            assert len(must.bands_of(rule.bands, number)) == 1, number


@every_framework
@few
@given(seed=SEEDS)
def test_what_does_not_apply_never_moves_another_capability(name, seed):
    rng = Random(seed)
    must.stays_at_home(loaded(name), must.some_answers(loaded(name), rng), rng)
