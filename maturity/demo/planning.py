"""What an invented center decides about its plan, and how the next round begins from that."""

from __future__ import annotations

from datetime import date

from maturity.assessment.answers import Assessment
from maturity.assessment.steps import Decision, StepChoice
from maturity.demo.council import PlanWish
from maturity.framework.model import Framework
from maturity.roadmap.followup import intents
from maturity.roadmap.plan import plan
from maturity.scoring.score import score


def decided(framework: Framework, said: Assessment, wish: PlanWish) -> Assessment:
    """Return an assessment whose plan is decided: the first features accepted, with owners in turn, and one skipped."""
    roadmap = plan(framework, said, score(framework, said))
    proposed = [planned.step.feature for phase in roadmap.phases for planned in phase.planned]
    steps = {
        id_: StepChoice(decision=Decision.ACCEPTED, owner=wish.owners[place % len(wish.owners)])
        for place, id_ in enumerate(proposed[: wish.accept])
    }
    if left := proposed[wish.accept :]:
        steps[left[-1]] = StepChoice(decision=Decision.SKIPPED, reason=wish.skip)
    return said.model_copy(update={"steps": steps})


def followed(framework: Framework, said: Assessment, before: Assessment, day: date) -> Assessment:
    """Return an assessment that knows the plan of the round before, submitted on a day."""
    roadmap = plan(framework, before, score(framework, before))
    return said.model_copy(update={"last_plan": intents(framework, before, roadmap, day)})
