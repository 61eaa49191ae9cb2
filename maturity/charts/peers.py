"""What a peer group puts beside each capability: a band on its scale, and the same figures in words; never a rank."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from maturity.assessment.answers import Assessment
from maturity.charts.table import ChartTable, Mark
from maturity.compare.peers import PeerRange, Peers
from maturity.framework.model import Framework
from maturity.scoring.labels import figure, stage_label
from maturity.scoring.scale import Ends, scales


@dataclass(frozen=True)
class Band:
    """The middle half of a peer group and its median, as shares of the scale."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Beside:
    """A capability's band, and its low, median and high in words; None and empty where there is nothing to compare."""

    band: Band | None = None
    figures: tuple[str, str, str] = ("", "", "")


def beside_peers(
    framework: Framework, assessment: Assessment, profile: ChartTable, peers: Peers | None
) -> tuple[Beside, ...]:
    """Return what stands beside each mark of a profile: nothing where nothing applies, or without figures for it."""
    ends = scales(framework, assessment)
    ranges = peers.ranges if peers else {}
    return tuple(_beside(framework, mark, ends.get(mark.id), ranges.get(mark.id)) for mark in profile.marks)


def _beside(framework: Framework, mark: Mark, ends: Ends | None, found: PeerRange | None) -> Beside:
    if found is None or (mark.stage_low is None and mark.bar is None):
        return Beside()
    scale = ends if mark.bar is not None else Ends(Fraction(0), Fraction(framework.stages[-1].number))
    if scale is None:
        return Beside()
    low, median, high = (float(scale.share(Fraction(number))) for number in (found.low, found.median, found.high))
    said = (_said(framework, mark, found.low), _said(framework, mark, found.median), _said(framework, mark, found.high))
    return Beside(Band(low, median, high), said)


def _said(framework: Framework, mark: Mark, number: Decimal) -> str:
    if mark.bar is not None:
        return figure(framework, Fraction(number))
    if number == 0 or number in framework.stage:
        return stage_label(framework, int(number), int(number))
    return format(number.normalize(), "f")  # between two stages
