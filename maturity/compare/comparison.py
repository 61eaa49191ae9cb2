"""What comparing the centers of a round comes to: rows, figures and gaps, without words and without a rank.

Everything is an id or a number: titles, labels and stage names stand in the framework, and all other words are said
where it is shown. What may not be shown isn't in here, so a page, a PDF and a workbook can show all that they find.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from maturity.text import Words


def letters(alias: int) -> str:
    """Return the letters of an alias: A for 1, B, ... Z, AA, AB; an alias is a lot that was drawn, not a place."""
    found = ""
    while alias > 0:
        alias, rest = divmod(alias - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def alias(number: int, words: Words) -> str:
    """Write an alias as people read it: Center A."""
    return words.say("comparison.center", alias=letters(number))


class Withheld(StrEnum):
    """Why there are no figures for the centers that were asked for."""

    TOO_FEW = "too-few"
    """The round has fewer centers with answers than the minimum."""
    TOO_NARROW = "too-narrow"
    """Fewer centers than the minimum fit the filters."""
    BY_SUBTRACTION = "by-subtraction"
    """Enough fit, but fewer than the minimum don't: taken from the larger group, they would be laid open."""


class Reason(StrEnum):
    """Why centers that were invited are missing somewhere."""

    NO_ANSWERS = "no-answers"
    """Nothing of theirs counts in this round yet. Missing everywhere."""
    NOT_SHARED = "not-shared"
    """They chose not to be compared at all. Missing everywhere."""
    STATISTICS_FEW = "statistics-few"
    """Statistics-only centers, fewer than the minimum: whoever takes the rows from the figures would see them."""
    STATISTICS_FILTERED = "statistics-filtered"
    """Statistics-only centers aren't counted under these filters, for the same reason. `n` is never told: None."""
    ALIASES_FEW = "aliases-few"
    """Centers under an alias, so few that everybody knows who they are. No row, and not in the figures either: whoever
    takes the rows of the named ones from these would see them."""
    FEATURES_FILTERED = "features-filtered"
    """With several filters nothing is counted feature by feature: from figures of groups that overlap, together with
    those of what they share, the answers of a single center could be worked out. `n` is never told: None."""
    FEATURES_FEW = "features-few"
    """Centers under an alias that don't count feature by feature: so few that the named ones leave them alone there."""


@dataclass(frozen=True)
class LeftOut:
    """Centers that are missing somewhere, and why; `n` is None where their number would say something of them."""

    reason: Reason
    n: int | None


@dataclass(frozen=True)
class Cell:
    """Where one center stands in one capability (or as a whole).

    With stages: `stage_low` is what is established, `stage_high` what the open answers could still make of it; 0 is
    below the first stage. Without stages: the share of the scale, 0 to 1, in the same way. All four are None where
    nothing is scored: nothing was answered, nothing applies, or something blocks the outcome.
    """

    stage_low: int | None = None
    stage_high: int | None = None
    share_low: Fraction | None = None
    share_high: Fraction | None = None

    @property
    def scored(self) -> bool:
        """True where there is something to show."""
        return self.stage_low is not None or self.share_low is not None

    @property
    def known(self) -> bool:
        """True where no open answer can change it any more."""
        return self.scored and self.stage_low == self.stage_high and self.share_low == self.share_high

    @property
    def established(self) -> Fraction | None:
        """What figures are made of: the established stage, or else the established share."""
        found = self.share_low if self.stage_low is None else self.stage_low
        return None if found is None else Fraction(found)


@dataclass(frozen=True)
class Row:
    """One center. Rows stand in the order of their aliases, which is random and lasts; 'you' comes first."""

    alias: str
    """Its letters: A, B, ... Z, AA. The showing layer puts its word before them: 'Center A'."""
    name: str
    """Its real name, where it chose to be named or is the one that looks (`you`); else empty."""
    you: bool
    cells: tuple[Cell, ...]
    """One a capability, in the order of `Comparison.capabilities`."""
    overall: Cell

    @property
    def named(self) -> bool:
        """True where its name may be shown."""
        return bool(self.name)


@dataclass(frozen=True)
class AtLeast:
    """How many centers have reached a stage, or a higher one: what is established, not what could still be."""

    stage: int
    count: int
    share: Fraction


@dataclass(frozen=True)
class CapabilityFigures:
    """The figures of a capability over the centers of which it is scored; stages as numbers, or else shares 0 to 1.

    In a center's own view (`you`) that center isn't in them. The quartiles are the middle half: see `quartiles.py`.
    """

    n: int
    median: Fraction
    low_quartile: Fraction
    high_quartile: Fraction
    at_least: tuple[AtLeast, ...]
    """One a stage, from the first; empty without stages."""
    open: int
    """How many of the `n` could still be higher, because answers are open."""
    lowest: Fraction | None
    highest: Fraction | None
    """The two ends; None for fewer than ten centers, and where statistics-only centers are counted."""


@dataclass(frozen=True)
class FeatureFigures:
    """How many centers have a feature, and who could teach it. In a center's own view it isn't counted."""

    feature: str
    capability: str
    stage: int
    """The stage that the feature belongs to; 0 where the framework gives none."""
    n: int
    """The centers to which it applies and that answered: have + partly + missing."""
    have: int
    partly: int
    missing: int
    dont_know: int
    excluded: int
    """To which it does not apply."""
    blank: int
    """Who didn't answer it, which is often so above the stage that a center has reached."""
    exemplars: tuple[str, ...]
    """Names of centers that have it in full and chose to be named, in the order of the rows; never 'you'."""

    @property
    def lacking(self) -> int:
        """How many have it not or only in part."""
        return self.partly + self.missing


@dataclass(frozen=True)
class Offered:
    """One choice of a filter that may be chosen now, and how many centers it would leave."""

    id: str
    n: int


@dataclass(frozen=True)
class Filter:
    """A question about the center by which centers can be filtered, with the choices that may be shown.

    `question` is the id of a profile question, whose choices are its choices; or 'population', whose choices are the
    framework's sizes. A choice that is missing here would lay open fewer centers than the minimum.
    """

    question: str
    chosen: str | None
    choices: tuple[Offered, ...]
    """In the framework's order; what is chosen is among them unless it is withheld."""


@dataclass(frozen=True)
class Capability:
    """One column of the comparison: a capability of the framework, and its figures where they may be shown."""

    id: str
    stages: bool
    """True where it has stages; else cells and figures are shares."""
    figures: CapabilityFigures | None
    """None where too few centers are scored here."""


@dataclass(frozen=True)
class Comparison:
    """The centers of one round, side by side. Nothing in here depends on the order in which they came."""

    framework: str
    version: str
    """With local overlays, as readers see it: 1.0.0+springfield."""
    checksum: str
    round: str
    """The name of the round, as its facilitator gave it."""
    minimum: int
    """The smallest group whose figures are shown."""
    invited: int
    """All centers that were given to compare, whether anything of theirs counts or not; with filters, too."""
    counted: int
    """Those whose answers count and that may be compared, before any filter; statistics-only ones among them."""
    n: int
    """Centers in the figures: say it beside every one of them. Without 'you'; 0 where the figures are withheld."""
    left_out: tuple[LeftOut, ...]
    within: int
    """0: every count is exact. Else statistics-only centers are counted in a blurred way, so that none of them can be
    singled out, and every count and share is right to within so many centers: say 'about'."""
    filters: tuple[Filter, ...]
    withheld: Withheld | None
    """Why there are no figures (then `capabilities` have none, `features` and `gaps` are empty); None if there are."""
    rows: tuple[Row, ...]
    capabilities: tuple[Capability, ...]
    overall: Capability
    features: tuple[FeatureFigures, ...]
    """In the framework's order, those that at least the minimum answered; empty where they are withheld."""
    gaps: tuple[FeatureFigures, ...]
    """What most centers lack, the most common first: what to buy, build or train together. Of equals the one that more
    lack altogether, then the framework's order. Only what somebody lacks."""

    @property
    def not_shared(self) -> int:
        """How many of the invited chose not to be compared at all."""
        return sum(one.n or 0 for one in self.left_out if one.reason is Reason.NOT_SHARED)

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that are set: choice by question."""
        return {one.question: one.chosen for one in self.filters if one.chosen is not None}
