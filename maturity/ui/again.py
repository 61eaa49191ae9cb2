"""A new round from an own submitted assessment."""

from __future__ import annotations

from datetime import date

from maturity.assessment.answers import Assessment
from maturity.assessment.migration import migrate
from maturity.assessment.new_round import carried_over
from maturity.assessment.steps import Intent
from maturity.framework.model import Framework
from maturity.roadmap.followup import intents
from maturity.roadmap.plan import plan
from maturity.scoring.score import score
from maturity.store.records import Draft
from maturity.ui import gate, outcome, session, times


def begin_again(assessment_id: str) -> str:
    """Begin a draft on the framework of today with the answers that were submitted last, and return its id."""
    framework = session.framework().original
    said = answers_of_before(gate.assessment(assessment_id), framework)
    return session.store().new(framework, session.browser(), said)


def answers_of_before(draft: Draft, framework: Framework) -> Assessment:
    """Return what an assessment submitted last, carried over to a framework as a start.

    What the plan of that round says goes along, with everything that was decided about it since.
    """
    snapshot = session.store().snapshot(draft.submitted[-1].id)
    day = times.local_date(snapshot.submitted_at)
    answered = session.framework_of(snapshot.framework_checksum).original
    planned = _planned(answered, outcome.wished(snapshot.assessment, draft.assessment), day)
    said = snapshot.assessment.model_copy(update={"last_plan": planned})
    if answered.checksum != framework.checksum:
        said = migrate(said, answered, framework).assessment
    return carried_over(said, day, said.last_plan)


def _planned(framework: Framework, assessment: Assessment, day: date) -> dict[str, Intent]:
    return intents(framework, assessment, plan(framework, assessment, score(framework, assessment)), day)
