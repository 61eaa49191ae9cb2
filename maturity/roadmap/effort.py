"""What a feature still takes: its effort points, what must come first, and the answers once it is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction
from math import ceil

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Feature, Framework
from maturity.scoring.score import in_place


def points_left(framework: Framework, assessment: Assessment, feature: Feature) -> int:
    """Return the effort points a feature still takes; what is partly in place takes less."""
    points = framework.planning.points[framework.size_of(feature)]
    if in_place(framework, assessment, feature) > 0:
        points = ceil(points * Fraction(framework.planning.partly_left))
    return points


def needs_first(
    framework: Framework, assessment: Assessment, feature: Feature, wanted: Collection[str] = ()
) -> list[Feature]:
    """Return the prerequisites to do first.

    One that is partly in place is enough to start from, so it is only finished first where it is wanted anyway.
    """
    needs = [framework.features[needed] for needed in feature.requires]
    missing = {need.id: in_place(framework, assessment, need) for need in needs}
    return [need for need in needs if missing[need.id] == 0 or (missing[need.id] < 1 and need.id in wanted)]


def once_done(framework: Framework, assessment: Assessment, features: Iterable[str]) -> Assessment:
    """Return the assessment as it is once these features are fully in place."""
    done = {}
    for feature_id in features:
        chosen = framework.aspect_options(framework.features[feature_id])
        highest = {aspect: options[-1].id for aspect, options in chosen.items()}
        if framework.aspects:
            done[feature_id] = Answer(state=State.ANSWERED, options=highest)
        else:
            done[feature_id] = Answer(state=State.ANSWERED, option=highest[""])
    return assessment.model_copy(update={"answers": {**assessment.answers, **done}})
