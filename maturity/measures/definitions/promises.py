"""Whether requests are closed by the date that was promised, in three formulas that answer differently."""

from __future__ import annotations

from maturity.measures.definitions.definition import Definition, Formula, Gate, Needs
from maturity.measures.facts import Told
from maturity.measures.reasons import CERTAIN

_GATES = (Gate.DATES_READ, Gate.TARGETS_READ, Gate.ORDER_OF_DATES, Gate.STATUS_AND_DATES)

PROMISES = (
    Definition(
        "on-time.due",
        Formula.SHARE,
        (*CERTAIN, "no-target", "not-due-yet", "no-closed-date", "negative"),
        counts=lambda one: one.met,
        needs=(Needs.CLOSED, Needs.TARGET),
        gates=(*_GATES, Gate.OPEN_ONES),
    ),
    Definition(
        "on-time.closed",
        Formula.SHARE,
        (*CERTAIN, "open", "no-target", "no-closed-date", "negative"),
        counts=lambda one: one.met,
        needs=(Needs.CLOSED, Needs.TARGET),
        gates=_GATES,
    ),
    Definition(
        "on-time.published",
        Formula.SHARE,
        (*CERTAIN, "open", "no-flag"),
        counts=lambda one: one.published is Told.YES,
        needs=(Needs.STANDING, Needs.PUBLISHED),
    ),
    Definition("target-coverage", Formula.SHARE, counts=lambda one: one.own_target, needs=(Needs.TARGET,)),
)
