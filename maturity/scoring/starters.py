"""The quick look: the first questions of each capability, which begin the full assessment."""

from __future__ import annotations

from maturity.assessment.answers import Answer, Assessment, State
from maturity.assessment.ratings import chosen
from maturity.framework.model import Capability, Feature, Framework
from maturity.scoring.progress import in_order

AT_MOST = 2
"""Starters of a capability: enough to tell begun from not begun, and the whole still takes minutes."""


def starters(framework: Framework) -> tuple[str, ...]:
    """Return the features of the quick look: of each capability the first at its lowest stage, or its very first."""
    return tuple(id_ for capability in framework.capabilities for id_ in _of(framework, capability))


def look_started(framework: Framework, assessment: Assessment) -> tuple[Capability, ...]:
    """Return the capabilities that look started: some starter is in place, be it in part. It is no result."""
    return tuple(
        capability
        for capability in framework.capabilities
        if any(_begun(framework, id_, assessment.answer(id_)) for id_ in _of(framework, capability))
    )


def _of(framework: Framework, capability: Capability) -> tuple[str, ...]:
    asked = in_order(framework, capability)
    staged = [feature for feature in asked if feature.stage]
    if not staged:
        return tuple(feature.id for feature in asked[:1])
    lowest = min(feature.stage for feature in staged)
    return tuple(feature.id for feature in staged if feature.stage == lowest)[:AT_MOST]


def _begun(framework: Framework, feature_id: str, answer: Answer) -> bool:
    """True where more than the lowest option is chosen, in any aspect."""
    feature: Feature = framework.features[feature_id]
    lowest = {aspect: options[0].id for aspect, options in framework.aspect_options(feature).items()}
    if answer.state is not State.ANSWERED:
        return False
    return any(chosen(answer, aspect) not in (None, option) for aspect, option in lowest.items())
