"""Why a feature is in the plan, and why there: each step's reasons as sentences."""

from __future__ import annotations

from fractions import Fraction

from maturity.assessment.answers import Assessment, Priority
from maturity.framework.model import Framework
from maturity.roadmap.lifting import part_of_sentence
from maturity.roadmap.order import Step
from maturity.scoring.labels import answer_label, figure
from maturity.text import Words

NAMED = 2  # how many dependents a reason names before it counts the rest


def reasons(framework: Framework, assessment: Assessment, step: Step, words: Words) -> list[str]:
    """Return the reasons for a step, the answer first."""
    feature = framework.features[step.feature]
    capability = framework.capability(step.capability).title
    lines = [_said(framework, assessment, step, words)]
    if step.partly:
        lines.append(words.say("explain.plan.partly"))
    if step.toward:
        stage = f"{step.toward} {framework.stage_name(step.toward)}"
        lines.append(words.say("explain.plan.lifts", stage=stage, capability=capability))
    elif step.lift and (added := figure(framework, step.lift)) != figure(framework, Fraction(0)):
        lines.append(words.say("explain.plan.adds", added=added, capability=capability))
    if step.part_of is not None:
        lines.append(part_of_sentence(framework, step.part_of, words))
    if feature.blocking:
        lines.append(words.say("explain.plan.blocking"))
    elif feature.gate and step.toward:
        lines.append(words.say("explain.plan.gate"))
    if step.needed_for:
        lines.append(_needed_for(framework, step, words))
    if step.priority is Priority.IMPROVE:
        lines.append(words.say("explain.plan.priority", capability=capability))
    if feature.effort:
        effort = words.say(f"common.size.{feature.effort.size.value}")
        lines.append(words.say("explain.plan.worth", benefit=feature.benefit, effort=effort))
    return lines


def _needed_for(framework: Framework, step: Step, words: Words) -> str:
    titles = [f"“{framework.features[id_].title}”" for id_ in step.needed_for]
    if len(titles) <= NAMED + 1:
        return words.say("explain.plan.needed_for", features=words.listed(titles))
    return words.say("explain.plan.needed_for_more", features=", ".join(titles[:NAMED]), more=len(titles) - NAMED)


def _said(framework: Framework, assessment: Assessment, step: Step, words: Words) -> str:
    if step.find_out_first:
        return words.say("explain.plan.find_out")
    if not step.answered:
        return words.say("explain.plan.unanswered")
    return words.say("explain.plan.answered", answer=answer_label(framework, assessment, step.feature, words))
