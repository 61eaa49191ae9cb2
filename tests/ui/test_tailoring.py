"""What a center's size changes, on the shipped 311 framework."""

from __future__ import annotations

from maturity.assessment.answers import Answer, Assessment, State
from maturity.ui import tailoring
from tests.frameworks_here import framework, said

FULL = framework("311")
REWORDED = "operations.staffing-forecast"


def center(population: int | None, answers: dict[str, Answer] | None = None) -> Assessment:
    return Assessment(
        framework="311", center={} if population is None else {"population": population}, answers=answers or {}
    )


def test_a_small_center_is_asked_in_its_own_words() -> None:
    feature = FULL.features[REWORDED]
    other = FULL.sizes[0].rewordings[0]
    assert tailoring.asked(FULL, center(49_999), feature).question == other.question
    for population in (None, 50_000):
        assert tailoring.asked(FULL, center(population), feature).question == feature.question


def test_only_unanswered_features_of_that_size_are_offered() -> None:
    offered = [one.feature for one in tailoring.to_set_aside(FULL, center(10_000))]
    assert offered == [one.feature for one in FULL.sizes[0].set_aside]
    answered = center(10_000, {offered[0]: said("yes")})
    assert [one.feature for one in tailoring.to_set_aside(FULL, answered)] == offered[1:]
    assert tailoring.to_set_aside(FULL, center(None)) == []
    assert tailoring.to_set_aside(FULL, center(900_000)) == []


def test_setting_aside_is_an_explicit_answer_that_can_be_undone_and_keeps_notes() -> None:
    one = FULL.sizes[0].set_aside[0]
    before = Answer(note="Ask the county")
    aside = tailoring.set_aside_answer(center(10_000, {one.feature: before}), one)
    assert (aside.state, aside.reason, aside.note) == (State.NOT_APPLICABLE, one.reason, "Ask the county")
    then = center(600_000, {one.feature: aside})  # the size may have been mended since
    assert [found.feature for found in tailoring.was_set_aside(FULL, then)] == [one.feature]
    assert tailoring.asked_again(then, one) == before


def test_a_reason_of_ones_own_is_not_undone() -> None:
    one = FULL.sizes[0].set_aside[0]
    own = Answer(state=State.NOT_APPLICABLE, reason="The county does it")
    assert tailoring.was_set_aside(FULL, center(10_000, {one.feature: own})) == []


def test_terms_are_found_as_words_and_acronyms_only_in_capitals() -> None:
    found = [term.term for term in tailoring.terms_in(FULL, ["A Case System with GIS", "the wcagfoo"])]
    assert found == ["case system", "GIS"]
    assert tailoring.terms_in(FULL, ["some gis"]) == []
