"""What an invented center does in a round: begin, answer alone or together, decide about its plan, submit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from maturity.assessment.answers import Assessment
from maturity.demo.answering import answers_in, chance
from maturity.demo.council import Council, InventedCenter, Period, Stand, Team
from maturity.demo.planning import decided, followed
from maturity.framework.model import Framework
from maturity.store.store import Store
from maturity.store.values import Section

_EARLIEST = 8  # days from the opening of a round to its first submission
_AT_WORK = 5  # days that a center takes from its first answer to the last
_STUCK = 19  # days since the last answer of those who are stuck
_UNDER_WAY = 4  # days since the last answer of those who are under way, at most
_SHARE = {Stand.UNDER_WAY: (0.35, 0.8), Stand.STUCK: (0.15, 0.4)}  # of the answers that are given by then
_SEPARATELY = 3  # answers that are given on the last day
_OPENED_A_COPY = 3  # of the answers, who didn't hand in gave one in so many


@dataclass
class Clock:
    """The time in the store, which is set: everything seems to have happened on its day."""

    now: datetime

    def __call__(self) -> datetime:
        """Return it."""
        return self.now


@dataclass
class Work:
    """What the steps of filling one store share."""

    store: Store
    clock: Clock
    framework: Framework
    council: Council
    today: date
    submitted: dict[str, tuple[Assessment, date]] = field(default_factory=dict)
    """What each center submitted last, and when."""

    def at(self, days_ago: float, hour: int = 15) -> datetime:
        """Return the moment so many days ago, in office hours of most of America."""
        return datetime.combine(self.today, time(hour, tzinfo=UTC)) - timedelta(days=round(days_ago))

    def between(self, low: float, high: float, *what: object) -> float:
        """Return a number between two, by lot: the same for the same words."""
        return low + (high - low) * chance(self.council.seed, *what)


def take_part(work: Work, one: InventedCenter, number: int, period: Period, token: str) -> str:
    """Let a center do what it does while a round is open, and return its assessment."""
    stand, end = one.stand(number), period.closed or 0
    last = work.between(end + 1, period.opened - _EARLIEST, one.name, number, "day")  # days ago
    if stand is Stand.STUCK:
        last = end + _STUCK
    elif stand is Stand.UNDER_WAY:
        last = work.between(end + 1, end + _UNDER_WAY, one.name, number, "day")
    said = _said(work, one, number)
    given = list(said.answers.items())
    if stand in _SHARE:
        given = given[: round(len(given) * work.between(*_SHARE[stand], one.name, number, "share"))]
    at_once = said.model_copy(update={"answers": dict(given[:-_SEPARATELY])})
    work.clock.now = work.at(last + _AT_WORK)
    assessment_id = work.store.rounds.start(token, work.framework, None, at_once)
    if one.team is not None and one.team.in_round == number:
        _answer_together(work, one, one.team, assessment_id, last + 1)
    work.clock.now = work.at(last)
    for id_, answer in given[-_SEPARATELY:]:
        work.store.save(assessment_id, Section.ANSWER, id_, answer)
    if stand is Stand.SUBMITTED:
        submit(work, one, assessment_id, last)
    return assessment_id


def submit(work: Work, one: InventedCenter, assessment_id: str, days_ago: float) -> None:
    """Let a center submit what it says."""
    work.clock.now = work.at(days_ago, 16)
    snapshot = work.store.submit(assessment_id, work.framework, work.council.lead)
    work.submitted[one.name] = (snapshot.assessment, work.clock.now.date())


def _said(work: Work, one: InventedCenter, number: int) -> Assessment:
    """Return what a center says by the end of a round, with what it decides about its plan."""
    said = answers_in(work.framework, one, number, seed=work.council.seed, notes=work.council.notes)
    if one.plan is None:
        return said
    if one.plan.in_round == number:
        return decided(work.framework, said, one.plan)
    before = work.submitted.get(one.name)
    return followed(work.framework, said, *before) if before and one.plan.in_round == number - 1 else said


def _answer_together(work: Work, one: InventedCenter, team: Team, assessment_id: str, days_ago: float) -> None:
    """Let the people of a center answer in private."""
    seed, number = work.council.seed, team.in_round
    work.clock.now = work.at(days_ago + 1)
    token = work.store.teams.invite(assessment_id)
    for place, person in enumerate(team.people):
        work.clock.now = work.at(days_ago, 12 + place)
        copy_id = work.store.teams.join(token, f"{seed} {person.name}", person.name)
        said = answers_in(work.framework, one, number, seed=seed, leans=float(person.leans), who=person.name)
        given = list(said.answers.items())
        for id_, answer in given if person.hands_in else given[: len(given) // _OPENED_A_COPY]:
            work.store.save(copy_id, Section.ANSWER, id_, answer)
        if person.hands_in:
            work.store.teams.hand_in(copy_id, work.framework)
