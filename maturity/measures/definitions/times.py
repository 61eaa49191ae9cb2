"""How long requests take to close."""

from __future__ import annotations

from maturity.measures.definitions.definition import Definition, Formula, Gate, Needs
from maturity.measures.facts import Took
from maturity.measures.reasons import CERTAIN

_CLOSED = (*CERTAIN, "open", "no-closed-date", "negative")
_NEEDS = (Needs.CLOSED,)
_DATES = (Gate.DATES_READ, Gate.ORDER_OF_DATES, Gate.STATUS_AND_DATES)
_GATES = (*_DATES, Gate.WINDOW)

TIMES = (
    Definition("time-to-close.median", Formula.QUANTILE, _CLOSED, needs=_NEEDS, gates=_GATES),
    Definition("time-to-close.p90", Formula.QUANTILE, _CLOSED, needs=_NEEDS, gates=_GATES, quantile=0.9),
    Definition(
        "time-to-close.median-without-instant", Formula.QUANTILE, (*_CLOSED, "instant"), needs=_NEEDS, gates=_GATES
    ),
    Definition(
        "time-to-close.p90-without-instant",
        Formula.QUANTILE,
        (*_CLOSED, "instant"),
        needs=_NEEDS,
        gates=_GATES,
        quantile=0.9,
    ),
    Definition(
        "time-to-close.median-with-open",
        Formula.SURVIVAL,
        (*CERTAIN, "no-closed-date", "negative"),
        needs=_NEEDS,
        gates=(*_DATES, Gate.OPEN_ONES),
    ),
    Definition("time-to-close.business", Formula.BUSINESS, _CLOSED, needs=(Needs.CALENDAR, Needs.CLOSED), gates=_GATES),
    Definition(
        "instant-share",
        Formula.SHARE,
        _CLOSED,
        counts=lambda one: one.took is Took.INSTANT,
        needs=_NEEDS,
        gates=(Gate.DATES_READ,),
    ),
    Definition(
        "negative",
        Formula.COUNT,
        (*CERTAIN, "open", "no-closed-date"),
        counts=lambda one: one.took is Took.NEGATIVE,
        needs=_NEEDS,
        gates=(Gate.DATES_READ,),
    ),
)
