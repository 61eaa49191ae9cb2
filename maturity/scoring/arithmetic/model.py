"""What the arithmetic of a node is made of; every number is exact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from maturity.framework.model import Band, Rule, StageRule
from maturity.scoring.result import Check, NodeResult, Range, Verdict

WAYS = ("value", "low", "high")  # the fields of a Range


def ranged(find: Callable[[str], Fraction | None]) -> Range:
    """Return a range from what each of its ways comes to."""
    return Range(*(find(way) for way in WAYS))


class Treated(StrEnum):
    """What became of an answer, or of a group's number, before it was counted."""

    ANSWERED = "answered"
    HALF_RATED = "half-rated"
    OPEN = "open"
    BLANK_LOWEST = "blank-lowest"
    BLANK_OUT = "blank-out"
    BLANK_STOPS = "blank-stops"
    EXCLUDED = "excluded"
    FULL_CREDIT = "full-credit"
    ZERO = "zero"
    TARGET = "target"
    GROUP = "group"
    GROUP_OUT = "group-out"
    GROUP_ZERO = "group-zero"
    GROUP_STOPS = "group-stops"


class Step(StrEnum):
    """One line of the working, in the order of a calculation."""

    SUM = "sum"
    COUNT = "count"
    WEIGHTED_SUM = "weighted-sum"
    WEIGHTS = "weights"
    QUOTIENT = "quotient"
    WEIGHTED_QUOTIENT = "weighted-quotient"
    IN_ORDER = "in-order"
    LOWEST = "lowest"
    HIGHEST = "highest"
    MIDDLE = "middle"
    LACKING = "lacking"
    NOTHING = "nothing"
    START = "start"
    TIMES = "times"
    PLUS = "plus"
    FLOOR = "floor"
    CEILING = "ceiling"
    ROUND = "round"


class Rated(NamedTuple):
    """What one aspect of an answer counts, where the aspects are joined at the answer."""

    aspect: str
    counts: Range
    weight: Fraction


@dataclass(frozen=True)
class Input:
    """A feature or a group that enters a roll-up.

    `own` is its number; `counts` is what enters the rule: its number, its share between `lowest` and `highest`, or what
    it lacks to its highest. None where it is left out.
    """

    id: str
    is_group: bool
    stage: int
    weight: Fraction
    treated: Treated
    own: Range
    counts: Range
    lowest: Fraction | None = None
    highest: Fraction | None = None
    rated: tuple[Rated, ...] = ()


@dataclass(frozen=True)
class Line:
    """A step of the working and what it comes to; `ordered` lists the sorted numbers of each way, for a median."""

    step: Step
    comes_to: Range
    operand: Fraction | None = None
    ordered: tuple[tuple[Fraction, ...], ...] = ()


@dataclass(frozen=True)
class Portion:
    """The features of one stage, in a roll-up that goes stage by stage."""

    stage: int
    inputs: tuple[Input, ...]
    lines: tuple[Line, ...]
    total: Range


@dataclass(frozen=True)
class Part:
    """How one number is made; a node has one, or one for each aspect that is rolled up apart.

    Where the roll-up goes stage by stage, `portions` hold the inputs, and `lines` go over the portions' totals.
    """

    aspect: str | None
    inputs: tuple[Input, ...]
    portions: tuple[Portion, ...]
    lines: tuple[Line, ...]
    total: Range


@dataclass(frozen=True)
class Member:
    """A feature or group that a check looks at: its own share or stage, and what it counts at worst and at best."""

    id: str
    is_group: bool
    stage: int
    weight: Fraction
    own_low: Fraction | None
    own_high: Fraction | None
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True)
class Worked:
    """A check worked out: `sum` divided by `of` is what it comes to."""

    check: Check
    weighted: bool
    members: tuple[Member, ...]
    sum_low: Fraction
    sum_high: Fraction
    of: Fraction


@dataclass(frozen=True)
class Rung:
    """A stage with its checks."""

    stage: int
    checks: tuple[Worked, ...]

    @property
    def verdict(self) -> Verdict:
        """Met where all its checks are; failed where one is, whatever is still open."""
        verdicts = {worked.check.verdict for worked in self.checks}
        return next((one for one in (Verdict.FAILED, Verdict.OPEN) if one in verdicts), Verdict.MET)


class Stages(NamedTuple):
    """A stage as it is established, and as it could still turn out."""

    value: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True)
class GroupStage:
    """The stage of a group inside."""

    id: str
    stages: Stages


@dataclass(frozen=True)
class FromGroups:
    """A stage that follows from the stages of the groups inside: the figure, and the most that the lowest allows."""

    rule: StageRule
    groups: tuple[GroupStage, ...]
    figure: Stages
    cap: Stages
    total: Stages


@dataclass(frozen=True)
class Arithmetic:
    """How a node's number and stage are made, from the answers on."""

    node: NodeResult
    rule: Rule
    parts: tuple[Part, ...]
    join: tuple[Line, ...]
    total: Range
    ladder: tuple[Rung, ...]
    start: int
    from_groups: FromGroups | None
    bands: tuple[Band, ...]
    blocking: tuple[Worked, ...]

    @property
    def blocked(self) -> bool:
        """True where a blocking feature leaves the whole without an outcome."""
        return any(worked.check.verdict is Verdict.FAILED for worked in self.blocking)
