"""What a measure is: which requests it is a figure of, which of them it counts, and what an extract needs for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from maturity.measures.facts import Facts
from maturity.measures.model import Among, By, Unit
from maturity.measures.reasons import REASONS, Condition


class Formula(StrEnum):
    """How the value comes about."""

    COUNT = "count"  # the requests that are counted
    SHARE = "share"  # these, of the denominator
    QUANTILE = "quantile"  # of how long the requests of the denominator took
    SURVIVAL = "survival"  # Kaplan and Meier's median: open requests count for as long as they have been open
    BUSINESS = "business"  # the median in business hours
    SERIES = "series"  # the requests open at the end of each month


class Needs(StrEnum):
    """What an extract has to have; each has its own words for when it isn't there."""

    STANDING = "standing"  # a status or a closing date
    CLOSED = "closed"  # a column of closing dates
    TARGET = "target"
    CHANNEL = "channel"
    STATUS = "status"
    SERVICE = "service"
    PUBLISHED = "published"
    OUTCOME = "outcome"
    LOG = "log"
    DUPLICATES = "duplicates"
    CALENDAR = "calendar"


class Gate(StrEnum):
    """What makes a figure worthless where an extract fails it."""

    DATES_READ = "dates-read"
    TARGETS_READ = "targets-read"
    ORDER_OF_DATES = "order-of-dates"
    STATUS_AND_DATES = "status-and-dates"
    OPEN_ONES = "open-ones"
    WINDOW = "window"
    CHANNELS_KNOWN = "channels-known"


EVERY_GROUP = (By.WHOLE, By.SERVICE, By.CHANNEL, By.AREA)
BOTH = (Among.ALL, Among.RESIDENTS)


def every(_: Facts) -> bool:
    """Count every request of the denominator."""
    return True


@dataclass(frozen=True)
class Definition:
    """One measure; its name, its formula and why it matters stand in the words under its id."""

    id: str
    formula: Formula
    leaves_out: tuple[str, ...] = ("no-requested-date",)
    counts: Condition = every
    needs: tuple[Needs, ...] = ()
    gates: tuple[Gate, ...] = ()
    by: tuple[By, ...] = EVERY_GROUP
    among: tuple[Among, ...] = BOTH
    quantile: float = 0.5

    @property
    def unit(self) -> Unit:
        """What its value counts; hours become days where an extract's clock has days only."""
        if self.formula is Formula.SHARE:
            return Unit.SHARE
        if self.formula in (Formula.QUANTILE, Formula.SURVIVAL):
            return Unit.HOURS
        return Unit.BUSINESS_HOURS if self.formula is Formula.BUSINESS else Unit.REQUESTS

    @property
    def timed(self) -> bool:
        """Whether it is a duration."""
        return self.formula in (Formula.QUANTILE, Formula.SURVIVAL, Formula.BUSINESS)

    def reason(self, facts: Facts) -> str:
        """Return the first reason to leave such a request out; nothing where it belongs to the denominator."""
        return next((reason for reason in self.leaves_out if REASONS[reason](facts)), "")
