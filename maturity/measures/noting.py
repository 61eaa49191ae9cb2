"""What a reader has to know beside a figure: ids of notes, worded under measures.note, and the numbers they name."""

from __future__ import annotations

from decimal import Decimal

from maturity.measures.definitions.definition import Definition, Formula, Needs
from maturity.measures.facts import Target
from maturity.measures.model import Among
from maturity.measures.quality import MOST_OPEN, Quality

SOME_UNKNOWN = Decimal("0.05")
MANY_INSTANT = Decimal("0.25")
MUCH_RECENT = Decimal("0.25")
FIRST_MONTHS = 3

OF_THE_SOURCE = ("open311-cut", "open311-dates-ignored")
"""What a server did that may make every figure too small."""

NOTES = (
    *OF_THE_SOURCE,
    "closed-is-updated",
    "days-only",
    "days-compared",
    "recent-weeks",
    "many-instant",
    "some-channels-unknown",
    "targets-from-mapping",
    "first-months",
    "month-unfinished",
)


def notes(definition: Definition, among: Among, quality: Quality) -> tuple[tuple[str, ...], dict[str, Decimal]]:
    """Return the notes on a measure of the whole extract, and their numbers."""
    found: dict[str, dict[str, Decimal]] = {one: {} for one in OF_THE_SOURCE if one in quality.record.notes}
    if "closed-is-updated" in quality.record.notes and (definition.timed or definition.id.startswith("on-time")):
        found["closed-is-updated"] = {}
    if definition.timed:
        if quality.view.days:
            found["days-only"] = {}
        if definition.formula is not Formula.SURVIVAL and _recent(quality):
            found["recent-weeks"] = {"recent_share": Decimal(quality.recent) / quality.dated}
        if "instant" not in definition.leaves_out and quality.instant_share >= MANY_INSTANT:
            found["many-instant"] = {"instant_share": quality.instant_share}
    if Needs.TARGET in definition.needs and definition.id != "target-coverage":
        if quality.view.compares_days and definition.id.startswith("on-time"):
            found["days-compared"] = {}
        if quality.count(lambda one: one.target is not Target.NONE and not one.own_target):
            found["targets-from-mapping"] = {}
    unknown = quality.unknown_channels
    if (among is Among.RESIDENTS or Needs.CHANNEL in definition.needs) and unknown >= SOME_UNKNOWN:
        found["some-channels-unknown"] = {"unknown_share": unknown}
    return tuple(found), {key: value for numbers in found.values() for key, value in numbers.items()}


def _recent(quality: Quality) -> bool:
    return quality.recent > MUCH_RECENT * quality.dated and quality.open_share > MOST_OPEN
