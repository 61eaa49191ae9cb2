"""A ladder's conditions made ready: at each stage, which features or groups are looked at and what they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from operator import itemgetter
from typing import TYPE_CHECKING

from maturity.framework.model import Condition, Framework
from maturity.scoring.result import Rule as CheckRule

if TYPE_CHECKING:
    from maturity.scoring.compiled import Compiled, Node


@dataclass(frozen=True)
class Asked:
    """A condition at one stage: which features or groups are looked at, and what they need."""

    stage: int
    condition: Condition | None  # None for a gate
    rule: CheckRule
    needed: Fraction
    members: tuple[int, ...]  # places of features, or of groups where the condition looks at groups
    weights: tuple[int, ...]
    ids: tuple[str, ...]
    pick: Callable[[Sequence[int]], Sequence[int]]  # the members' shares out of everybody's
    ones: tuple[int, ...]  # what applies where everything does
    of_groups: bool = False
    weighted: bool = False
    passing: int | None = None  # in share units
    at: Fraction | None = None  # the same as a number
    reach: int | None = None


def with_conditions(framework: Framework, made: Compiled, node: Node) -> Node:
    """Return a node with its conditions, stage by stage, and with what its roll-up needs ready."""
    asked: list[Asked] = []
    stages = [stage.number for stage in framework.stages]
    below = range(node.start, node.stop)
    ladder = node.rule.ladder
    for stage in stages if ladder else ():
        assert ladder is not None
        if stage <= ladder.start or (ladder.end is not None and stage > ladder.end):
            continue
        for condition in ladder.conditions:
            if not condition.at or stage in condition.at:
                asked.append(_asked(made, node, condition, stage))
        for place in below:
            feature = made.leaves[place].feature
            if feature.gate and feature.stage == stage:
                needed = Fraction(ladder.gate_at_least)
                pick = _picker((place,))
                asked.append(Asked(stage, None, CheckRule.GATE, needed, (place,), (1,), (feature.id,), pick, (1,)))
    every = sorted({made.leaves[place].feature.stage for place in below})
    by_stage = tuple(tuple(place for place in below if made.leaves[place].feature.stage == one) for one in every)
    rollup = node.rule.rollup
    all_of_it = rollup.over == "features" or (rollup.over == "children" and not node.groups)
    usual = (rollup.rule, rollup.on, rollup.without_score) == ("mean", "raw", "skip") and rollup.is_plain
    return replace(node, asked=tuple(asked), by_stage=by_stage, plain_mean=all_of_it and usual)


def _asked(made: Compiled, node: Node, condition: Condition, stage: int) -> Asked:
    kind = "reach" if condition.reach is not None else "share" if condition.passing_at is not None else "mean"
    over = "of-stage" if condition.over == "stage" else condition.over
    members: tuple[int, ...]
    if condition.of == "features":
        leaves = made.leaves
        members = tuple(
            at for at in range(node.start, node.stop) if _looked_at(condition, leaves[at].feature.stage, stage)
        )
        weights = tuple(leaves[at].weight for at in members)
        ids = tuple(leaves[at].feature.id for at in members)
    else:
        groups = tuple(made.place[name] for name in condition.groups) or node.groups
        members = tuple(at for at in groups if _looked_at(condition, made.nodes[at].stage, stage))
        weights = tuple(made.nodes[at].weight for at in members)
        ids = tuple(made.nodes[at].id for at in members)
    return Asked(
        stage=stage,
        condition=condition,
        rule=CheckRule(f"{kind}-{over}"),
        needed=Fraction(condition.at_least),
        members=members,
        weights=weights if condition.weighted else (1,) * len(members),
        ids=ids,
        pick=_picker(members),
        ones=(1,) * len(members),
        of_groups=condition.of == "groups",
        weighted=condition.weighted,
        at=None if condition.passing_at is None else Fraction(condition.passing_at),
        passing=None if condition.passing_at is None else ceil(Fraction(condition.passing_at) * made.unit),
        reach=stage if condition.reach == "stage" else condition.reach,
    )


def _picker(places: tuple[int, ...]) -> Callable[[Sequence[int]], Sequence[int]]:
    """Return a function that picks places out of a sequence; much faster than a loop where there are several."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda found: [found[place] for place in places]


def _looked_at(condition: Condition, stage: int, asked: int) -> bool:
    match condition.over:
        case "stage":
            return stage == asked
        case "up-to-stage":
            return 0 < stage <= asked  # 0 is no stage
        case "below-stage":
            return 0 < stage < asked
        case _:
            return True
