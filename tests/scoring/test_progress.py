"""What is asked, and when asking stops."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Assessment, State
from maturity.scoring.progress import Status, progress
from maturity.scoring.score import score
from tests.frameworks_here import DONT_KNOW, assessments, framework, said

F311 = framework("311")


def leadership(**options):
    answers = {f"leadership.{name.replace('_', '-')}": answer for name, answer in options.items()}
    assessment = Assessment(framework="311", answers=answers)
    return progress(F311, assessment, score(F311, assessment))[0]


def test_questions_are_asked_stage_by_stage():
    task = leadership()
    stages = [F311.features[id_].stage for id_ in task.to_ask]
    assert (task.status, len(stages)) == (Status.NOT_STARTED, 9)
    assert stages == sorted(stages)


def test_the_stage_that_is_not_reached_is_asked_to_its_end_and_no_further():
    # A No at the gate decides the stage, but the roadmap needs to know the rest of stage 1.
    task = leadership(named_manager=said("no"))
    assert (task.status, task.to_ask) == (
        Status.IN_PROGRESS,
        ("leadership.scope-statement", "leadership.known-cost"),
    )
    task = leadership(named_manager=said("no"), scope_statement=said("yes"), known_cost=said("partly"))
    assert (task.status, task.to_ask, len(task.offered)) == (Status.STAGE_KNOWN, (), 6)


def test_a_dont_know_is_an_answer_that_is_not_asked_again():
    task = leadership(named_manager=DONT_KNOW)
    assert "leadership.named-manager" not in task.to_ask
    assert task.status is Status.IN_PROGRESS


@settings(max_examples=60)
@given(st.data())
def test_a_capability_that_asks_no_more_has_its_stage_or_only_dont_knows_left(data):
    assessment = data.draw(assessments(F311))
    result = score(F311, assessment)
    for task in progress(F311, assessment, result):
        open_ones = [id_ for id_ in task.ordered if assessment.answer(id_).state is State.UNANSWERED]
        assert sorted((*task.to_ask, *task.offered)) == sorted(open_ones)
        if not task.to_ask and task.status is Status.STAGE_KNOWN:
            assert result.node(task.capability).known
        if task.status is Status.COMPLETE:
            assert open_ones == []
