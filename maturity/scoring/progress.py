"""What is still to ask: everything, but where no answer counts beyond a stage, only until that stage is known.

Asking stops early in a group whose ladder makes a stage of its own features, where all that is made of the group is
that stage. Its questions are asked stage by stage, to the end of the first stage that isn't reached. Where a number is
made of the answers, or a ladder looks over several groups, every answer counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from maturity.assessment.answers import Assessment
from maturity.assessment.ratings import is_open
from maturity.framework.model import Capability, Feature, Framework, Rule
from maturity.scoring.result import NodeResult, Result


class Status(StrEnum):
    """How far a capability has been answered."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    STAGE_KNOWN = "stage-known"
    COMPLETE = "complete"


@dataclass(frozen=True)
class Progress:
    """The questions of one capability: all in the order of asking, those that count now, those only offered.

    `may_stop` is true where asking can stop before the last one, because a stage can be known by then.
    """

    capability: str
    status: Status
    ordered: tuple[str, ...]
    to_ask: tuple[str, ...]
    offered: tuple[str, ...]
    replied: int
    may_stop: bool


def in_order(framework: Framework, capability: Capability) -> tuple[Feature, ...]:
    """Return a capability's features as they are asked: group by group, in each stage by stage, then as written."""
    return (
        *own_in_order(capability),
        *(feature for group in capability.groups for feature in in_order(framework, group)),
    )


def own_in_order(group: Capability) -> tuple[Feature, ...]:
    """Return the features directly in a group as they are asked."""
    return tuple(sorted(group.features, key=lambda feature: feature.stage))


def progress(framework: Framework, assessment: Assessment, result: Result) -> tuple[Progress, ...]:
    """Return the progress of every capability, in the framework's order."""
    return tuple(_of(framework, assessment, capability, result) for capability in framework.capabilities)


def _of(framework: Framework, assessment: Assessment, capability: Capability, result: Result) -> Progress:
    ordered = in_order(framework, capability)
    open_ones = [feature for feature in ordered if is_open(framework, assessment.answer(feature.id))]
    # A don't-know has been said, so it isn't asked again; the range shows it and the roadmap finds it out.
    replied = len(ordered) - len(open_ones)
    stopping = stopping_groups(framework, capability)
    spared = {id_ for group in stopping for id_ in _spared(group, result.node(group.id))}
    to_ask = tuple(feature.id for feature in open_ones if feature.id not in spared or feature.blocking)
    if not open_ones:
        status = Status.COMPLETE
    elif not to_ask:
        status = Status.STAGE_KNOWN
    else:
        begun = replied or any(assessment.answer(feature.id).options for feature in open_ones)
        status = Status.IN_PROGRESS if begun else Status.NOT_STARTED
    return Progress(
        capability=capability.id,
        status=status,
        ordered=tuple(feature.id for feature in ordered),
        to_ask=to_ask,
        offered=tuple(feature.id for feature in open_ones if feature.id not in to_ask),
        replied=replied,
        may_stop=bool(stopping),
    )


def stopping_groups(framework: Framework, capability: Capability) -> tuple[Capability, ...]:
    """Return the groups of a capability, it included, where asking stops once their stage is known."""
    return tuple(_stopping(framework, capability, only_stages=_overall_only_stages(framework)))


def _stopping(framework: Framework, group: Capability, *, only_stages: bool) -> Iterator[Capability]:
    """Yield the groups where asking may stop; `only_stages`: above them nothing counts but their stage."""
    rule = framework.rule_of(group)
    if not only_stages or group.id in _numbers_wanted(framework):
        return
    if rule.ladder is not None and not group.groups:
        yield group
    for inner in group.groups:
        yield from _stopping(framework, inner, only_stages=_only_stages(rule, group.all_features))


def _spared(group: Capability, node: NodeResult) -> set[str]:
    """Return the features of a group that can't change its stage any more."""
    if not node.known or not node.settled or node.stage_low is None:
        return set()
    # The first stage that isn't reached is asked to its end, because the roadmap proposes what is missing there.
    at_hand = node.stage_low + 1
    return {feature.id for feature in group.features if feature.stage != at_hand}


def _overall_only_stages(framework: Framework) -> bool:
    return _only_stages(framework.scoring.overall, framework.features.values())


def _only_stages(rule: Rule, below: Iterable[Feature]) -> bool:
    """True where the outcome of a rule follows from the stages of the groups below it alone."""
    if rule.ladder is None:
        return rule.stages is not None
    looks_at_stages = all(condition.reach is not None for condition in rule.ladder.conditions)
    return looks_at_stages and not any(feature.gate for feature in below)


def _numbers_wanted(framework: Framework) -> set[str]:
    """Return the groups whose numbers a condition asks for by name."""
    scoring = framework.scoring
    rules = (scoring.capability, scoring.parent, scoring.overall, *scoring.rules.values())
    conditions = (condition for rule in rules if rule.ladder for condition in rule.ladder.conditions)
    return {id_ for condition in conditions if condition.reach is None for id_ in condition.groups}
