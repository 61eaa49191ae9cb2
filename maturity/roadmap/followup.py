"""What was done of the last plan: what it said, kept for the next round, beside the answers of that round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from maturity.assessment.answers import Assessment, State
from maturity.assessment.steps import Decision, Intent, StepChoice
from maturity.framework.model import Framework
from maturity.roadmap.goals import is_missing
from maturity.roadmap.plan import Planned, Roadmap
from maturity.roadmap.quarters import quarter_end
from maturity.scoring.score import in_place

NEAR = 2  # quarters of a plan that count where nobody accepted anything: now and next


class Outcome(StrEnum):
    """What became of a feature of the last plan."""

    DONE = "done"
    PARTLY = "partly"
    NOT_YET = "not-yet"
    UNKNOWN = "unknown"  # nobody has answered, or nobody knows
    EXCLUDED = "excluded"  # it doesn't apply any more
    SKIPPED = "skipped"


@dataclass(frozen=True)
class FollowedUp:
    """A feature of the last plan, what that said, and what the answers of today say."""

    feature: str
    intent: Intent
    outcome: Outcome


def intents(framework: Framework, assessment: Assessment, roadmap: Roadmap, day: date | None) -> dict[str, Intent]:
    """Return what a plan that counts from a day says, to be held against the answers of the next round.

    That is what the center accepted or gave an owner, and what it skipped. Where there is neither an accepted feature
    nor one with an owner, what the plan proposes for now and next counts.
    """
    planned = {one.step.feature: one for phase in roadmap.phases for one in phase.planned}
    later = {step.feature for step in roadmap.beyond}
    meant = [
        id_
        for id_ in framework.features
        if (id_ in planned or id_ in later) and (assessment.step(id_).accepted or assessment.step(id_).owner.strip())
    ]
    near = [id_ for id_, one in planned.items() if one.slot.start <= NEAR]
    said = {id_: _settled(assessment.step(id_)) for id_ in (*(meant or near), *roadmap.skipped)}
    return {
        id_: Intent(
            decision=choice.decision,
            reason=choice.reason,
            owner=choice.owner,
            day=day,
            due=_due(planned.get(id_), day),
        )
        for id_, choice in said.items()
    }


def follow_up(framework: Framework, assessment: Assessment) -> tuple[FollowedUp, ...]:
    """Return what became of everything that the last plan said: what was due first comes first, skips come last."""
    found = [
        FollowedUp(id_, intent, _outcome(framework, assessment, id_, intent))
        for id_, intent in assessment.last_plan.items()
        if id_ in framework.features
    ]
    return tuple(sorted(found, key=lambda one: (one.intent.decision is Decision.SKIPPED, one.intent.due or date.max)))


def counts(followed: tuple[FollowedUp, ...]) -> Mapping[Outcome, int]:
    """Return how many features met each outcome, in the order of the outcomes; those that none met are left out."""
    found = {outcome: sum(one.outcome is outcome for one in followed) for outcome in Outcome}
    return {outcome: n for outcome, n in found.items() if n}


def nobody_decided(followed: tuple[FollowedUp, ...]) -> bool:
    """True where nothing of the last plan was accepted or had an owner, so that what it proposed counts."""
    meant = [one.intent for one in followed if one.intent.decision is not Decision.SKIPPED]
    return bool(meant) and not any(intent.decision or intent.owner.strip() for intent in meant)


def _settled(choice: StepChoice) -> StepChoice:
    """Return a choice as it counts: a skip without a reason is none."""
    return StepChoice(owner=choice.owner, start=choice.start) if choice.lacks_reason else choice


def _due(planned: Planned | None, day: date | None) -> date | None:
    return None if planned is None or day is None else quarter_end(day, planned.slot.end)


def _outcome(framework: Framework, assessment: Assessment, feature_id: str, intent: Intent) -> Outcome:
    feature, answer = framework.features[feature_id], assessment.answer(feature_id)
    if answer.excluded:
        return Outcome.EXCLUDED
    if not is_missing(framework, assessment, feature):
        return Outcome.DONE
    if intent.decision is Decision.SKIPPED:
        return Outcome.SKIPPED
    if in_place(framework, assessment, feature) > 0:
        return Outcome.PARTLY
    return Outcome.NOT_YET if answer.state is State.ANSWERED else Outcome.UNKNOWN
