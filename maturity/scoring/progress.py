"""What is still to ask: a capability's questions stage by stage, to the end of the first stage that isn't reached."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from maturity.assessment.answers import Assessment, State
from maturity.framework.model import Capability, Feature, Framework
from maturity.scoring.result import NodeResult, Result


class Status(StrEnum):
    """How far a capability has been answered."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    STAGE_KNOWN = "stage-known"
    COMPLETE = "complete"


@dataclass(frozen=True)
class Progress:
    """The questions of one capability: all in the order of asking, those that count now, those only offered."""

    capability: str
    status: Status
    ordered: tuple[str, ...]
    to_ask: tuple[str, ...]
    offered: tuple[str, ...]
    replied: int


def in_order(framework: Framework, capability: Capability) -> tuple[Feature, ...]:
    """Return a capability's features as they are asked: stage by stage, within a stage as they are written."""
    return tuple(sorted(capability.features, key=lambda feature: feature.stage))


def progress(framework: Framework, assessment: Assessment, result: Result) -> tuple[Progress, ...]:
    """Return the progress of every capability, in the framework's order."""
    return tuple(
        _of(framework, assessment, capability, result.node(capability.id)) for capability in framework.capabilities
    )


def _of(framework: Framework, assessment: Assessment, capability: Capability, node: NodeResult) -> Progress:
    ordered = in_order(framework, capability)
    open_ones = tuple(feature.id for feature in ordered if _unsaid(assessment, feature))
    # A don't-know has been said, so it isn't asked again; the range shows it and the roadmap finds it out.
    replied = len(ordered) - len(open_ones)
    # The first stage that isn't reached is asked to its end, because the roadmap proposes what is missing there.
    at_hand = {feature.id for feature in ordered if feature.stage == (node.stage_low or 0) + 1}
    known = node.known and node.settled > 0
    to_ask = tuple(id_ for id_ in open_ones if not known or id_ in at_hand)
    if not open_ones:
        status = Status.COMPLETE
    elif not to_ask:
        status = Status.STAGE_KNOWN
    else:
        status = Status.IN_PROGRESS if replied else Status.NOT_STARTED
    return Progress(
        capability=capability.id,
        status=status,
        ordered=tuple(feature.id for feature in ordered),
        to_ask=to_ask,
        offered=tuple(id_ for id_ in open_ones if id_ not in to_ask),
        replied=replied,
    )


def _unsaid(assessment: Assessment, feature: Feature) -> bool:
    answer = assessment.answer(feature.id)
    return answer.state is State.UNANSWERED or answer.lacks_reason
