"""What scoring returns: for every node its number, range, stage, coverage and the checks that made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple


class Verdict(StrEnum):
    """How a check stands: open means that answers which are still missing decide it."""

    MET = "met"
    OPEN = "open"
    FAILED = "failed"


class Rule(StrEnum):
    """What a check looks at: a mean, a share that passes or groups that reach a stage; then the order of figures."""

    UP_TO_STAGE = "mean-up-to-stage"
    OF_STAGE = "mean-of-stage"
    BELOW_STAGE = "mean-below-stage"
    ALL = "mean-all"
    SHARE_UP_TO_STAGE = "share-up-to-stage"
    SHARE_OF_STAGE = "share-of-stage"
    SHARE_BELOW_STAGE = "share-below-stage"
    SHARE_ALL = "share-all"
    REACH_UP_TO_STAGE = "reach-up-to-stage"
    REACH_OF_STAGE = "reach-of-stage"
    REACH_BELOW_STAGE = "reach-below-stage"
    REACH_ALL = "reach-all"
    GATE = "gate"
    BLOCKING = "blocking"
    MEDIAN = "median"
    LOWEST = "lowest"
    HIGHEST = "highest"
    MEAN = "mean"
    CAP = "cap"


class Check(NamedTuple):
    """One condition of a stage, with the features (or groups) behind it.

    `total_low` counts every open answer as the lowest option, `total_high` as the highest; both are over `of`, which
    is 0 where nothing applies. Whole numbers, because thousands of assessments are added up.
    """

    stage: int
    rule: Rule
    needed: Fraction
    total_low: int
    total_high: int
    of: int
    behind: tuple[str, ...]
    passing_at: Fraction | None = None
    reach: int | None = None

    @property
    def low(self) -> Fraction | None:
        """The share, mean or stage if every open answer turns out lowest; None where nothing applies."""
        return Fraction(self.total_low, self.of) if self.of else None

    @property
    def high(self) -> Fraction | None:
        """The share, mean or stage if every open answer turns out highest; None where nothing applies."""
        return Fraction(self.total_high, self.of) if self.of else None

    @property
    def holds_at_worst(self) -> bool:
        """True where it holds whatever the open answers turn out to be; nothing that applies holds."""
        return self.total_low * self.needed.denominator >= self.needed.numerator * self.of

    @property
    def holds_at_best(self) -> bool:
        """True where it holds if every open answer turns out highest."""
        return self.total_high * self.needed.denominator >= self.needed.numerator * self.of

    @property
    def verdict(self) -> Verdict:
        """Met, failed, or open while missing answers decide; nothing that applies is met."""
        if self.holds_at_worst:
            return Verdict.MET
        return Verdict.OPEN if self.holds_at_best else Verdict.FAILED


class Range(NamedTuple):
    """A number as it is established, and as it could still turn out."""

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True)
class NodeResult:
    """One scored node: a capability, a group in one, or the center as a whole.

    `value` and `stage` are what the framework's rule makes of the answers given so far; where blanks are left open
    they equal `low` and `stage_low`, and are None while nothing is answered. `low` to `high` is the range that the
    open answers leave. Numbers are on the node's own scale, which its rule makes.
    """

    id: str
    low: Fraction | None
    high: Fraction | None
    value: Fraction | None
    stage_low: int | None
    stage_high: int | None
    stage: int | None
    settled: int
    dont_know: int
    excluded: int
    total: int
    # Makes the reasons when somebody asks for them: thousands of results are compared without.
    explains: Callable[[], tuple[Check, ...]] = field(repr=False, compare=False)
    parent: str | None = None
    band: str | None = None
    band_low: str | None = None
    band_high: str | None = None
    aspects: Mapping[str, Range] = field(default_factory=dict)

    @cached_property
    def reasons(self) -> tuple[Check, ...]:
        """Every check of every stage, lowest stage first, or the figures that the stage is the least of."""
        return self.explains()

    @property
    def coverage(self) -> Fraction:
        """Share of the features with an answer that counts."""
        return Fraction(self.settled, self.total) if self.total else Fraction(0)

    @property
    def known(self) -> bool:
        """True once no open answer can change the stage, nor the number where there is no stage."""
        if self.stage_low is None and self.stage_high is None:
            return self.low == self.high
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
    # Every capability and every group in one, outer before inner.
    groups: tuple[NodeResult, ...]
    # Blocking features that are missing for sure: while there is one, the whole has no outcome.
    blocked_by: tuple[str, ...] = ()

    @property
    def scorable(self) -> bool:
        """False where a blocking feature is missing."""
        return not self.blocked_by

    def node(self, node_id: str) -> NodeResult:
        """Return a node by id; KeyError if there is none."""
        for node in (self.overall, *self.groups):
            if node.id == node_id:
                return node
        raise KeyError(node_id)
