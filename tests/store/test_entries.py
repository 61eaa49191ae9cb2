"""How far everybody is: what a facilitator sees of the entries of a round, and what that costs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from maturity.assessment.answers import Answer, State
from maturity.framework.model import Framework
from maturity.store.entries import DONT_KNOW, REPLIED
from maturity.store.store import Store
from maturity.store.values import Section, encode
from tests.store.rounds_here import LOG, YES, Run
from tests.store.test_repoint import without_phone_counted

SAID = {
    State.ANSWERED: Answer(state=State.ANSWERED, option="yes", note="x"),
    State.DONT_KNOW: Answer(state=State.DONT_KNOW, note='{"state":"answered"'),
    State.NOT_APPLICABLE: Answer(state=State.NOT_APPLICABLE, reason="None here"),
    State.UNANSWERED: Answer(note='{"state":"dont_know"', evidence="y"),
}


@pytest.fixture
def run(store: Store, framework: Framework) -> Run:
    return Run(store, framework)


@pytest.mark.parametrize("state", State)
def test_how_an_answer_is_stored_begins_with_what_it_is(state: State) -> None:
    stored = encode(Section.ANSWER, SAID[state])
    assert stored.startswith(REPLIED) == (state is not State.UNANSWERED)
    assert stored.startswith(DONT_KNOW) == (state is State.DONT_KNOW)


def test_an_entry_that_nobody_began_is_empty(run: Run) -> None:
    entry = run.entry()
    assert (entry.round_id, entry.center.name) == (run.id, "Springfield 311")
    assert (entry.assessment_id, entry.started_at, entry.last_activity) == (None, None, None)
    assert (entry.replied, entry.dont_know, entry.snapshot_id, entry.counted_at) == (0, 0, None, None)


def test_an_entry_counts_what_is_said_and_what_is_not_known(run: Run) -> None:
    made, other = run.start(), run.start(1)
    features = ("phone.answered", "phone.counted", "records.log", "records.shared")
    for feature, answer in zip(features, SAID.values(), strict=True):
        run.store.save(made, Section.ANSWER, feature, answer)
    run.store.save(made, Section.CENTER, "name", "Springfield 311")
    run.store.save(other, Section.ANSWER, LOG, YES)
    assert [(one.replied, one.dont_know) for one in run.rounds.entries(run.id)] == [(3, 1), (1, 0), (0, 0)]


def test_an_answer_that_is_set_aside_is_none(run: Run) -> None:
    made = run.start()
    for feature in ("phone.counted", LOG):
        run.store.save(made, Section.ANSWER, feature, YES)
    assert run.entry().replied == 2
    run.rounds.close_round(run.id)
    run.store.repoint(made, without_phone_counted(run.framework))
    assert run.entry().replied == 1


def test_an_entry_says_when_somebody_last_did_something(run: Run) -> None:
    made = run.start()
    draft = run.store.draft(made)
    assert run.entry().started_at == draft.created_at
    run.store.save(made, Section.ANSWER, LOG, YES)
    assert run.entry().last_activity == run.store.draft(made).updated_at
    submitted = run.submit(made)
    assert run.entry().last_activity == submitted.submitted_at
    copy = run.store.teams.join(run.store.teams.invite(made), "b", "")
    run.store.save(copy, Section.ANSWER, LOG, YES)
    assert run.entry().last_activity == run.store.draft(copy).updated_at, "a team is at work"
    assert run.entry().replied == 1, "but what it says privately is nobody's to count"
    assert run.entry(1).last_activity is None


def test_an_assessment_in_two_rounds_is_counted_once_in_each(run: Run) -> None:
    made = run.start()
    run.store.save(made, Section.ANSWER, LOG, YES)
    second = run.open("Autumn")
    run.rounds.bind(run.token(0, second), made)
    found = run.rounds.of_assessment(made)
    assert [(one.cohort, one.round.name, one.entry.replied) for one in found] == [
        ("Seven Hills", "Spring", 1),
        ("Seven Hills", "Autumn", 1),
    ]
    assert [one.entry for one in found] == [run.entry(), run.entry(0, second)]
    assert run.rounds.of_assessment(run.start(1))[0].entry.center.name == "Shelbyville 311"
    assert run.rounds.of_assessment("A" * 22) == ()


# What it costs


@contextmanager
def asked(store: Store) -> Iterator[list[str]]:
    """The questions that are put to the database meanwhile."""
    questions: list[str] = []
    engine = store._database._engine

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        questions.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield questions
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_more_centers_are_not_more_questions(run: Run) -> None:
    cost: list[dict[str, int]] = []
    for start in (0, 40):
        centers = run.rounds.add_centers(run.cohort_id, [f"Center {number}" for number in range(start, start + 40)])
        run.rounds.invite(run.id, [one.id for one in centers])
        for place in range(start, start + 10):
            run.submit(run.start(place))
        run.rounds.close_round(run.id)
        each = {}
        for name, ask in {
            "entries": lambda: run.rounds.entries(run.id),
            "counted": lambda: run.rounds.counted(run.id, "1"),
            "tokens": lambda: run.rounds.tokens(run.id),
            "cohort": lambda: run.cohort,
        }.items():
            with asked(run.store) as questions:
                ask()
            each[name] = len(questions)
        cost.append(each)
        run.rounds.reopen_round(run.id)
    assert cost[0] == cost[1]
    assert max(cost[0].values()) <= 6
