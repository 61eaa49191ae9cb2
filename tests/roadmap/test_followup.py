"""What became of the last plan: from the plan of one round to the answers of the next."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity.assessment.answers import Assessment
from maturity.assessment.new_round import carried_over
from maturity.assessment.steps import Decision, Intent, StepChoice
from maturity.reporting.facts import gather
from maturity.reporting.last_plan import view
from maturity.reporting.subject import Subject
from maturity.roadmap.followup import Outcome, counts, follow_up, intents, nobody_decided
from maturity.roadmap.plan import plan
from maturity.roadmap.quarters import quarter_end
from maturity.scoring.score import score
from maturity.text import words
from tests.frameworks_here import DONT_KNOW, NOT_APPLICABLE, SHIPPED, all_at, framework, said
from tests.roadmap.edits import edited

F311 = framework("311")
DAY = date(2026, 3, 14)


def of(assessment, known=F311):
    return intents(known, assessment, plan(known, assessment, score(known, assessment)), DAY)


def center(**more):
    answers = all_at(F311, "no") | all_at(F311, "yes", up_to=1)
    return Assessment(framework="311", center={"name": "X", "population": 180_000}, answers=answers, **more)


def planned_ids(assessment):
    roadmap = plan(F311, assessment, score(F311, assessment))
    return [one.step.feature for phase in roadmap.phases for one in phase.planned]


@pytest.mark.parametrize(
    ("day", "quarter", "end"),
    [
        (date(2026, 3, 14), 1, date(2026, 6, 30)),
        (date(2026, 3, 14), 4, date(2027, 3, 31)),
        (date(2025, 11, 30), 1, date(2026, 2, 28)),
        (date(2027, 11, 1), 1, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2029, 12, 31)),
    ],
)
def test_a_quarter_ends_with_its_last_month(day, quarter, end):
    assert quarter_end(day, quarter) == end


def test_the_plan_that_is_kept_is_what_was_accepted_given_to_somebody_or_skipped():
    ids = planned_ids(center())
    steps = {
        ids[0]: StepChoice(decision=Decision.ACCEPTED, owner="Ana Reyes", start=2),
        ids[1]: StepChoice(owner="Bo"),
        ids[2]: StepChoice(decision=Decision.SKIPPED, reason="No money."),
        ids[3]: StepChoice(start=1),
        ids[4]: StepChoice(decision=Decision.SKIPPED),  # without a reason it stays in the plan
    }
    kept = of(center(steps=steps))
    assert set(kept) == {ids[0], ids[1], ids[2]}
    assert kept[ids[0]] == Intent(decision=Decision.ACCEPTED, owner="Ana Reyes", day=DAY, due=date(2026, 9, 30))
    assert kept[ids[2]] == Intent(decision=Decision.SKIPPED, reason="No money.", day=DAY)


def test_where_nobody_decided_the_next_two_quarters_count_and_it_is_said():
    roadmap = plan(F311, center(), score(F311, center()))
    kept = of(center())
    assert set(kept) == {one.step.feature for phase in roadmap.phases[:2] for one in phase.planned}
    again = carried_over(center(), DAY, kept)
    followed = follow_up(F311, again)
    assert nobody_decided(followed)
    found = view(gather(Subject(F311, again, DAY), words()))
    assert "Nobody accepted a step of that plan" in found.remark


def test_each_feature_is_held_against_todays_answer():
    ids = planned_ids(center())[:7]
    steps = {id_: StepChoice(decision=Decision.ACCEPTED, owner="Ana Reyes") for id_ in ids[:6]}
    steps[ids[6]] = StepChoice(decision=Decision.SKIPPED, reason="The county does it.")
    again = carried_over(center(steps=steps), DAY, of(center(steps=steps)))
    today = [said("yes"), said("partly"), said("no"), DONT_KNOW, NOT_APPLICABLE, said("no"), said("no")]
    answers = dict(again.answers) | dict(zip(ids, today, strict=True))
    del answers[ids[5]]
    again = again.model_copy(update={"answers": answers})
    followed = {one.feature: one.outcome for one in follow_up(F311, again)}
    assert [followed[id_] for id_ in ids] == [
        Outcome.DONE,
        Outcome.PARTLY,
        Outcome.NOT_YET,
        Outcome.UNKNOWN,
        Outcome.EXCLUDED,
        Outcome.UNKNOWN,
        Outcome.SKIPPED,
    ]
    assert sum(counts(follow_up(F311, again)).values()) == 7
    found = view(gather(Subject(F311, again, date(2027, 3, 14)), words()))
    assert found.heading == "What the plan of March 14, 2026 said"
    assert found.summary == (
        "Of 7 features: 1 is done, 1 is partly done, 1 is not done yet, of 2 nobody knows yet, "
        "1 does not apply any more and 1 was skipped."
    )
    rows = {row[0]: row[1:] for row in found.table.rows}
    assert rows[F311.features[ids[0]].title] == ("Accepted. Owner: Ana Reyes. By June 30, 2026.", "Done. Answer: Yes")
    assert rows[F311.features[ids[6]].title] == ("Skipped. Why: The county does it.", "Skipped. Answer: No")
    assert found.table.rows[-1][0] == F311.features[ids[6]].title


def test_what_was_skipped_is_open_again():
    first = planned_ids(center())[0]
    skip = {first: StepChoice(decision=Decision.SKIPPED, reason="No money.")}
    again = carried_over(center(steps=skip), DAY, of(center(steps=skip)))
    again = again.model_copy(update={"center": center().center})
    assert first in planned_ids(again)
    assert again.step(first).decision is None
    assert "open again" in view(gather(Subject(F311, again, DAY), words())).remark


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_everything_that_was_meant_is_followed_up(name, data):
    known = framework(name)
    assessment = data.draw(edited(known))
    kept = of(assessment, known)
    followed = follow_up(known, carried_over(assessment, DAY, kept))
    assert {one.feature: one.intent for one in followed} == kept
    assert all(intent.reason for intent in kept.values() if intent.decision is Decision.SKIPPED)
    assert all(one.outcome is not Outcome.SKIPPED or one.intent.decision for one in followed)
    dues = [one.intent.due for one in followed if one.intent.due]
    assert dues == sorted(dues)
