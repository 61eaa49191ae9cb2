"""A peer group's figures, one range a capability: what a chart sets beside a center; never a rank."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MINIMUM = 5
"""Centers in the smallest group whose figures may be shown: in a smaller one they could be traced to a center."""


@dataclass(frozen=True)
class PeerRange:
    """The middle half of a peer group on a capability's own scale, as stage numbers or as its numbers."""

    low: Decimal
    median: Decimal
    high: Decimal


@dataclass(frozen=True)
class Peers:
    """A peer group that answered the same version of a framework, and where its middle half stands, by capability.

    `group` names it as people read it; `n` is how many centers it has; `as_of` is the day its figures are from.
    """

    group: str
    n: int
    ranges: dict[str, PeerRange]
    as_of: date | None = None
