"""What a center's link into a round leads to, for how long, and for whom."""

from __future__ import annotations

import pytest

from maturity.assessment.answers import Answer, Assessment
from maturity.errors import NotFound, StoreError
from maturity.framework.model import Framework
from maturity.store.round_records import Sharing
from maturity.store.schema import entries
from maturity.store.store import Store
from maturity.store.values import Section
from tests.store.rounds_here import LOG, NO, YES, Run
from tests.store.test_snapshots import reworded


@pytest.fixture
def run(store: Store, framework: Framework) -> Run:
    return Run(store, framework)


def test_a_link_says_who_is_invited_to_what(run: Run) -> None:
    run.rounds.share(run.cohort.centers[1].id, Sharing.STATISTICS)
    invitation = run.rounds.invitation(run.token(1))
    assert (invitation.cohort, invitation.center.name, invitation.round.name) == (
        "Seven Hills",
        "Shelbyville 311",
        "Spring",
    )
    assert invitation.center.sharing is Sharing.STATISTICS
    assert (invitation.open, invitation.expired) == (True, False)
    assert (invitation.assessment_id, invitation.earlier) == (None, None)


def test_a_center_begins_an_empty_assessment_that_is_its_leads(run: Run, framework: Framework) -> None:
    made = run.start()
    draft = run.store.draft(made)
    assert draft.assessment == Assessment(framework=framework.id)
    assert [one.id for one in run.store.drafts_of("lead 0")] == [made]
    assert run.rounds.invitation(run.token()).assessment_id == made
    assert run.rounds.invitation(run.token(1)).assessment_id is None


def test_a_center_can_begin_with_what_it_said_before(run: Run, framework: Framework) -> None:
    said = Assessment(framework=framework.id, center={"name": "Springfield 311"}, answers={LOG: YES})
    made = run.rounds.start(run.token(), framework, None, said)
    assert run.store.draft(made).assessment == said


def test_a_later_round_knows_the_assessment_before(run: Run) -> None:
    first = run.start()
    second = run.open("Autumn")
    assert run.rounds.invitation(run.token(0, second)).earlier == first
    newer = run.start(0, second)
    third = run.open("Winter")
    invitation = run.rounds.invitation(run.token(0, third))
    assert (invitation.assessment_id, invitation.earlier) == (None, newer)
    assert run.rounds.invitation(run.token(0, run.id)).earlier is None
    assert run.rounds.invitation(run.token(1, third)).earlier is None


def test_a_center_begins_once(run: Run, framework: Framework) -> None:
    made = run.start()
    with pytest.raises(StoreError, match=r"has begun already.*Fix: open the link again"):
        run.start()
    with pytest.raises(StoreError, match=r"has begun already.*Fix"):
        run.rounds.bind(run.token(), run.store.new(framework, None))
    assert run.rounds.invitation(run.token()).assessment_id == made


def test_nobody_begins_in_a_closed_round(run: Run, framework: Framework) -> None:
    run.rounds.close_round(run.id)
    assert not run.rounds.invitation(run.token()).open
    with pytest.raises(StoreError, match=r"'Spring' is closed.*Fix"):
        run.start()
    with pytest.raises(StoreError, match=r"'Spring' is closed.*Fix"):
        run.rounds.bind(run.token(), run.store.new(framework, None))
    assert len(run.store.drafts_of("lead 0")) == 0
    run.rounds.reopen_round(run.id)
    run.start()


def test_a_round_is_answered_by_its_own_version(run: Run, framework: Framework) -> None:
    newer = reworded(framework)
    with pytest.raises(StoreError, match=r"another framework or version.*Fix"):
        run.rounds.start(run.token(), newer, None)
    with pytest.raises(StoreError, match=r"another framework or version.*Fix"):
        run.rounds.bind(run.token(), run.store.new(newer, None))
    assert run.rounds.invitation(run.token()).assessment_id is None


def test_answers_stay_on_the_version_of_an_open_round(run: Run, framework: Framework) -> None:
    made, newer = run.start(), reworded(framework)
    run.store.repoint(made, framework)
    with pytest.raises(StoreError, match=r"round 'Spring'.*Nothing was changed. Fix"):
        run.store.repoint(made, newer)
    assert run.store.draft(made).framework_checksum == framework.checksum
    run.rounds.close_round(run.id)
    run.store.repoint(made, newer)
    assert run.store.draft(made).framework_checksum == newer.checksum


# An assessment that is there already


def test_an_assessment_that_is_there_already_can_answer_a_round(run: Run, framework: Framework) -> None:
    made = run.store.new(framework, "lead")
    run.store.save(made, Section.ANSWER, LOG, YES)
    run.rounds.bind(run.token(), made)
    assert run.rounds.invitation(run.token()).assessment_id == made
    assert run.entry().replied == 1
    submitted = run.submit(made)
    assert run.counts() == {submitted.id}


def test_what_was_submitted_in_this_round_counts_once_it_is_bound(run: Run, framework: Framework) -> None:
    made = run.store.new(framework, "lead")
    run.submit(made)
    submitted = run.submit(made)
    run.rounds.bind(run.token(), made)
    assert run.entry().snapshot_id == submitted.id


def test_what_was_submitted_before_a_round_is_none_of_it(run: Run) -> None:
    made = run.start()
    old = run.submit(made)
    second = run.open("Autumn")
    run.rounds.bind(run.token(0, second), made)
    assert run.counts(second) == set()
    new = run.submit(made)
    assert run.counts(second) == {new.id}
    assert run.counts() == {new.id}, "the round before is still open"
    assert old.id not in run.counts()


def test_an_assessment_is_one_centers_only(run: Run) -> None:
    made = run.start()
    with pytest.raises(StoreError, match=r"for another center already.*Fix"):
        run.rounds.bind(run.token(1), made)
    assert run.entry(1).assessment_id is None


def test_private_answers_never_answer_a_round(run: Run, framework: Framework) -> None:
    whole = run.store.new(framework, "lead")
    copy = run.store.teams.join(run.store.teams.invite(whole), "b", "")
    with pytest.raises(StoreError, match=r"private copy.*Fix"):
        run.rounds.bind(run.token(), copy)
    with pytest.raises(NotFound):
        run.rounds.bind(run.token(), "A" * 22)
    assert run.entry().assessment_id is None


def test_what_a_team_hands_in_never_counts(run: Run, framework: Framework) -> None:
    whole = run.start()
    copy = run.store.teams.join(run.store.teams.invite(whole), "b", "")
    run.store.save(copy, Section.ANSWER, LOG, NO)
    run.store.teams.hand_in(copy, framework)
    assert run.counts() == set()
    assert run.entry().replied == 0
    submitted = run.submit(whole)
    assert run.counts() == {submitted.id}


# Links


def test_links_can_be_shown_again_and_are_not_kept_in_plain(run: Run) -> None:
    tokens = run.rounds.tokens(run.id)
    assert tokens == run.rounds.tokens(run.id)
    assert len(set(tokens.values())) == 3
    with run.store._database.reading() as connection:
        kept = repr(connection.execute(entries.select()).all())
    for entry_id, token in tokens.items():
        assert token not in kept
        assert entry_id not in token


def test_an_answer_that_does_not_fit_is_set_aside_when_a_center_begins_with_it(run: Run) -> None:
    said = Assessment(framework=run.framework.id, answers={LOG: YES, "never.asked": Answer(note="x")})
    made = run.rounds.start(run.token(), run.framework, None, said)
    assert set(run.store.draft(made).assessment.answers) == {LOG}
