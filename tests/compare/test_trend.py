"""A center over its rounds: what moved, and why a stage did."""

from __future__ import annotations

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import settings
from hypothesis import strategies as st

from maturity.assessment.answers import Answer, Assessment
from maturity.compare.comparison import Cell
from maturity.compare.trend import Kind, Moment, Trend, trend
from maturity.errors import MaturityError
from maturity.scoring.score import OVERALL, score
from tests.frameworks_here import DONT_KNOW, NOT_APPLICABLE, assessments, framework, said
from tests.versions_here import anybody, given, town

EXAMPLE = framework("example")


def over(*rounds: dict[str, Answer]) -> Trend:
    made = (Assessment(framework="example", answers=answers) for answers in rounds)
    return trend([Moment(f"Round {n}", EXAMPLE, one) for n, one in enumerate(made, start=1)])


def answers(*given_: Answer) -> dict[str, Answer]:
    return dict(zip(EXAMPLE.features, given_, strict=False))


YES, NO, PARTLY = said("yes"), said("no"), said("partly")


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (NO, YES, Kind.UP),
        (NO, PARTLY, Kind.UP),
        (YES, PARTLY, Kind.DOWN),
        (DONT_KNOW, NO, Kind.SETTLED),
        (Answer(), YES, Kind.SETTLED),
        (DONT_KNOW, NOT_APPLICABLE, Kind.SETTLED),
        (YES, DONT_KNOW, Kind.OPENED),
        (NO, Answer(), Kind.OPENED),
        (NO, NOT_APPLICABLE, Kind.NOT_APPLICABLE),
        (NOT_APPLICABLE, YES, Kind.APPLIES),
        (YES, YES.model_copy(update={"note": "Still."}), None),
        (DONT_KNOW, Answer(), None),
        (NOT_APPLICABLE, NOT_APPLICABLE.model_copy(update={"reason": "Never had."}), None),
    ],
)
def test_how_an_answer_moved(before: Answer, after: Answer, kind: Kind | None) -> None:
    (step,) = over(answers(before), answers(after)).steps
    assert [(one.feature, one.kind) for one in step.features] == ([("phone.answered", kind)] if kind else [])


def test_a_stage_moved_because_of_the_feature_without_which_it_would_not_have() -> None:
    found = over(answers(YES, NO, NO, NO), answers(YES, YES, PARTLY, NO))
    (step,) = found.steps
    phone = next(move for move in step.moves if move.id == "phone")
    assert (phone.before, phone.after) == (Cell(1, 1), Cell(2, 2))
    assert phone.up
    assert not phone.by_framework
    assert phone.needed == ("phone.counted",)
    assert [one.feature for one in phone.features] == ["phone.counted"]
    assert not any(move.id == "records" for move in step.moves)
    assert [one.feature for one in step.of(Kind.UP)] == ["phone.counted", "records.log"]
    assert found.points[1].cells["phone"] == Cell(2, 2)


def test_what_was_found_out_narrows_a_range_and_may_move_no_stage() -> None:
    (step,) = over(answers(YES, DONT_KNOW, NO, NO), answers(YES, NO, NO, NO)).steps
    phone = next(move for move in step.moves if move.id == "phone")
    assert (phone.before, phone.after, phone.up) == (Cell(1, 2), Cell(1, 1), None)
    assert [one.kind for one in phone.features] == [Kind.SETTLED]


def test_where_nothing_changed_nothing_moved() -> None:
    (step,) = over(answers(YES, NO, YES, NO), answers(YES, NO, YES, NO)).steps
    assert (step.moves, step.features, step.version_changed) == ((), (), False)


def test_a_new_version_says_what_it_did_itself() -> None:
    old, new = town("old"), town("new")
    before = given({"phone.answered": said("yes"), "phone.voicemail": said("yes"), "garden.open": said("yes")})
    after = given({"phone.answered": said("yes"), "phone.messages": said("no"), "web.page": said("yes")})
    found = trend([Moment("One", old, before), Moment("Two", new, after)])
    (step,) = found.steps
    assert step.version_changed
    assert {one.feature: one.kind for one in step.features} == {"phone.messages": Kind.DOWN, "web.page": Kind.NEW}
    assert step.dropped == ("garden.open",)
    assert found.capabilities[: len(new.capabilities)] == tuple(one.id for one in new.capabilities)
    assert "garden" in found.capabilities
    assert [point.version for point in found.points] == ["1.0.0", "1.1.0"]


def test_rounds_of_different_frameworks_have_no_trend() -> None:
    with pytest.raises(MaturityError, match="can't be carried over"):
        trend([Moment("One", EXAMPLE, Assessment(framework="example")), Moment("Two", town("old"), given({}))])


def test_of_one_round_there_is_a_point_and_no_step() -> None:
    found = over(answers(YES))
    assert (len(found.points), found.steps) == (1, ())
    assert trend([]) == Trend((), (), ())


@settings(max_examples=15, deadline=None)
@hypothesis_given(st.lists(assessments(EXAMPLE), min_size=3, max_size=3))
def test_points_say_what_the_results_say_and_moves_lead_from_one_to_the_next(rounds: list[Assessment]) -> None:
    results = [score(EXAMPLE, one) for one in rounds]
    found = trend([Moment("", EXAMPLE, one, result) for one, result in zip(rounds, results, strict=True)])
    assert found == trend([Moment("", EXAMPLE, one) for one in rounds])
    for place, step in enumerate(found.steps):
        before, after = found.points[place : place + 2]
        moves = {move.id: move for move in step.moves}
        for id_ in ("phone", "records", OVERALL):
            ends = [one.overall if id_ == OVERALL else one.cells[id_] for one in (before, after)]
            assert (id_ in moves) == (ends[0] != ends[1])
            if id_ in moves:
                assert [moves[id_].before, moves[id_].after] == ends
                assert moves[id_].features
                assert set(moves[id_].needed) <= {one.feature for one in moves[id_].features}


@settings(max_examples=15, deadline=None)
@hypothesis_given(anybody(town("old")), anybody(town("new")))
def test_over_two_versions_it_holds_as_well(before: Assessment, after: Assessment) -> None:
    (step,) = trend([Moment("", town("old"), before), Moment("", town("new"), after)]).steps
    for move in step.moves:
        assert move.before != move.after
        assert move.features or move.changes or move.by_framework
