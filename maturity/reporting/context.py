"""Everything a report may show, computed once: no number is made here, only read from score, plan and explain."""

from __future__ import annotations

from datetime import date
from typing import Any

from markupsafe import Markup

from maturity.assessment.answers import Assessment, By
from maturity.charts.paper import svg
from maturity.charts.profile import stage_profile
from maturity.framework.model import Framework
from maturity.reporting import record, standing, work
from maturity.reporting.dates import spelled
from maturity.reporting.facts import Facts, gather
from maturity.reporting.typed import printable
from maturity.scoring.explain import explain_overall
from maturity.scoring.labels import blank_kind
from maturity.text import Words

NAME, RUNNING_NAME = 200, 60  # characters of the center's name on page one and in running heads


def build(framework: Framework, assessment: Assessment, words: Words, as_of: date, who: str | None) -> dict[str, Any]:
    """Return what templates may show: plain texts and lists, the chart, and `say` and `count` for the words."""
    facts = gather(framework, assessment, words, as_of)
    center = printable(assessment.name, NAME) or words.say("report.no_name")
    # The chart's title and alt text name the center too, so they get the name as it can be printed.
    named = assessment.model_copy(update={"center": {**assessment.center, "name": printable(assessment.name, NAME)}})
    profile = stage_profile(framework, named, facts.result, facts.roadmap.targets, words)
    context = {
        "say": words.say,
        "count": words.count,
        "language": words.language,
        "center": center,
        "center_short": printable(center, RUNNING_NAME),
        "date": spelled(as_of, words),
        "iso_date": as_of.isoformat(),
        "framework": framework.title,
        "version": framework.version_here,
        "checksum": framework.checksum,
        "overall": standing.overall(facts),
        "kind": standing.kind(facts),
        "plan_kind": "stage" if facts.roadmap.targets else "number",
        "plan_order": _order(facts),
        "with_first_steps": any(
            facts.framework.features[one.step.feature].first_step for one in facts.roadmap.first_page
        ),
        "overall_kind": standing.overall_kind(facts),
        "blocked": standing.blocked(facts),
        "aims": standing.aims(facts),
        "guided": framework.guidance == "full",
        "policy": {"blank": blank_kind(framework), "does_not_apply": framework.scoring.does_not_apply},
        "overall_lift": facts.lifts[facts.result.overall.id],
        "overall_why": ()
        if not facts.result.scorable
        else tuple(explain_overall(framework, facts.assessment, facts.result, words)),
        "profile": profile,
        "chart": Markup(svg(profile)),  # noqa: S704 - our own drawing; every text in it is escaped there
        "stages": record.stages(facts),
        "capabilities": standing.capabilities(facts, profile),
        "strengths": standing.strengths(facts, profile),
        "first_page": work.first_page(facts),
        "quarters": work.quarters(facts),
        "projection": standing.projection(facts, profile),
        "find_out": work.find_out(facts),
        "after": work.after(facts),
        "capacity": facts.roadmap.capacity.label,
        "nothing_to_do": facts.roadmap.empty,
        "excluded": record.excluded(facts),
        "annex": record.annex(facts),
        "center_facts": record.center_facts(facts),
        "framework_facts": record.framework_facts(facts, who),
        "how_scored": record.how_scored(facts),
    }
    return context | {"sources": record.sources(facts)}  # last: by now everything has cited what it cites


def _order(facts: Facts) -> str:
    """Return what decides the order of the plan, as its words are called."""
    if facts.roadmap.by is By.SMALLEST_STEP and facts.roadmap.targets:
        return "smallest-step"
    return "stage" if facts.roadmap.targets else "number"
