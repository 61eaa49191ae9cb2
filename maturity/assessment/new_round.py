"""The start of a new round: the answers of the last one, each marked until somebody has looked at it again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from maturity.assessment.answers import UNANSWERED, Assessment, State
from maturity.assessment.steps import Intent


def carried_over(assessment: Assessment, day: date, planned: Mapping[str, Intent] | None = None) -> Assessment:
    """Return what was said of the center and every answer with its note, marked with the day that it comes from.

    Priorities, targets, capacities and what was decided about the plan are wishes of their round, so the new one asks
    for them anew; what that plan said is kept beside them as `planned`, so that the new round can show what was done.
    Measured figures are of their day: under the answers of a new round, those of the last one would prove nothing.
    """
    answers = {id_: answer for id_, answer in assessment.answers.items() if answer != UNANSWERED}
    said = [id_ for id_, answer in answers.items() if answer.state is not State.UNANSWERED]
    return Assessment(
        framework=assessment.framework,
        center=assessment.center,
        answers=answers,
        last_plan=dict(planned or {}),
        carried=dict.fromkeys(said, day),
    )
