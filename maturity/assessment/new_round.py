"""The start of a new round: the answers of the last one, each marked until somebody has looked at it again."""

from __future__ import annotations

from datetime import date

from maturity.assessment.answers import UNANSWERED, Assessment, State


def carried_over(assessment: Assessment, day: date) -> Assessment:
    """Return what was said of the center and every answer with its note, marked with the day that it comes from.

    Priorities, targets and capacity are wishes of their round, so the new one asks for them anew.
    """
    answers = {id_: answer for id_, answer in assessment.answers.items() if answer != UNANSWERED}
    said = [id_ for id_, answer in answers.items() if answer.state is not State.UNANSWERED]
    return Assessment(
        framework=assessment.framework,
        center=assessment.center,
        answers=answers,
        carried=dict.fromkeys(said, day),
    )
