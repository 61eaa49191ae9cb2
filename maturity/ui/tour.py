"""A way through some of the questions, one after the other; the address keeps it, so that reload and Back do too."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from maturity.framework.model import Framework
from maturity.scoring.progress import in_order
from maturity.scoring.starters import starters
from maturity.ui import links
from maturity.ui.session import Opened


class Tour(StrEnum):
    """The ways there are, named as in the address."""

    QUICK = "quick"
    CARRIED = "carried"

    @property
    def address(self) -> dict[str, str]:
        """The parameter that keeps to this way."""
        return {self.value: "1"}


def under_way() -> Tour | None:
    """Return the way that the address keeps to; None for the questions capability by capability."""
    return next((tour for tour in Tour if links.asked(tour)), None)


def stops(tour: Tour, opened: Opened) -> tuple[str, ...]:
    """Return the questions of a way. What was carried over is no stop any more once somebody has looked at it."""
    if tour is Tour.QUICK:
        return starters(opened.framework)
    return tuple(id_ for id_ in _all(opened.framework) if id_ in opened.assessment.carried)


def following(tour: Tour, opened: Opened, current: str) -> str | None:
    """Return the stop after a question; None after the last one."""
    return _next(stops(tour, opened), _all(opened.framework), current)


def previous(tour: Tour, opened: Opened, current: str) -> str | None:
    """Return the stop before a question; None for the first one."""
    return _next(stops(tour, opened), _all(opened.framework)[::-1], current)


def _next(wanted: Sequence[str], order: Sequence[str], current: str) -> str | None:
    return next((id_ for id_ in order[order.index(current) + 1 :] if id_ in wanted), None)


def _all(framework: Framework) -> tuple[str, ...]:
    """Return every question in the order of asking."""
    return tuple(feature.id for one in framework.capabilities for feature in in_order(framework, one))
