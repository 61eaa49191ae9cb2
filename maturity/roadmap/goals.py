"""What the plan does about one feature: the answer it leads to, and how much of that is in place."""

from __future__ import annotations

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Feature, Framework
from maturity.scoring.score import in_place


def aimed_answer(framework: Framework, assessment: Assessment, feature: Feature) -> Answer:
    """Return the answer a feature has once the plan is done: the option the center aims at, else the best."""
    own = assessment.targets.get(feature.id)
    best = {
        aspect: options[-1].id if own is None else str(own)
        for aspect, options in framework.aspect_options(feature).items()
    }
    if framework.aspects:
        return Answer(state=State.ANSWERED, options=best)
    return Answer(state=State.ANSWERED, option=best[""])


def is_missing(framework: Framework, assessment: Assessment, feature: Feature) -> bool:
    """True where less of a feature is in place than is aimed at."""
    aimed = assessment.with_answer(feature.id, aimed_answer(framework, assessment, feature))
    return in_place(framework, assessment, feature) < in_place(framework, aimed, feature)
