"""A new round from an own submitted assessment."""

from __future__ import annotations

from maturity.assessment.migration import migrate
from maturity.assessment.new_round import carried_over
from maturity.ui import session, times


def begin_again(assessment_id: str) -> str:
    """Begin a draft on the framework of today with the answers that were submitted last, and return its id."""
    store, framework = session.store(), session.framework()
    snapshot = store.snapshot(store.draft(assessment_id).submitted[-1].id)
    answered = session.framework_of(snapshot.framework_checksum)
    said = snapshot.assessment
    if answered.checksum != framework.checksum:
        said = migrate(said, answered, framework).assessment
    return store.new(framework, session.browser(), carried_over(said, times.local_date(snapshot.submitted_at)))
