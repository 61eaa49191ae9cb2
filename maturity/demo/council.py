"""What is said of the demonstration's council: its rounds and its invented centers, read strictly from a file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from maturity.errors import ContentError
from maturity.framework.plain import Content, Flag, Number, Verbatim, Whole
from maturity.framework.problems import problems_of
from maturity.framework.reader import read_file

COUNCIL = Path(__file__).resolve().parents[2] / "demo" / "council.yaml"
LABEL = "(invented)"
"""What stands in every name, so that no page, PDF or workbook can be taken for a real center's."""

# The days on which the seasons of a round's name end, and what they are called.
_SEASONS = ((3, 20, "Winter"), (6, 20, "Spring"), (9, 21, "Summer"), (12, 20, "Fall"))

Labeled = Annotated[Verbatim, Field(pattern=r"\(invented\)$")]


class Stand(StrEnum):
    """How far a center came in a round."""

    SUBMITTED = "submitted"
    LATE_COUNTED = "late-counted"  # submitted after the close, and counted by hand
    LATE = "late"  # submitted after the close, and waiting
    UNDER_WAY = "under-way"
    STUCK = "stuck"
    WAITING = "waiting"  # invited, and not begun
    ABSENT = "absent"  # not in the cohort yet


class Period(Content):
    """A round, in days before the demonstration is made; a day to come is below zero."""

    opened: Whole
    due: Whole
    closed: Whole | None = None

    def name(self, today: date) -> str:
        """Return what the round is called: the season in which it was opened."""
        day = date.fromordinal(today.toordinal() - self.opened)
        season = next((name for *end, name in _SEASONS if (day.month, day.day) <= tuple(end)), "")
        return f"{season} {day.year} {LABEL}" if season else f"Winter {day.year + 1} {LABEL}"


class Note(Content):
    """What some centers write beside an answer to a feature."""

    feature: Verbatim
    option: Verbatim
    note: Verbatim
    evidence: str = ""


class Person(Content):
    """Somebody who answers in private: kinder to the center than its lead, or harder."""

    name: Labeled
    leans: Number = Decimal(0)
    hands_in: Flag = True


class Team(Content):
    """Several people who answer one assessment."""

    in_round: Whole
    people: tuple[Person, ...] = Field(min_length=1)


class PlanWish(Content):
    """A center that decides about its plan: how many features it accepts, for whom, and why it skips one."""

    in_round: Whole
    owners: tuple[Labeled, ...] = Field(min_length=1)
    accept: Whole
    skip: Verbatim


class Change(Content):
    """What is different about a center from a round on."""

    hours: Verbatim | None = None
    staff: Whole | None = None
    channels: tuple[Verbatim, ...] | None = None


class InventedCenter(Content):
    """A center that doesn't exist, and its character."""

    name: Labeled
    about: Verbatim
    population: Whole
    government: Verbatim
    channels: tuple[Verbatim, ...]
    hours: Verbatim
    staff: Whole
    contacts_per_year: Whole
    level: Number
    moves: tuple[Number, ...]
    strong: tuple[Verbatim, ...] = ()
    weak: tuple[Verbatim, ...] = ()
    unsure: Number
    sharing: Verbatim = "alias"
    states: dict[int, Stand] = Field(default_factory=dict)
    changes: dict[int, Change] = Field(default_factory=dict)
    plan: PlanWish | None = None
    team: Team | None = None

    def stand(self, number: int) -> Stand:
        """Return how far it came in a round."""
        return self.states.get(number, Stand.SUBMITTED)

    def level_in(self, number: int) -> float:
        """Return how far it is up the stages on the whole, in a round."""
        return float(self.level + sum(self.moves[: number - 1], Decimal(0)))

    def profile(self, number: int) -> dict[str, str | int | tuple[str, ...]]:
        """Return what it says about itself in a round."""
        said: dict[str, str | int | tuple[str, ...]] = {
            "name": self.name,
            "population": self.population,
            "government": self.government,
            "channels": self.channels,
            "hours": self.hours,
            "staff": self.staff,
            "contacts_per_year": self.contacts_per_year,
        }
        for since, change in sorted(self.changes.items()):
            if since <= number:
                said |= {key: value for key, value in change if value is not None}
        return said


class Council(Content):
    """The whole council."""

    name: Labeled
    lead: Labeled
    seed: Verbatim
    rounds: tuple[Period, ...] = Field(min_length=1)
    notes: tuple[Note, ...]
    centers: tuple[InventedCenter, ...] = Field(min_length=1)


def read_council(path: Path = COUNCIL) -> Council:
    """Return the council of a file; ContentError with every problem if there is one."""
    document, problems = read_file(path, str(path))
    if document is None:
        raise ContentError(problems)
    try:
        return Council.model_validate(document.data)
    except ValidationError as error:
        raise ContentError([*problems, *problems_of(error, Council, document)]) from error
