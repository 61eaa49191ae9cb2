"""What is still open: how much, how much of it is overdue, how old it is, and how it stood at the end of each month."""

from __future__ import annotations

from maturity.measures.definitions.definition import Definition, Formula, Gate, Needs
from maturity.measures.facts import State, Target
from maturity.measures.model import By
from maturity.measures.reasons import CERTAIN

_GATES = (Gate.DATES_READ, Gate.STATUS_AND_DATES, Gate.OPEN_ONES)

BACKLOGS = (
    Definition(
        "backlog.open",
        Formula.COUNT,
        CERTAIN,
        counts=lambda one: one.state is State.OPEN,
        needs=(Needs.STANDING,),
        gates=_GATES,
    ),
    Definition(
        "backlog.overdue",
        Formula.COUNT,
        (*CERTAIN, "closed", "no-target"),
        counts=lambda one: one.target is Target.DUE,
        needs=(Needs.STANDING, Needs.TARGET),
        gates=(*_GATES, Gate.TARGETS_READ),
    ),
    Definition(
        "backlog.by-age", Formula.COUNT, (*CERTAIN, "closed"), needs=(Needs.STANDING,), gates=_GATES, by=(By.AGE,)
    ),
    Definition(
        "backlog.by-month",
        Formula.SERIES,
        ("no-requested-date", "duplicate", "unknown-status", "no-end-date", "negative"),
        needs=(Needs.CLOSED,),
        gates=(*_GATES, Gate.ORDER_OF_DATES),
        by=(By.MONTH,),
    ),
)
