"""A framework made ready for scoring, once: options as whole numbers of a common unit, groups in the order of need.

Scoring thousands of assessments spends its time in adding; whole numbers add exactly and fast.
"""

from __future__ import annotations

import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from graphlib import TopologicalSorter
from math import lcm

from maturity.framework.model import Capability, Feature, Framework, Join, Rule
from maturity.scoring.cells import Cell, Counts, kinds, raw_cells
from maturity.scoring.conditions import Asked, with_conditions

__all__ = ["OVERALL", "Asked", "Cell", "Compiled", "Leaf", "Node", "compiled"]

OVERALL = "overall"


@dataclass(frozen=True)
class Leaf:
    """A feature as scoring sees it."""

    feature: Feature
    weight: int  # in weight units, so that weights add as whole numbers too
    cells: Mapping[tuple[str, ...], Cell]
    lowest: Cell
    highest: Cell
    aspects: tuple[tuple[str, str, str], ...]  # id, lowest and highest option of each


@dataclass(frozen=True)
class Node:
    """A group, or the whole: its own features and groups, all features below as a range, and its conditions."""

    id: str
    place: int
    rule: Rule
    weight: int
    stage: int
    start: int
    stop: int
    features: tuple[int, ...]
    groups: tuple[int, ...]
    parent: str | None
    asked: tuple[Asked, ...] = ()
    plain_mean: bool = False  # True where its number is the mean of its features' points and nothing else
    by_stage: tuple[tuple[int, ...], ...] = ()  # features of each stage, for roll-ups over stages


@dataclass
class Compiled:
    """Everything that scoring needs of a framework."""

    unit: int = 1
    point_unit: int = 1
    weight_unit: int = 1
    aspects: int = 1  # how many numbers a group rolls up apart
    join: Join | None = None
    join_weights: tuple[Fraction, ...] = ()
    rated: bool = False  # True where an answer rates aspects
    leaves: list[Leaf] = field(default_factory=list)
    lowest: list[Cell | None] = field(default_factory=list)  # every feature at its lowest
    highest: list[Cell | None] = field(default_factory=list)
    blocking: list[int] = field(default_factory=list)  # places of blocking features
    nodes: list[Node] = field(default_factory=list)  # as written, the whole last
    order: list[int] = field(default_factory=list)  # places of nodes, each after those it needs
    place: dict[str, int] = field(default_factory=dict)  # of a node, by id
    leaf_place: dict[str, int] = field(default_factory=dict)
    needs_scale: bool = False  # True where a rule looks at what could be reached
    group_shares: bool = False  # True where a ladder looks at the shares of groups


_KEPT: dict[int, tuple[weakref.ref[Framework], Compiled]] = {}


def compiled(framework: Framework) -> Compiled:
    """Return a framework made ready; made once and kept as long as the framework itself."""
    key = id(framework)
    kept = _KEPT.get(key)
    if kept is not None and kept[0]() is framework:
        return kept[1]
    made = _compile(framework)
    _KEPT[key] = (weakref.ref(framework, lambda _: _KEPT.pop(key, None)), made)
    return made


def _compile(framework: Framework) -> Compiled:
    made = Compiled(join=framework.scoring.join, rated=bool(framework.aspects))
    made.join_weights = tuple(Fraction(aspect.weight) for aspect in framework.aspects)
    joined_later = made.join is not None and made.join.at == "groups"
    made.aspects = len(framework.aspects) if joined_later else 1
    raw = {name: raw_cells(framework, feature) for name, feature in kinds(framework).items()}
    every = [cell for cells in raw.values() for cell in cells.values()]
    made.unit = lcm(*(share.denominator for one in every for share in (one.share, *one.shares)))
    made.point_unit = lcm(*(points.denominator for one in every for points in one.points))
    weights = [one.weight for one in framework.features.values()]
    weights += [one.weight for one in framework.groups.values()]
    made.weight_unit = lcm(*(Fraction(weight).denominator for weight in weights))
    scaled = {name: _scaled(made, cells) for name, cells in raw.items()}
    for group in framework.capabilities:
        _add(framework, made, group, None, scaled)
    _add_overall(framework, made)
    made.lowest, made.highest = [leaf.lowest for leaf in made.leaves], [leaf.highest for leaf in made.leaves]
    made.blocking = [place for place, leaf in enumerate(made.leaves) if leaf.feature.blocking]
    made.nodes = [with_conditions(framework, made, node) for node in made.nodes]
    made.order = _in_order(made)
    rules = [node.rule.rollup for node in made.nodes]
    conditions = [asked for node in made.nodes for asked in node.asked]
    made.group_shares = any(asked.of_groups and asked.reach is None for asked in conditions)
    made.needs_scale = made.group_shares or any(
        one.on == "normalized" or one.rule == "start-minus-sum" for one in rules
    )
    return made


def _scaled(made: Compiled, cells: Mapping[tuple[str, ...], Counts]) -> dict[tuple[str, ...], Cell]:
    return {
        key: Cell(
            int(one.share * made.unit),
            tuple(int(points * made.point_unit) for points in one.points),
            tuple(int(share * made.unit) for share in one.shares),
        )
        for key, one in cells.items()
    }


def _add(
    framework: Framework,
    made: Compiled,
    group: Capability,
    parent: str | None,
    scaled: Mapping[str, Mapping[tuple[str, ...], Cell]],
) -> int:
    place, start = len(made.nodes), len(made.leaves)
    # The place is taken before the groups inside take theirs, so that nodes stand as they are written.
    made.nodes.append(Node(group.id, place, framework.rule_of(group), 0, 0, 0, 0, (), (), parent))
    made.place[group.id] = place
    for feature in group.features:
        made.leaf_place[feature.id] = len(made.leaves)
        made.leaves.append(_leaf(framework, made, feature, scaled[feature.options or framework.options]))
    features = tuple(range(start, len(made.leaves)))
    groups = tuple(_add(framework, made, inner, group.id, scaled) for inner in group.groups)
    weight = int(Fraction(group.weight) * made.weight_unit)
    rule, stop = framework.rule_of(group), len(made.leaves)
    made.nodes[place] = Node(group.id, place, rule, weight, group.stage, start, stop, features, groups, parent)
    return place


def _leaf(framework: Framework, made: Compiled, feature: Feature, cells: Mapping[tuple[str, ...], Cell]) -> Leaf:
    options = framework.aspect_options(feature)
    aspects = tuple((name, chosen[0].id, chosen[-1].id) for name, chosen in options.items())
    lowest, highest = tuple(one[1] for one in aspects), tuple(one[2] for one in aspects)
    weight = int(Fraction(feature.weight) * made.weight_unit)
    return Leaf(feature, weight, cells, cells[lowest], cells[highest], aspects)


def _add_overall(framework: Framework, made: Compiled) -> None:
    tops = tuple(node.place for node in made.nodes if node.parent is None)
    place, stop = len(made.nodes), len(made.leaves)
    made.nodes.append(Node(OVERALL, place, framework.scoring.overall, 0, 0, 0, stop, (), tops, None))
    made.place[OVERALL] = place


def _in_order(made: Compiled) -> list[int]:
    """Return the nodes so that each comes after the groups whose number or stage it needs."""
    graph: dict[int, list[int]] = {}
    for node in made.nodes:
        graph[node.place] = [*node.groups, *_named(made, node)]
    return list(TopologicalSorter(graph).static_order())


def _named(made: Compiled, node: Node) -> Iterator[int]:
    for condition in node.rule.ladder.conditions if node.rule.ladder else ():
        yield from (made.place[name] for name in condition.groups)
