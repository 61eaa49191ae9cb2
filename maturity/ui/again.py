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
from maturity.ui import outcome, session, times


def begin_again(assessment_id: str) -> str:
    """Begin a draft on the framework of today with the answers that were submitted last, and return its id.

    What the plan of that round says goes along, with everything that was decided about it since.
    """
    store, framework = session.store(), session.framework().original
    draft = store.draft(assessment_id)
    snapshot = store.snapshot(draft.submitted[-1].id)
    day = times.local_date(snapshot.submitted_at)
    answered = session.framework_of(snapshot.framework_checksum).original
    planned = _planned(answered, outcome.wished(snapshot.assessment, draft.assessment), day)
    said = snapshot.assessment.model_copy(update={"last_plan": planned})
    if answered.checksum != framework.checksum:
        said = migrate(said, answered, framework).assessment
    return store.new(framework, session.browser(), carried_over(said, day, said.last_plan))


def _planned(framework: Framework, assessment: Assessment, day: date) -> dict[str, Intent]:
    return intents(framework, assessment, plan(framework, assessment, score(framework, assessment)), day)
