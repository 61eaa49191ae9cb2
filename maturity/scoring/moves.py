"""Why each score moved between two versions: one change at a time is made, and scored, so that each has its share.

The steps start at the old result and end at the new one, so they add up exactly to the whole movement. Where changes
act on each other, a step shows what the change does after those before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from maturity.assessment.answers import UNANSWERED, Answer, Assessment, State
from maturity.assessment.migration import Migration, fitted
from maturity.framework.change import UNSCORED, Change, Changed
from maturity.framework.mixing import Mix
from maturity.framework.model import Framework
from maturity.scoring.result import NodeResult, Result
from maturity.scoring.score import OVERALL, score

FIGURES = ("value", "low", "high", "stage", "stage_low", "stage_high")


@dataclass(frozen=True)
class Standing:
    """Where a node stands; everything is None where there is no such node, or nothing to score."""

    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    stage: int | None = None
    stage_low: int | None = None
    stage_high: int | None = None


@dataclass(frozen=True)
class Cause:
    """One step on the way: a change of the framework, or of the answer to a feature since then, and what it did.

    Where both are empty, the difference comes from neither: a result that another version of the program made.
    """

    change: Change | None
    answer: str
    before: Standing
    after: Standing

    @property
    def moved(self) -> bool:
        """True where the step made a difference to this node."""
        return self.before != self.after

    def by(self, figure: str) -> Fraction:
        """Return how far one of FIGURES moved; where there is none, it counts as 0."""
        return _by(self.before, self.after, figure)


@dataclass(frozen=True)
class Move:
    """How one node moved, and every change that concerns it, in the order in which they were made."""

    id: str
    before: Standing
    after: Standing
    causes: tuple[Cause, ...]

    @property
    def moved(self) -> bool:
        """True where anything about the node is different."""
        return self.before != self.after

    def by(self, figure: str) -> Fraction:
        """Return how far one of FIGURES moved; the causes' add up to it."""
        return _by(self.before, self.after, figure)


def moves(
    old_framework: Framework,
    old_assessment: Assessment,
    old_result: Result,
    new_framework: Framework,
    new_assessment: Assessment,
    new_result: Result,
    migration: Migration,
) -> tuple[Move, ...]:
    """Return how the whole, every capability and every group of either version moved, and why."""
    stops = [
        _Stop(None, "", score(old_framework, old_assessment)),
        *_framework_stops(old_framework, old_assessment, new_framework, migration),
        *_answer_stops(new_framework, new_assessment, migration.assessment),
        _Stop(None, "", new_result),
    ]
    nodes = [OVERALL, *(node.id for node in new_result.groups), *(node.id for node in old_result.groups)]
    return tuple(_move(id_, old_result, stops) for id_ in dict.fromkeys(nodes))


@dataclass(frozen=True)
class _Stop:
    change: Change | None
    answer: str
    result: Result


def _framework_stops(old: Framework, given: Assessment, new: Framework, migration: Migration) -> Iterator[_Stop]:
    mix, settled = Mix(old, new), set[str]()
    for change in migration.changes:
        if change.kind in UNSCORED:
            continue
        mix.take(change)
        if change.kind in (Changed.ADDED, Changed.REPLACED):
            settled.add(change.new if change.kind is Changed.REPLACED else change.id)
        framework = mix.framework()
        yield _Stop(change, "", score(framework, _fitting(framework, given, migration.assessment, settled)))


def _answer_stops(framework: Framework, answered: Assessment, migrated: Assessment) -> Iterator[_Stop]:
    yield _Stop(None, "", score(framework, migrated))
    now = migrated
    for id_ in framework.features:
        if answered.answer(id_) != now.answer(id_):
            now = now.with_answer(id_, answered.answer(id_))
            yield _Stop(None, id_, score(framework, now))


def _fitting(framework: Framework, given: Assessment, migrated: Assessment, settled: set[str]) -> Assessment:
    """Return the answers as they are on the way: migrated where a feature came new, else the old ones that fit."""
    answers: dict[str, Answer] = {}
    targets: dict[str, int | str] = {}
    for id_, feature in framework.features.items():
        source = migrated if id_ in settled else given
        answer = fitted(framework, feature, source.answer(id_))
        if answer != UNANSWERED:
            answers[id_] = answer
        aim = source.targets.get(id_)
        chosen = Answer(state=State.ANSWERED, option=aim) if isinstance(aim, str) else UNANSWERED
        if isinstance(aim, str) and fitted(framework, feature, chosen) == chosen:
            targets[id_] = aim
    return given.model_copy(update={"answers": answers, "targets": targets})


def _move(node_id: str, old_result: Result, stops: list[_Stop]) -> Move:
    first = here = _standing(old_result, node_id)
    causes = []
    for stop in stops:
        before, here = here, _standing(stop.result, node_id)
        if before != here or (stop.change is not None and stop.change.group == node_id):
            causes.append(Cause(stop.change, stop.answer, before, here))
    return Move(node_id, first, here, tuple(causes))


def _standing(result: Result, node_id: str) -> Standing:
    try:
        node: NodeResult = result.node(node_id)
    except KeyError:
        return Standing()
    return Standing(node.value, node.low, node.high, node.stage, node.stage_low, node.stage_high)


def _by(before: Standing, after: Standing, figure: str) -> Fraction:
    return Fraction(getattr(after, figure) or 0) - Fraction(getattr(before, figure) or 0)
