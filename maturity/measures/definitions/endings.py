"""How requests end, and how well they are written down."""

from __future__ import annotations

from maturity.measures.definitions.definition import Definition, Formula, Needs
from maturity.measures.facts import State, Told, Way
from maturity.measures.reasons import CERTAIN

ENDINGS = (
    Definition(
        "closed-elsewhere",
        Formula.SHARE,
        (*CERTAIN, "open", "outcome-not-told"),
        counts=lambda one: one.elsewhere is Told.YES,
        needs=(Needs.STANDING, Needs.OUTCOME),
    ),
    Definition(
        "duplicates",
        Formula.SHARE,
        counts=lambda one: one.state is State.DUPLICATE,
        needs=(Needs.DUPLICATES,),
    ),
    Definition(
        "coding",
        Formula.SHARE,
        counts=lambda one: one.service and one.status and one.way is not Way.UNKNOWN,
        needs=(Needs.SERVICE, Needs.CHANNEL, Needs.STATUS),
    ),
    Definition(
        "reopened",
        Formula.SHARE,
        ("no-requested-date", "duplicate", "cancelled", "not-in-log", "never-closed"),
        counts=lambda one: one.reopened is Told.YES,
        needs=(Needs.LOG,),
    ),
)
