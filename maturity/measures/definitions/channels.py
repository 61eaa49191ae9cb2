"""How many requests come in, and how."""

from __future__ import annotations

from maturity.measures.definitions.definition import Definition, Formula, Gate, Needs
from maturity.measures.facts import Way
from maturity.measures.model import Among, By

_NEEDS, _GATES = (Needs.CHANNEL,), (Gate.CHANNELS_KNOWN,)
_GROUPS = (By.WHOLE, By.SERVICE, By.AREA)

CHANNELS = (
    Definition("volume", Formula.COUNT),
    Definition("channel-mix", Formula.SHARE, needs=_NEEDS, gates=_GATES, by=(By.CHANNEL,)),
    Definition(
        "digital-share",
        Formula.SHARE,
        leaves_out=("no-requested-date", "unknown-channel"),
        counts=lambda one: one.way in (Way.DIGITAL, Way.MOBILE),
        needs=_NEEDS,
        gates=_GATES,
        by=_GROUPS,
    ),
    Definition(
        "mobile-share",
        Formula.SHARE,
        leaves_out=("no-requested-date", "unknown-channel"),
        counts=lambda one: one.way is Way.MOBILE,
        needs=_NEEDS,
        gates=_GATES,
        by=_GROUPS,
    ),
    Definition(
        "staff-share",
        Formula.SHARE,
        counts=lambda one: one.way is Way.STAFF,
        needs=_NEEDS,
        gates=_GATES,
        by=_GROUPS,
        among=(Among.ALL,),
    ),
)
