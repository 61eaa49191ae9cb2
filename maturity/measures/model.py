"""Measures: the figures of one extract as of one day, each with its formula, its denominator and what it leaves out."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from maturity.measures.record import ImportRecord, Recorded

FORMAT = 1


class Among(StrEnum):
    """Whose requests are counted."""

    ALL = "all"
    RESIDENTS = "residents"  # without those of staff and systems


class By(StrEnum):
    """What a figure is given for; WHOLE is the extract."""

    WHOLE = "whole"
    SERVICE = "service"
    CHANNEL = "channel"
    AREA = "area"
    MONTH = "month"
    AGE = "age"
    SEGMENT = "segment"


class Unit(StrEnum):
    """What a value counts."""

    REQUESTS = "requests"
    SHARE = "share"  # 0 to 1
    HOURS = "hours"
    DAYS = "days"
    BUSINESS_HOURS = "business-hours"
    PER_1000 = "per-1000"  # requests for 1,000 residents
    RATIO = "ratio"
    INDEX = "index"  # 0 to 1, such as Gini's
    PEOPLE = "people"


class Exclusion(Recorded):
    """Rows that a figure leaves out, and why: each row under the first reason that holds for it."""

    reason: str  # an id, worded under measures.reason
    rows: int


class Figure(Recorded):
    """One measured value, or the reason why there is none.

    For `by` WHOLE the denominator and the exclusions add up to the rows of `among`.
    """

    measure: str  # id of its definition
    among: Among = Among.ALL
    by: By = By.WHOLE
    group: str = ""  # the service, channel, area, month or age
    unit: Unit
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int = 0
    exclusions: tuple[Exclusion, ...] = ()
    why_not: str = ""  # where there is no value: an id, worded under measures.why_not
    figures: dict[str, Decimal] = Field(default_factory=dict)  # numbers that the wording of why_not or of notes names
    notes: tuple[str, ...] = ()  # ids, worded under measures.note

    @property
    def measurable(self) -> bool:
        """Whether there is a value."""
        return self.value is not None


class Measures(Recorded):
    """Everything measured of one extract."""

    format: int = FORMAT
    extract: ImportRecord
    as_of: datetime
    as_of_assumed: bool = False
    since: datetime | None = None  # only requests made in this period, where one was asked for
    until: datetime | None = None
    calendar: str = Field(default="", description="Id of the business calendar; empty: every hour counts.")
    rows: int  # in the period
    figures: tuple[Figure, ...]

    def find(self, measure: str, among: Among = Among.ALL, by: By = By.WHOLE, group: str = "") -> Figure | None:
        """Return one figure; None where it wasn't measured."""
        for one in self.figures:
            if (one.measure, one.among, one.by, one.group) == (measure, among, by, group):
                return one
        return None

    def of(self, measure: str, among: Among = Among.ALL, by: By = By.WHOLE) -> tuple[Figure, ...]:
        """Return the figures of a measure, one a group, in the order they were made."""
        return tuple(one for one in self.figures if (one.measure, one.among, one.by) == (measure, among, by))
