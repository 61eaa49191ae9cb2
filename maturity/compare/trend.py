"""One center over its rounds: where it stood, which features moved, and why a capability stands elsewhere now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from maturity.assessment.answers import UNANSWERED, Answer, Assessment, State
from maturity.assessment.migration import Migration, Part, migrate
from maturity.assessment.ratings import is_open
from maturity.compare.comparison import Cell
from maturity.compare.digest import cells
from maturity.framework.change import UNSCORED, Change
from maturity.framework.model import Feature, Framework
from maturity.scoring.result import Result
from maturity.scoring.score import OVERALL, in_place


@dataclass(frozen=True)
class Moment:
    """What one round comes in with: what was submitted, on which version, with its result if that is at hand."""

    round: str
    framework: Framework
    assessment: Assessment
    result: Result | None = None


class Kind(StrEnum):
    """How the answer to a feature moved."""

    UP = "up"
    DOWN = "down"
    SETTLED = "settled"
    """It was open or not known, and is answered now."""
    OPENED = "opened"
    """It was answered, and is open or not known now."""
    NOT_APPLICABLE = "not-applicable"
    """It does not apply any more."""
    APPLIES = "applies"
    """It did not apply, and does now."""
    NEW = "new"
    """It is answered now; the earlier version asked neither for it nor for what it replaces."""


@dataclass(frozen=True)
class FeatureMove:
    """A feature that was answered otherwise in the later round; `before` as it reads in the later version."""

    feature: str
    capability: str
    kind: Kind
    before: Answer
    after: Answer


@dataclass(frozen=True)
class StageMove:
    """A capability (or the whole) that stands elsewhere than in the round before, and why."""

    id: str
    before: Cell
    """Not scored where the earlier version had no such capability."""
    carried: Cell
    """Where the answers of before stand in the later version: what lies between `before` and it, the framework did."""
    after: Cell
    features: tuple[FeatureMove, ...]
    """What was answered otherwise in this capability, in the framework's order; of the whole, everywhere."""
    needed: tuple[str, ...]
    """Those of the features without whose change alone the capability would not stand where it stands now."""
    changes: tuple[Change, ...]
    """What the later version changed that concerns it, and that counts in scores."""

    @property
    def by_framework(self) -> bool:
        """True where the change of the framework alone moved it."""
        return self.before != self.carried

    @property
    def up(self) -> bool | None:
        """True where more is established than before, False where less is; None where only the range is another."""
        before, after = self.before.established, self.after.established
        if before is None or after is None or before == after:
            return None
        return after > before


@dataclass(frozen=True)
class Step:
    """From one round to the next."""

    before: str
    after: str
    version_changed: bool
    moves: tuple[StageMove, ...]
    """The capabilities that moved, in the framework's order; the whole last, if it did."""
    features: tuple[FeatureMove, ...]
    """Every feature that was answered otherwise, in the framework's order."""
    dropped: tuple[str, ...]
    """Features of the earlier version whose answers have no place in the later one."""

    def of(self, kind: Kind) -> tuple[FeatureMove, ...]:
        """Return the features that moved in one way."""
        return tuple(one for one in self.features if one.kind is kind)


@dataclass(frozen=True)
class Point:
    """Where the center stood in one round, by capability."""

    round: str
    version: str
    cells: dict[str, Cell]
    overall: Cell


@dataclass(frozen=True)
class Trend:
    """A center over its rounds, the first one first. Capabilities are those of the last version, then those gone."""

    points: tuple[Point, ...]
    steps: tuple[Step, ...]
    capabilities: tuple[str, ...]


def trend(moments: Sequence[Moment]) -> Trend:
    """Return how a center moved; the rounds in their order. MaturityError where they are of different frameworks."""
    points = [_point(one) for one in moments]
    latest_first = (id_ for point in reversed(points) for id_ in point.cells)
    steps = [_step(*both, *ends) for both, ends in zip(pairwise(moments), pairwise(points), strict=True)]
    return Trend(tuple(points), tuple(steps), tuple(dict.fromkeys(latest_first)))


def _point(one: Moment) -> Point:
    *each, overall = cells(one.framework, one.assessment, one.result)
    ids = (capability.id for capability in one.framework.capabilities)
    return Point(one.round, one.framework.version_here, dict(zip(ids, each, strict=True)), overall)


def _step(earlier: Moment, later: Moment, before: Point, after: Point) -> Step:
    migration = migrate(earlier.assessment, earlier.framework, later.framework)
    # Migrating asks for the same framework id, but the same content needs no carrying over.
    same = earlier.framework.checksum == later.framework.checksum
    given = earlier.assessment if same else migration.assessment
    carried = before if same else _point(Moment("", later.framework, given))
    features = tuple(_feature_moves(later, given, () if same else migration.new_features))
    nodes = [*after.cells, OVERALL]
    found = []
    for id_ in nodes:
        cell = _standing(after, id_)
        if cell != _standing(before, id_):
            here = tuple(one for one in features if id_ in (one.capability, OVERALL))
            needed = tuple(one.feature for one in here if _needed(later, given, one, id_, cell))
            changed = () if same else _changes(migration, later.framework, id_)
            ends = (_standing(before, id_), _standing(carried, id_), cell)
            found.append(StageMove(id_, *ends, here, needed, changed))
    homeless = {one.id for one in migration.said if one.part is Part.ANSWER and one.new is None}
    dropped = tuple(id_ for id_ in earlier.framework.features if id_ in homeless)
    return Step(before.round, after.round, not same, tuple(found), features, dropped)


def _feature_moves(later: Moment, given: Assessment, new: Sequence[str]) -> Iterator[FeatureMove]:
    framework = later.framework
    for id_, feature in framework.features.items():
        before, after = given.answer(id_), later.assessment.answer(id_)
        kind = _kind(framework, feature, given, later.assessment)
        if kind is not None:
            kind = Kind.NEW if id_ in new and before == UNANSWERED else kind
            yield FeatureMove(id_, framework.capability_of[id_].id, kind, before, after)


def _kind(framework: Framework, feature: Feature, given: Assessment, now: Assessment) -> Kind | None:
    answers = [one.answer(feature.id) for one in (given, now)]
    opened = [answer.state is State.DONT_KNOW or is_open(framework, answer) for answer in answers]
    if opened[0] or opened[1]:
        return None if opened[0] and opened[1] else Kind.SETTLED if opened[0] else Kind.OPENED
    if answers[0].excluded or answers[1].excluded:
        both = answers[0].excluded and answers[1].excluded
        return None if both else Kind.APPLIES if answers[0].excluded else Kind.NOT_APPLICABLE
    before, after = (in_place(framework, one, feature) for one in (given, now))
    return None if before == after else Kind.UP if after > before else Kind.DOWN


def _needed(later: Moment, given: Assessment, move: FeatureMove, id_: str, cell: Cell) -> bool:
    """True where the capability would stand elsewhere, had only this answer stayed as it was."""
    stayed = later.assessment.with_answer(move.feature, given.answer(move.feature))
    return _standing(_point(Moment("", later.framework, stayed)), id_) != cell


def _changes(migration: Migration, framework: Framework, id_: str) -> tuple[Change, ...]:
    counting = (one for one in migration.changes if one.kind not in UNSCORED)
    if id_ == OVERALL:
        return tuple(counting)
    inside = {group.id for group in framework.groups[id_].all_groups}
    # A change of no group is one of the whole framework, such as what its answers count.
    return tuple(one for one in counting if not one.group or one.group in inside)


def _standing(point: Point, id_: str) -> Cell:
    return point.overall if id_ == OVERALL else point.cells.get(id_, Cell())
