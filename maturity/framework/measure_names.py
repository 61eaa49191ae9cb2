"""The measures of service-request extracts that a framework may name, and what is known of each here.

How each is counted stands in `maturity.measures`, which lies above this room; a test holds the two together.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, get_args

MeasureId = Literal[
    "volume",
    "channel-mix",
    "digital-share",
    "mobile-share",
    "staff-share",
    "time-to-close.median",
    "time-to-close.p90",
    "time-to-close.median-without-instant",
    "time-to-close.p90-without-instant",
    "time-to-close.median-with-open",
    "time-to-close.business",
    "on-time.due",
    "on-time.closed",
    "on-time.published",
    "backlog.open",
    "backlog.overdue",
    "backlog.by-age",
    "backlog.by-month",
    "closed-elsewhere",
    "duplicates",
    "coding",
    "target-coverage",
    "reopened",
    "instant-share",
    "negative",
    "requesters.all",
    "requesters.hyper",
    "requesters.hyper.share",
    "requesters.engaged",
    "requesters.engaged.share",
    "requesters.one-time",
    "requesters.one-time.share",
    "without-requester",
    "concentration.gini",
    "concentration.top-1",
    "concentration.top-10",
    "places.repeated.share",
    "places.gini",
    "places.top-1",
    "places.top-10",
    "areas.gini",
    "areas.top-1",
    "areas.top-10",
    "use-rate",
    "use-ratio",
    "parity",
    "reporting-gap",
    "channel-by-area",
    "channel-by-segment",
]

MEASURES: tuple[str, ...] = get_args(MeasureId)

RESIDENTS_ONLY = (*MEASURES[MEASURES.index("requesters.all") :],)
"""Those of engagement, which is of people: without what staff and systems made."""

ALL_ONLY = ("staff-share",)


class Scale(StrEnum):
    """What a figure can be compared with."""

    SHARE = "share"  # 0 to 1
    TIME = "time"  # hours or days, as the extract's clock allows
    NUMBER = "number"  # 0 or more
    GROUPS = "groups"  # a figure for each area, channel, age or month, and none for the whole


_GROUPS = (
    "channel-mix",
    "backlog.by-age",
    "backlog.by-month",
    "use-rate",
    "use-ratio",
    "parity",
    "reporting-gap",
    "channel-by-area",
    "channel-by-segment",
)
_SHARES = (
    "digital-share",
    "mobile-share",
    "staff-share",
    "on-time.due",
    "on-time.closed",
    "on-time.published",
    "closed-elsewhere",
    "duplicates",
    "coding",
    "target-coverage",
    "reopened",
    "instant-share",
    "without-requester",
)
_ENDS_OF_SHARES = (".share", ".gini", ".top-1", ".top-10")


def scale_of(measure: str) -> Scale:
    """Return what a measure's figure can be compared with."""
    if measure in _GROUPS:
        return Scale.GROUPS
    if measure in _SHARES or measure.endswith(_ENDS_OF_SHARES):
        return Scale.SHARE
    return Scale.TIME if measure.startswith("time-to-close.") else Scale.NUMBER
