"""What each request of an extract comes down to: a few facts, each with few values, found by SQL in one look at a row.

Every measure counts by these facts alone, so an engine has to do no more than count rows by them: the measures
themselves are defined once, in Python, over `Facts`. A request's facts travel as one whole number, its code.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from maturity.measures.columns import Channel


class State(StrEnum):
    """How a request stands as of the day: a closing after it has not happened."""

    UNKNOWN = "unknown"
    OPEN = "open"
    CLOSED = "closed"  # by a date, or by its status where it has none
    CANCELLED = "cancelled"
    DUPLICATE = "duplicate"


class Took(StrEnum):
    """How long it took from request to closing."""

    NONE = "none"  # one of the dates is not there, or it is open
    NEGATIVE = "negative"  # closed before it was made
    INSTANT = "instant"  # 0 seconds; the same day where the clock has days
    LONGER = "longer"


class Target(StrEnum):
    """Whether it was promised by a date, and whether that date has come."""

    NONE = "none"
    LATER = "later"
    DUE = "due"


class Told(StrEnum):
    """What a column that may be empty says."""

    NOTHING = "nothing"
    NO = "no"
    YES = "yes"


class Way(StrEnum):
    """What kind of channel it came by."""

    OTHER = "other"  # a person takes it: phone, counter, letter
    DIGITAL = "digital"
    MOBILE = "mobile"  # digital, by app or text message
    STAFF = "staff"  # staff or a system made it
    UNKNOWN = "unknown"


class Age(StrEnum):
    """How many days an open request is old."""

    NONE = "none"  # not open
    WEEK = "0-7"
    MONTH = "8-30"
    QUARTER = "31-90"
    YEAR = "91-365"
    OLDER = "366+"


MOBILE = (Channel.APP, Channel.TEXT)
AGES = {Age.WEEK: 8, Age.MONTH: 31, Age.QUARTER: 91, Age.YEAR: 366}
"""The days that each age stays under."""


class Facts(NamedTuple):
    """The facts of one request."""

    dated: bool  # it has a date of request that could be read
    state: State
    ended: bool  # it has a date of closing, at or before the day
    took: Took
    target: Target
    met: bool  # closed at or before its target
    published: Told  # the center's own on-time flag
    elsewhere: Told
    reopened: Told
    own_target: bool  # the target came with the row
    service: bool  # it says what was asked for
    way: Way
    status: bool  # its status is known
    at_odds: bool  # status and dates disagree
    age: Age
    resident: bool
