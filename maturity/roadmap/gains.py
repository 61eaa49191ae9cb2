"""What each feature would add to the numbers, done alone: the order of the plan where there are no stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from maturity.assessment.answers import Assessment
from maturity.framework.model import Feature, Framework
from maturity.roadmap.goals import aimed_answer
from maturity.scoring.result import NodeResult, Result
from maturity.scoring.scale import scales
from maturity.scoring.score import OVERALL, score


class Gain(NamedTuple):
    """What one feature adds: shares of the scale of the whole and of its capability, and the capability's number."""

    overall: Fraction
    capability: Fraction
    number: Fraction


def gains(
    framework: Framework, assessment: Assessment, result: Result, features: Sequence[Feature]
) -> Mapping[str, Gain]:
    """Return what each of the features adds by itself, by id; every open answer counts as the lowest."""
    for id_ in result.blocked_by:  # without these the whole has no number that anything could add to
        assessment = assessment.with_answer(id_, aimed_answer(framework, assessment, framework.features[id_]))
    before = score(framework, assessment) if result.blocked_by else result
    ends = scales(framework, assessment)
    width = {id_: one.highest - one.lowest for id_, one in ends.items()}
    found = {}
    for feature in features:
        after = score(framework, assessment.with_answer(feature.id, aimed_answer(framework, assessment, feature)))
        capability = framework.capability_of[feature.id].id
        overall = _risen(before.overall, after.overall)
        number = _risen(before.node(capability), after.node(capability))
        found[feature.id] = Gain(
            overall / width.get(OVERALL, 0) if width.get(OVERALL) else Fraction(0),
            number / width[capability] if width.get(capability) else Fraction(0),
            number,
        )
    return found


def _risen(before: NodeResult, after: NodeResult) -> Fraction:
    return Fraction(0) if before.low is None or after.low is None else after.low - before.low
