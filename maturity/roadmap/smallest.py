"""The smallest next step: the features of the least effort that lift a capability, or the whole, to its next stage.

An exact solver proposes them, and the scoring itself is asked whether they do. Where it says no, the solver learns
that something more is needed, and proposes again; so the answer is right for every rule, even one the solver doesn't
know. Of several answers with the same effort, the one of fewest features counts, then the framework's order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from graphlib import TopologicalSorter

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.framework.rules import Rule
from maturity.roadmap.effort import needs_first, once_done, points_left
from maturity.roadmap.reaching import Reaching
from maturity.roadmap.rows import Rows
from maturity.roadmap.solver import SolverError
from maturity.scoring.compiled import OVERALL
from maturity.scoring.labels import has_stages
from maturity.scoring.result import NodeResult, Result
from maturity.scoring.score import score

# Where a rule can't be written as rows, sets of features are tried one after another: so many features, so many sets.
SEARCHED, PROPOSALS = 16, 200


class Found(StrEnum):
    """What came of looking for the next step."""

    STEP = "step"
    TOP = "top"  # there is nothing above
    OUT_OF_REACH = "out-of-reach"  # not even with everything that applies in place
    NO_STAGE = "no-stage"  # nothing applies, or the framework has neither stages nor bands here
    NOT_FOUND = "not-found"  # the search was given up; nothing is claimed


@dataclass(frozen=True)
class SmallestStep:
    """The least that lifts a node: features in the order of doing, and their effort points.

    `reached` and `following` are the names of the stages (or bands) it is lifted from and to; where a blocking feature
    keeps the whole from being scored, `reached` is empty. `prerequisites` are those features that only have to come
    first.
    """

    node: str
    found: Found
    reached: str = ""
    following: str = ""
    features: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    points: int = 0


def smallest_steps(framework: Framework, assessment: Assessment, result: Result) -> dict[str, SmallestStep]:
    """Return the smallest next step of every capability and of the whole, by id, in the order of the result."""
    nodes = [*(node.id for node in result.capabilities), OVERALL]
    return {node: smallest_step(framework, assessment, result, node) for node in nodes}


def smallest_step(
    framework: Framework, assessment: Assessment, result: Result, node_id: str, leave_out: Collection[str] = ()
) -> SmallestStep:
    """Return the smallest next step of a capability, a group in one, or the whole; none of `leave_out` is in it."""
    return _Search(framework, assessment, result, node_id, leave_out).step()


class _Search:
    def __init__(
        self,
        framework: Framework,
        assessment: Assessment,
        result: Result,
        node_id: str,
        leave_out: Collection[str],
    ) -> None:
        self.framework, self.assessment, self.result, self.leave_out = framework, assessment, result, leave_out
        self.node = result.node(node_id)
        self.blocked = node_id == OVERALL and not result.scorable
        self.rule = framework.scoring.overall if node_id == OVERALL else framework.rule_of(framework.groups[node_id])
        self.staged = has_stages(framework, self.node)
        self.aim = 0

    def step(self) -> SmallestStep:
        now = self._rung(self.node)
        name = _name(self.framework, self.rule, self.staged, now)
        if now is None and not self.blocked:
            return SmallestStep(self.node.id, Found.NO_STAGE)
        if not self._shown():
            return SmallestStep(self.node.id, Found.NOT_FOUND, name)
        if now is not None:
            above = [rung for rung in self._rungs() if rung > now]
            if not above:
                return SmallestStep(self.node.id, Found.TOP, name)
            self.aim = above[0]
        rows = Rows(self.framework, self.assessment, self.leave_out)
        if not self._lifts(rows.candidates):
            return SmallestStep(self.node.id, Found.OUT_OF_REACH, name)
        chosen = self._smallest(rows)
        return SmallestStep(self.node.id, Found.NOT_FOUND, name) if chosen is None else self._found(name, chosen)

    def _rungs(self) -> list[int]:
        """Return every stage there is for this node, or the places of its bands; lowest first."""
        if not self.staged:
            return list(range(len(self.rule.bands)))
        stages = [stage.number for stage in self.framework.stages]
        if self.rule.ladder:
            return [one for one in stages if self.rule.ladder.end is None or one <= self.rule.ladder.end]
        return stages if self.rule.stages else sorted({band.stage or 0 for band in self.rule.bands})

    def _rung(self, node: NodeResult) -> int | None:
        """Return what a node stands at for sure: its stage, or the place of its band."""
        if self.staged:
            return node.stage_low
        names = [band.name for band in self.rule.bands]
        return None if node.band_low is None else names.index(node.band_low)

    def _shown(self) -> bool:
        """True where what is shown is what stands for sure; where blanks are skipped, it may be more."""
        node = self.node
        return node.stage in (None, node.stage_low) and node.band in (None, node.band_low)

    def _lifts(self, features: Iterable[str]) -> bool:
        """Ask the scoring whether these features, fully in place, are enough."""
        after = score(self.framework, once_done(self.framework, self.assessment, features))
        if self.blocked:
            return after.scorable
        rung = self._rung(after.node(self.node.id))
        return rung is not None and rung >= self.aim

    def _smallest(self, rows: Rows) -> list[str] | None:
        self._ask(rows)
        for _ in range(PROPOSALS):
            try:
                proposed = self._proposed(rows)
            except SolverError:
                return None
            if proposed is None or self._lifts(proposed):
                return proposed
            if len(rows.candidates) > SEARCHED:
                return None
            # Whatever can be added without lifting it is no help: one of the others must be chosen.
            useless = list(proposed)
            for feature in rows.candidates:
                if feature not in useless and not self._lifts([*useless, feature]):
                    useless.append(feature)
            others = [feature for feature in rows.candidates if feature not in useless]
            rows.program.at_least({rows.choice(feature): 1 for feature in others}, 1)
        return None

    def _ask(self, rows: Rows) -> None:
        """Write down what the next stage asks for."""
        reaching, place = Reaching(rows, self.result), rows.made.place[self.node.id]
        if self.blocked:
            for feature in self.result.blocked_by:
                rows.program.at_least({rows.choice(feature): 1}, 1)
        elif self.staged:
            reaching.stage(place, self.aim)
        else:
            reaching.band(place, self.aim)

    def _proposed(self, rows: Rows) -> list[str] | None:
        features = [feature for feature in rows.candidates if feature in rows.chosen]
        many = len(features) + 1
        # Effort first; among the same effort the number of features.
        costs = {
            rows.chosen[id_]: points_left(self.framework, self.assessment, self.framework.features[id_]) * many + 1
            for id_ in features
        }
        found = rows.program.cheapest(costs, [rows.chosen[id_] for id_ in features])
        return None if found is None else [id_ for id_ in features if found[rows.chosen[id_]]]

    def _found(self, name: str, chosen: list[str]) -> SmallestStep:
        framework, assessment = self.framework, self.assessment
        features = [framework.features[id_] for id_ in chosen]
        graph = {
            one.id: [need.id for need in needs_first(framework, assessment, one) if need.id not in self.leave_out]
            for one in features
        }
        ordered = tuple(_in_order(graph))
        needed = {id_ for needs in graph.values() for id_ in needs}
        lifting = list(ordered)
        for id_ in ordered:
            if id_ in needed and self._lifts(other for other in lifting if other != id_):
                lifting.remove(id_)
        after = score(framework, once_done(framework, assessment, chosen)).node(self.node.id)
        return SmallestStep(
            node=self.node.id,
            found=Found.STEP,
            reached=name,
            following=_name(framework, self.rule, self.staged, self._rung(after)),
            features=ordered,
            prerequisites=tuple(id_ for id_ in ordered if id_ not in lifting),
            points=sum(points_left(framework, assessment, one) for one in features),
        )


def _in_order(graph: dict[str, list[str]]) -> Iterable[str]:
    """Return features with what they need first before them, else as they stand."""
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    place = {id_: index for index, id_ in enumerate(graph)}
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=lambda id_: place[id_])
        first = ready.pop(0)
        sorter.done(first)
        yield first


def _name(framework: Framework, rule: Rule, staged: bool, rung: int | None) -> str:
    if rung is None:
        return ""
    return framework.stage_name(rung) if staged else rule.bands[rung].name
