"""The smallest next step in words: these features lift you from one stage to the next."""

from __future__ import annotations

from collections.abc import Sequence

from maturity.assessment.answers import Assessment
from maturity.framework.model import Framework
from maturity.roadmap.smallest import Found, SmallestStep, smallest_steps
from maturity.scoring.result import Result
from maturity.scoring.score import OVERALL
from maturity.text import Words

NAMED = 6  # how many features a sentence names before it counts the rest


def lift_text(framework: Framework, assessment: Assessment, step: SmallestStep, words: Words) -> str:
    """Say what lifts a capability or the whole with the least effort; empty where there is no stage above."""
    if step.found is Found.OUT_OF_REACH:
        return words.say("lift.out_of_reach")
    if step.found is not Found.STEP:
        return ""
    kind = "blocked" if not step.reached else "overall" if step.node == OVERALL else "capability"
    many = len(step.features)
    names = _names(framework, step.features, words)
    values = {"reached": step.reached, "following": step.following, "features": names}
    lines = [words.count(f"lift.{kind}", many, **values)]
    if any(feature.effort for feature in framework.features.values()):
        lines.append(words.count("lift.takes", many, effort=words.count("lift.effort", step.points)))
    else:  # every feature counts the same then
        lines.append(words.say("lift.fewest"))
    if step.prerequisites:
        first = _names(framework, step.prerequisites, words)
        lines.append(words.count("lift.prerequisites", len(step.prerequisites), features=first))
    open_ = [id_ for id_ in step.features if not assessment.answer(id_).settled]
    if open_:
        key = "lift.all_open" if len(open_) == many else "lift.still_open"
        lines.append(words.count(key, len(open_)))
    return " ".join(lines)


def lift_texts(framework: Framework, assessment: Assessment, result: Result, words: Words) -> dict[str, str]:
    """Say it for every capability and for the whole, by id; empty where there is nothing to say."""
    steps = smallest_steps(framework, assessment, result)
    return {id_: lift_text(framework, assessment, step, words) for id_, step in steps.items()}


def part_of_sentence(framework: Framework, step: SmallestStep, words: Words) -> str:
    """Say of one feature which smallest step it belongs to."""
    capability = framework.capability(step.node).title
    values = {"capability": capability, "reached": step.reached, "following": step.following}
    return words.count("lift.part_of", len(step.features), **values)


def _names(framework: Framework, features: Sequence[str], words: Words) -> str:
    titles = [f"“{framework.features[id_].title}”" for id_ in features]
    if len(titles) > NAMED + 1:
        titles = [*titles[:NAMED], words.say("lift.more", n=len(titles) - NAMED)]
    return words.listed(titles)
