"""What if these features were in place: where every capability and the whole would stand, and what still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.roadmap.effort import needs_first, once_done
from maturity.roadmap.goals import is_missing
from maturity.roadmap.smallest import SmallestStep, smallest_step
from maturity.scoring.result import Result
from maturity.scoring.score import score


@dataclass(frozen=True)
class WhatIf:
    """The answers and the result that there would be."""

    features: tuple[str, ...]
    assessment: Assessment
    result: Result


def missing_features(framework: Framework, assessment: Assessment) -> tuple[str, ...]:
    """Return every feature that applies and isn't fully in place, in the order of the framework."""
    return tuple(id_ for id_, feature in framework.features.items() if is_missing(framework, assessment, feature))


def what_if(framework: Framework, assessment: Assessment, features: Sequence[str]) -> WhatIf:
    """Return what would be once these features are fully in place and nothing else changes."""
    done = once_done(framework, assessment, features)
    return WhatIf(tuple(features), done, score(framework, done))


def touched(framework: Framework, found: WhatIf) -> set[str]:
    """Return the capabilities that a feature was ticked in."""
    return {framework.capability_of[id_].id for id_ in found.features}


def next_step(framework: Framework, found: WhatIf, node_id: str) -> SmallestStep:
    """Return the least that would lift a capability or the whole from there: what it still lacks."""
    return smallest_step(framework, found.assessment, found.result, node_id)


def needed_first(framework: Framework, assessment: Assessment, features: Sequence[str]) -> tuple[str, ...]:
    """Return what has to come before these features, is not in place and was not ticked itself."""
    found: dict[str, None] = {}
    waiting = list(features)
    while waiting:
        for need in needs_first(framework, assessment, framework.features[waiting.pop(0)]):
            if need.id not in found and need.id not in features:
                found[need.id] = None
                waiting.append(need.id)
    return tuple(found)
