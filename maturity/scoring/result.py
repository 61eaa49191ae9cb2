"""What scoring returns: for every node its value, range, stage, coverage and the checks that made it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Verdict(StrEnum):
    """How a check stands: open means that answers which are still missing decide it."""

    MET = "met"
    OPEN = "open"
    FAILED = "failed"


class Rule(StrEnum):
    """What a check looks at."""

    UP_TO_STAGE = "mean-up-to-stage"
    OF_STAGE = "mean-of-stage"
    GATE = "gate"
    MEDIAN = "median"
    LOWEST = "lowest"
    CAP = "cap"


@dataclass(frozen=True)
class Check:
    """One condition of a stage, with the features (or capabilities) behind it.

    `low` counts every open answer as the lowest option, `high` as the highest; both are None where nothing applies.
    """

    stage: int
    rule: Rule
    needed: Fraction
    low: Fraction | None
    high: Fraction | None
    behind: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """Met, failed, or open while missing answers decide; nothing that applies is met."""
        if self.low is None or self.high is None or self.low >= self.needed:
            return Verdict.MET
        return Verdict.FAILED if self.high < self.needed else Verdict.OPEN


@dataclass(frozen=True)
class NodeResult:
    """One scored node: a capability, or the center as a whole.

    `value` and `stage` say what the answers given so far establish: they equal `low` and `stage_low`, and are None
    while nothing is answered. `low` to `high` is the range that the open answers leave.
    """

    id: str
    low: Fraction | None
    high: Fraction | None
    stage_low: int | None
    stage_high: int | None
    settled: int
    dont_know: int
    excluded: int
    total: int
    reasons: tuple[Check, ...]

    @property
    def coverage(self) -> Fraction:
        """Share of the features with an answer that counts."""
        return Fraction(self.settled, self.total) if self.total else Fraction(0)

    @property
    def value(self) -> Fraction | None:
        """Share in place that the answers establish; None while nothing is answered."""
        return self.low if self.settled else None

    @property
    def stage(self) -> int | None:
        """Stage that the answers establish, 0 for below the first; None while nothing is answered."""
        return self.stage_low if self.settled else None

    @property
    def known(self) -> bool:
        """True once no open answer can change the stage."""
        return self.stage_low == self.stage_high

    def held_back_by(self) -> tuple[Check, ...]:
        """Return the checks that keep the next stage from being established."""
        unmet = [check for check in self.reasons if check.verdict is not Verdict.MET]
        first = min((check.stage for check in unmet), default=0)
        return tuple(check for check in unmet if check.stage == first)


@dataclass(frozen=True)
class Result:
    """The outcome of an assessment, read by screen, PDF, CSV and comparison alike."""

    framework: str
    version: str
    checksum: str
    overall: NodeResult
    capabilities: tuple[NodeResult, ...]

    def node(self, node_id: str) -> NodeResult:
        """Return a node by id; KeyError if there is none."""
        for node in (self.overall, *self.capabilities):
            if node.id == node_id:
                return node
        raise KeyError(node_id)
