"""A council to look at: a cohort with rounds, whose centers have answered in one way or another."""

from __future__ import annotations

from dataclasses import dataclass

from maturity.assessment.answers import Answer, Assessment, State
from maturity.framework.model import Framework
from maturity.store.round_records import Sharing
from maturity.store.store import Store

NAMES = ("Ashford", "Brookhaven", "Carrow", "Dunmere", "Eastvale", "Farrow", "Glenholt", "Harwick")
OPTIONS = ("no", "partly", "yes")


@dataclass(frozen=True)
class Council:
    """What the addresses of its pages need."""

    cohort: str
    first: str
    second: str
    leads: dict[str, str]
    """The assessments of the second round, by center."""
    entries: dict[str, str]
    tokens: dict[str, str]
    centers: dict[str, str]


def answers(framework: Framework, name: str, strength: int) -> Assessment:
    """Answers of an invented center; the larger the strength, the more is in place."""
    said = {
        id_: Answer(state=State.ANSWERED, option=OPTIONS[min(2, (place + strength) % 5 // 2)])
        for place, id_ in enumerate(framework.features)
    }
    center: dict[str, str | int | tuple[str, ...]] = {"name": name, "population": 20_000 + 90_000 * (strength % 2)}
    return Assessment(framework=framework.id, center=center, answers=said)


def council(store: Store, framework: Framework, submitting: int = 7) -> Council:
    """Begin a cohort of eight centers: one round is closed, in the other so many have submitted, and one has begun."""
    rounds = store.rounds
    cohort = rounds.new_cohort("Valley 311 Council", None)
    centers = {one.name: one.id for one in rounds.add_centers(cohort, NAMES)}
    rounds.share(centers["Brookhaven"], Sharing.NAMED)
    rounds.share(centers["Eastvale"], Sharing.NAMED)
    first = _round(store, framework, cohort, "Spring 2026", 6, 0)[0]
    rounds.close_round(first)
    second, leads = _round(store, framework, cohort, "Spring 2027", submitting, 1)
    found = rounds.entries(second)
    entries = {one.center.name: one.id for one in found}
    tokens = {one.center.name: rounds.tokens(second)[one.id] for one in found}
    return Council(cohort, first, second, leads, entries, tokens, centers)


def _round(
    store: Store, framework: Framework, cohort: str, name: str, submitting: int, better: int
) -> tuple[str, dict[str, str]]:
    """Open a round; one more center than those that submit has begun."""
    opened = store.rounds.open_round(cohort, framework, name, None)
    tokens, leads = store.rounds.tokens(opened), {}
    for place, entry in enumerate(store.rounds.entries(opened)[: submitting + 1]):
        given = answers(framework, entry.center.name, place + better)
        leads[entry.center.name] = store.rounds.start(tokens[entry.id], framework, None, given)
        if place < submitting:
            store.submit(leads[entry.center.name], framework, "Dana Ortiz")
    return opened, leads
