"""Answers to one version of a framework carried over to another: what came along, what moved, what could not.

Nothing is lost silently: whatever was said stands in the new assessment as it was, or in the report in full.
"""

from __future__ import annotations

from maturity.assessment.answers import UNANSWERED, Assessment
from maturity.assessment.migrated import Fate, Migration, Part, Said, Why
from maturity.assessment.moving import Moving, fitted
from maturity.errors import MaturityError
from maturity.framework.change import DECIDING, Changed
from maturity.framework.changes import changes
from maturity.framework.model import Framework

__all__ = ["Fate", "Migration", "Part", "Said", "Why", "fitted", "migrate"]


def migrate(assessment: Assessment, old: Framework, new: Framework) -> Migration:
    """Carry answers to one version of a framework over to another; MaturityError where it is another framework."""
    if not assessment.framework == old.id == new.id:
        raise MaturityError(
            f"answers to the framework '{assessment.framework}' can't be carried over from '{old.id}' to '{new.id}'. "
            "Fix: name two versions of the framework that was answered."
        )
    moving = Moving(assessment, old, new)
    moving.answers()
    moving.targets()
    moving.plan()
    moving.others()
    still = {id_: day for id_, day in assessment.carried.items() if id_ in moving.made["answers"]}
    made = assessment.model_copy(update=moving.made | {"carried": still})
    found = changes(old, new)
    new_features = tuple(id_ for id_ in new.features if id_ not in old.features)
    lost = {one.to for one in moving.said if one.part is Part.ANSWER and one.fate not in (Fate.CARRIED, Fate.MOVED)}
    doubtful = {one.id for one in found if one.kind is Changed.REWORDED and one.what in DECIDING}
    doubtful |= {one.to for one in moving.said if one.part is Part.ANSWER and one.fate is Fate.MOVED}
    return Migration(
        assessment=made,
        said=tuple(moving.said),
        changes=found,
        new_features=new_features,
        to_answer=tuple(id_ for id_ in new.features if id_ in {*new_features, *lost} and not made.answer(id_).settled),
        to_confirm=tuple(id_ for id_ in new.features if id_ in doubtful and made.answer(id_) != UNANSWERED),
        old_version=old.version,
        new_version=new.version,
    )
