"""What templates may show, by name: each is a function of the facts, and computed when a template asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from maturity.assessment.answers import By
from maturity.reporting import claimed, drawn, engagement_page, last_plan, record, requests_page, standing, work
from maturity.reporting.dates import spelled
from maturity.reporting.facts import NAME, Facts
from maturity.reporting.typed import printable
from maturity.scoring.explain import explain_overall
from maturity.scoring.labels import blank_kind

SHORT = 12  # features in the short timeline
RUNNING_NAME = 60  # characters of the center's name in running heads


class Views:
    """The views of one subject by name, as templates see them: nothing else of the facts can be reached."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._made: dict[str, Any] = {}

    def __contains__(self, name: object) -> bool:
        return name in VIEWS

    def __getitem__(self, name: str) -> Any:
        """Return a view; KeyError if there is none of that name."""
        if name not in self._made:
            self._made[name] = VIEWS[name](self._facts)
        return self._made[name]


def _center(facts: Facts) -> str:
    return printable(facts.assessment.name, NAME) or facts.words.say("report.no_name")


def _overall_why(facts: Facts) -> tuple[str, ...]:
    if not facts.result.scorable:
        return ()
    return tuple(explain_overall(facts.framework, facts.assessment, facts.result, facts.words))


def _order(facts: Facts) -> str:
    """Return what decides the order of the plan, as its words are called."""
    if facts.roadmap.by is By.SMALLEST_STEP and facts.roadmap.targets:
        return "smallest-step"
    return "stage" if facts.roadmap.targets else "number"


def _first_steps(facts: Facts) -> Iterator[str]:
    for one in facts.roadmap.first_page:
        yield facts.framework.features[one.step.feature].first_step


VIEWS: dict[str, Callable[[Facts], Any]] = {
    # words and names
    "say": lambda facts: facts.words.say,
    "count": lambda facts: facts.words.count,
    "language": lambda facts: facts.words.language,
    "center": _center,
    "center_short": lambda facts: printable(_center(facts), RUNNING_NAME),
    "date": lambda facts: spelled(facts.as_of, facts.words),
    "iso_date": lambda facts: facts.as_of.isoformat(),
    "framework": lambda facts: facts.framework.title,
    "version": lambda facts: facts.framework.version_here,
    # which words fit this framework
    "kind": standing.kind,
    "overall_kind": standing.overall_kind,
    "plan_kind": lambda facts: "stage" if facts.roadmap.targets else "number",
    "plan_order": _order,
    "guided": lambda facts: facts.framework.guidance == "full",
    "policy": lambda facts: {
        "blank": blank_kind(facts.framework),
        "does_not_apply": facts.framework.scoring.does_not_apply,
    },
    # where the center stands
    "overall": standing.overall,
    "overall_why": _overall_why,
    "overall_lift": lambda facts: facts.lifts[facts.result.overall.id],
    "blocked": standing.blocked,
    "aims": standing.aims,
    "stages": record.stages,
    "capabilities": standing.capabilities,
    "strengths": standing.strengths,
    "has_peers": lambda facts: facts.subject.peers is not None,
    # charts
    "profile": drawn.profile,
    "timeline": drawn.timeline,
    "timeline_short": lambda facts: drawn.timeline(facts, SHORT),
    "against": drawn.against,
    "since": drawn.since,
    "changes": standing.changes,
    # what to do
    "first_page": work.first_page,
    "with_first_steps": lambda facts: any(_first_steps(facts)),
    "quarters": work.quarters,
    "projection": standing.projection,
    "leads": standing.leads,
    "leads_intro": standing.leads_intro,
    "find_out": work.find_out,
    "after": work.after,
    "skipped": work.skipped,
    "done": work.done,
    "last_plan": last_plan.view,
    "claimed": claimed.view,
    "capacity": lambda facts: facts.roadmap.capacity.label,
    "nothing_to_do": lambda facts: facts.roadmap.empty,
    # what was measured
    "requests_page": requests_page.view,
    "engagement_page": engagement_page.view,
    # the record
    "excluded": record.excluded,
    "annex": record.annex,
    "tally": record.tally,
    "sources": record.sources,
    "center_facts": record.center_facts,
    "framework_facts": record.framework_facts,
    "how_scored": record.how_scored,
}
