"""What a center decided about its plan stands in the reports, and page one still fits."""

from __future__ import annotations

from datetime import date

import pytest

from maturity.assessment.answers import Answer, Assessment
from maturity.assessment.steps import MAX_OWNER, MAX_SKIP_REASON, NO_CAPACITY, Decision, Intent, StepChoice
from maturity.framework.model import Framework
from maturity.reporting import Baseline, Subject, report_html, report_pdf
from maturity.roadmap.followup import intents
from maturity.roadmap.plan import plan
from maturity.scoring.score import score
from tests.frameworks_here import said
from tests.reporting.centers import center, metro, says
from tests.reporting.conftest import AS_OF, flat, pages

ACCEPTED = Decision.ACCEPTED


def first_ids(loaded: Framework, assessment: Assessment) -> list[str]:
    roadmap = plan(loaded, assessment, score(loaded, assessment))
    return [one.step.feature for phase in roadmap.phases for one in phase.planned]


@pytest.fixture(scope="module")
def decided(three11: Framework) -> Assessment:
    """A large center with an accepted step, a skipped one, one that is wanted late, and a quarter without capacity."""
    made = metro(three11)
    one, two, three = first_ids(three11, made)[:3]
    steps = {
        one: StepChoice(decision=ACCEPTED, owner="Ana Reyes"),
        two: StepChoice(decision=Decision.SKIPPED, reason="The county does it\nuntil 2029."),
        three: StepChoice(owner="<b>Bo</b>", start=3),
    }
    return made.model_copy(update={"steps": steps, "capacities": {3: NO_CAPACITY}})


def test_owner_decision_and_skips_stand_in_the_roadmap(three11: Framework, decided: Assessment) -> None:
    one, two, three = list(decided.steps)
    made = pages(report_pdf("roadmap", Subject(three11, decided, AS_OF)))
    assert flat(f"{three11.features[one].title}.") in made[0]
    assert flat("Ana Reyes Quarter 1, by the end of June 2026 Accepted") in made[0]
    assert flat("Name, date:") in made[0]  # of those that nobody took yet
    whole = "".join(made)
    assert flat("What we decided not to do, and why") in whole
    assert flat(f"{three11.features[two].title} (") in whole
    assert flat("Reason: The county does it until 2029.") in whole
    assert flat("<b>Bo</b>") in whole
    assert flat("In quarter 3 you take on: None: nothing new in this quarter.") in whole
    assert flat("You take on nothing new in this quarter, and yet") in whole
    assert flat(three11.features[three].title) not in made[0]


def test_the_web_page_says_the_same(three11: Framework, decided: Assessment) -> None:
    made = report_html("roadmap", Subject(three11, decided, AS_OF))
    assert "Ana Reyes" in made
    assert "&lt;b&gt;Bo&lt;/b&gt;" in made
    assert "What we decided not to do, and why" in made


def test_without_decisions_nothing_of_this_is_said(three11: Framework, metro_pages: list[str]) -> None:
    whole = "".join(metro_pages)
    for text in ("Accepted", "What we decided not to do", "What the plan of", "What the last plan said", "In quarter"):
        assert flat(text) not in whole


def test_a_later_round_says_what_became_of_the_last_plan(three11: Framework, decided: Assessment) -> None:
    kept = intents(three11, decided, plan(three11, decided, score(three11, decided)), date(2025, 3, 14))
    one, *_ = decided.steps
    answers = dict(decided.answers) | {one: said("yes")}
    later = decided.model_copy(update={"steps": {}, "capacities": {}, "answers": answers, "last_plan": kept})
    whole = "".join(pages(report_pdf("roadmap", Subject(three11, later, AS_OF))))
    assert flat("What the plan of March 14, 2025 said") in whole
    assert flat("Of 3 features: 1 is done") in whole
    assert flat("Accepted. Owner: Ana Reyes. By June 30, 2025.") in whole
    assert flat("Skipped. Why: The county does it until 2029.") in whole
    assert flat("Of 3 features: 1 is done") in pages(report_pdf("brief", Subject(three11, later, AS_OF)))[1]


def test_beside_earlier_answers_what_was_decided_there_is_followed_up(three11: Framework, decided: Assessment) -> None:
    made = report_html("roadmap", Subject(three11, metro(three11), AS_OF, baseline=Baseline(decided)))
    assert "What the last plan said" in made
    assert "Of 3 features: " in made
    assert "What the last plan said" not in report_html(
        "roadmap", Subject(three11, metro(three11), AS_OF, baseline=Baseline(metro(three11)))
    )


@pytest.mark.parametrize("page", ["letter", "a4"])
@pytest.mark.parametrize("population", [9_000, 2_000_000])
def test_the_brief_stays_two_pages_whatever_was_decided(three11: Framework, page: str, population: int) -> None:
    plain = center(three11, says("no"), "The Consolidated Metropolitan Resident Services Center", population)
    plain = plain.model_copy(update={"capacity": "strong"})
    owner = ("The deputy director of resident services and neighborhood engagement for the southern districts " * 2)[
        :MAX_OWNER
    ]
    ids = first_ids(three11, plain)
    skips = [id_ for id_ in three11.features if id_ not in ids]
    steps = {id_: StepChoice(decision=ACCEPTED, owner=owner) for id_ in ids}
    steps |= {id_: StepChoice(decision=Decision.SKIPPED, reason="No. " * (MAX_SKIP_REASON // 4)) for id_ in skips}
    last = {id_: Intent(decision=ACCEPTED, owner=owner, day=date(2025, 3, 14)) for id_ in three11.features}
    answers: dict[str, Answer] = dict(plain.answers)
    made = plain.model_copy(update={"steps": steps, "last_plan": last, "answers": answers})
    first, second = pages(report_pdf("brief", Subject(three11, made, AS_OF, "Dana Ortiz"), page=page))
    assert flat(owner) in first
    assert flat("The plan by quarter") in second
    assert flat("proposed features are left out of the plan") in second
